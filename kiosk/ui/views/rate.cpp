#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <cmath>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kBetween = 7, kGoodQuestion = 34, kLeastQuestion = 32;

std::vector<Button> other_answers(Sheet& sheet, Say chosen) {
    const auto one = [&](const char* id, const text::Key& key, const char* icon_name, Say say) {
        Button b{id, sheet.say(key), icon_name, flow::action::Choose{say}};
        b.role = access::Role::radio;
        b.chosen = b.primary = chosen == say;
        b.personal = true;
        return b;
    };
    return {one("say.not-sure", words::say_not_sure, "not-sure", Say::not_sure),
            one("say.not-for-me", words::say_not_for_me, "not-for-me", Say::not_for_me),
            one("say.dont-understand", words::say_dont_understand, "dont-understand", Say::dont_understand)};
}

// From the most words to the fewest, as the child chose; what does not fit gives way to less.
std::vector<Passage> ways_to_say(Sheet& sheet, const Point& p) {
    const auto of = [&](const char* field, const std::string& english) {
        return sheet.of_pack(p.id.text + "/" + field, english);
    };
    const auto question = of("question", p.rate_question);
    const Passage more{of("pictures", p.pictures), p.more.empty() ? Line{} : of("more", p.more), question};
    const Passage titled{more.title, of("few", p.few), question};
    const Passage named{more.title, {}, question};  // the statement says no more than the question does
    const Passage few{{}, titled.body, question};
    const Passage alone{{}, {}, question};
    Line caption = of("rate-pictures", p.rate_pictures);
    caption.spoken = question.spoken;  // the voice says the question
    switch (sheet.model().looks().depth) {
        case flow::Depth::more:
            if (p.more.empty()) return {titled, named, few, alone};
            return {more, titled, named, few, alone};
        case flow::Depth::few:
            return {few, alone};
        case flow::Depth::pictures:
            return {{{}, {}, caption}};
    }
    return {alone};
}

struct Rows {
    FacesPlan faces;
    float others = 0, question = 0, question_y = 0, faces_y = 0, others_y = 0;
};

// Long words on a small panel: the answers beside the faces go without their pictures before a row is lost.
std::vector<Button> answers_that_fit(Sheet& sheet, const Box& main, Say chosen) {
    auto others = other_answers(sheet, chosen);
    const float room = main.h - plan_faces(sheet, main.w, 0).height - 2 * kBetween;
    if (height_of_row(sheet, others, main.w, {8, Align::centre}) > room)
        for (auto& b : others) {
            b.icon.clear();
            b.tight = true;
            b.at_most = (main.w - 16.1F) / 3;
        }
    return others;
}

Rows rows_of(Sheet& sheet, const Box& main, const std::vector<Button>& others, bool with_question) {
    Rows rows;
    rows.others = others.empty() ? 0 : height_of_row(sheet, others, main.w, {8, Align::centre}) + kBetween;
    const float most = main.h - rows.others - (with_question ? kGoodQuestion + kBetween : 0);
    // faces as in the design where there is room for the words above them, smaller where there is not
    const float wanted = with_question ? std::max(most * .58F, std::min(most, 75.0F)) : most;
    rows.faces = plan_faces(sheet, main.w, wanted);
    rows.question = std::max(0.0F, main.h - rows.others - rows.faces.height - kBetween);
    rows.question_y = main.y;
    rows.faces_y =
        with_question ? main.y + rows.question + kBetween : main.y + std::max(0.0F, rows.question / 2);
    rows.others_y = rows.faces_y + rows.faces.height + kBetween;
    return rows;
}

Chrome rate_chrome(Sheet& sheet) {
    const auto& model = sheet.model();
    Chrome chrome;
    chrome.path = true;
    Button skip{"skip", sheet.say(words::skip), "skip", flow::action::Skip{}};
    Button next{"next", sheet.say(words::nav_next), "next", flow::action::Next{}};
    skip.at_least = next.at_least = 58;
    next.icon_at_end = true;
    const bool question_page = model.two_step && model.page == 0;
    next.disabled = !question_page && model.visit.answers[flow::current_index(model)].say == Say::nothing;
    next.primary = !next.disabled;
    chrome.end = {skip, next};
    return chrome;
}

void draw_answers(Sheet& sheet, const Rows& rows, const Box& main, const std::vector<Button>& others,
                  Say chosen) {
    if (!sheet.model().faces_shown) return;
    draw_faces(sheet, rows.faces, {main.x, rows.faces_y, main.w, rows.faces.height}, chosen);
    if (others.empty()) return;
    sheet.group("other", sheet.say(words::scan_group_other));
    draw_row(sheet, others, {main.x, rows.others_y, main.w, rows.others}, {8, Align::centre});
    sheet.group("");
}

// For faces as small as they may be, and the other answers.
Chrome with_room(Sheet& sheet, Chrome chrome) {
    const float room = sheet.width() - 2 * edge_of(sheet);
    const auto others = other_answers(sheet, Say::nothing);
    chrome.controls = plan_faces(sheet, room, 0).height + kBetween +
                      height_of_row(sheet, others, room, {8, Align::centre}) + kBetween;
    return chrome;
}

// Where the question stands: over the faces, or within reach in the upper half.
Box question_box(const Sheet& sheet, const PageFrame& frame, const Rows& rows) {
    if (sheet.low()) return frame.upper;
    return {frame.main.x, rows.question_y, frame.main.w, rows.question};
}

}  // namespace

bool question_and_faces_part(Sheet& sheet) {
    const auto frame = frame_of(sheet, with_room(sheet, rate_chrome(sheet)));
    if (sheet.low()) return frame.upper.h < kLeastQuestion;
    const auto rows = rows_of(sheet, frame.main, other_answers(sheet, Say::nothing), true);
    return rows.question < kLeastQuestion;
}

void draw_rate(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto* point = flow::current_point(model);
    const auto chosen = model.visit.answers[flow::current_index(model)].say;
    const auto chrome = with_room(sheet, rate_chrome(sheet));
    const auto frame = frame_of(sheet, chrome);
    const auto others = answers_that_fit(sheet, frame.main, chosen);
    if (model.two_step && model.page == 0) {
        draw_valley(sheet, {frame.whole.bottom() - 12, frame.bank});
        draw_passage(sheet, model.offer->pack.symbol_of(*point), ways_to_say(sheet, *point), frame.whole);
        return draw_chrome(sheet, chrome);
    }
    const bool with_question = !model.two_step;
    const auto rows = rows_of(sheet, frame.main, others, with_question && !sheet.low());
    draw_valley(sheet, {rows.faces_y + rows.faces.diameter * .34F, frame.bank});
    if (with_question)
        draw_passage(sheet, model.offer->pack.symbol_of(*point), ways_to_say(sheet, *point),
                     question_box(sheet, frame, rows));
    draw_answers(sheet, rows, frame.main, others, chosen);
    draw_chrome(sheet, chrome);
}

void draw_practice(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto question =
        sheet.say(model.visit.second_practice ? words::practice_question_2 : words::practice_question);
    Chrome chrome;
    chrome.title = model.two_step ? question : sheet.say(words::practice_title);
    Button again{"again", sheet.say(words::practice_again), "again", flow::action::PracticeAgain{}};
    Button next{"next", sheet.say(words::practice_go), "next", flow::action::Next{}};
    next.primary = next.icon_at_end = true;
    chrome.end = {again, next};
    chrome.controls = plan_faces(sheet, sheet.width() - 2 * edge_of(sheet), 0).height + 20;
    const auto frame = frame_of(sheet, chrome);
    const bool low = frame.main.h < 90;
    const auto kept =
        sheet.block(sheet.say(model.visit.practice ? words::practice_done : words::practice_not_kept),
                    {low ? mm::kTextSmall : mm::kTextBody, false, Align::centre, low}, frame.main.w);
    const Box main{frame.main.x, frame.main.y, frame.main.w, frame.main.h - kept.h - (low ? 2 : 6)};
    const auto rows = rows_of(sheet, main, {}, !model.two_step && !sheet.low());
    draw_valley(sheet, {rows.faces_y + rows.faces.diameter * .34F, frame.bank});
    if (!model.two_step)
        draw_passage(sheet, model.visit.second_practice ? "rain" : "ice-cream",
                     {{{}, sheet.say(words::practice_line), question}, {{}, {}, question}},
                     question_box(sheet, frame, rows));
    draw_answers(sheet, rows, main, {}, model.visit.practice.value_or(Say::nothing));
    sheet.words("kept", kept, frame.main.x, frame.main.bottom() - kept.h, sheet.theme().ink, frame.main.w);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
