#include "kiosk/ui/views/live_parts.h"

#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"

#include <algorithm>
#include <map>

#include "words/kiosk.h"

namespace pledge::ui {

float ink_of(const Block& block) {
    return block.shape.picture ? block.ink_bottom - block.ink_top : 0;
}

float overhang_of(const Sheet& sheet, const Block& block) {
    if (!block.shape.picture) return 0;
    const auto wide = static_cast<float>(block.shape.picture->width());
    const float most = std::max(-block.shape.left, block.shape.left + wide - block.shape.width);
    return most * 100 / static_cast<float>(sheet.px(100));
}

Block as_large_as_fits(Sheet& sheet, const Line& line, float w, float h, float most, bool bold, Align align) {
    constexpr float kStep = .93F;
    Block block;
    for (float size = std::max(most, mm::kTextSmall);; size = std::max(size * kStep, mm::kTextSmall)) {
        block = sheet.block(line, {size, bold, align, true}, w);
        const bool fits =
            block.w <= w + .1F && ink_of(block) <= h && overhang_of(sheet, block) <= kMostOverhang;
        if (fits || size <= mm::kTextSmall) return block;
    }
}

void put_middle(Sheet& sheet, const std::string& id, const Block& block, const Box& box, access::Role role) {
    put_top(sheet, id, block, box.x, box.y + (box.h - ink_of(block)) / 2, box.w, role);
}

float put_top(Sheet& sheet, const std::string& id, const Block& block, float x, float y, float w,
              access::Role role) {
    if (!block.shape.picture) return y;
    sheet.words(id, block, x, y - block.ink_top, sheet.theme().ink, w, role);
    return y + ink_of(block);
}

void put_label(Sheet& sheet, const Block& block, const Box& box, Colour colour) {
    const float y = box.y + (box.h - ink_of(block)) / 2;
    sheet.put(block, box.x, y - block.ink_top, colour, box.w);
    const float x = block.align == Align::centre ? box.x + (box.w - block.w) / 2 : box.x;
    sheet.contained.push_back(
        {block.line.text, sheet.to_px({x, y, block.w, ink_of(block)}), sheet.to_px(box)});
}

void put_said(Sheet& sheet, const Box& room, const Line& title, const Line& line) {
    const float unit = scale_of(sheet), gap = 10 * unit;
    const auto heading = as_large_as_fits(sheet, title, room.w, room.h * .5F, 44 * unit, true, Align::centre);
    const auto below = as_large_as_fits(sheet, line, room.w, room.h * .35F, 24 * unit, false, Align::centre);
    const float h = ink_of(heading) + gap + ink_of(below);
    float y = room.y + std::max(0.0F, (room.h - h) / 2);
    y = put_top(sheet, "heading", heading, room.x, y, room.w, access::Role::heading) + gap;
    put_top(sheet, "line", below, room.x, y, room.w);
}

namespace {

// The kiosk's language for the first letter that is of one of its scripts; UTF-8 of two bytes or three.
std::string written_in(const std::string& text) {
    const auto byte_at = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = byte_at(i);
        const bool latin = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        if (latin || (byte >= 0xC3 && byte <= 0xC9)) return "en";
        if (byte >= 0xD8 && byte <= 0xDB) return "ur";
        if (byte == 0xE0 && (byte_at(i + 1) == 0xA8 || byte_at(i + 1) == 0xA9)) return "pa";
    }
    return "";
}

}  // namespace

Line as_typed(const Sheet& sheet, const std::string& text) {
    Line line;
    line.text = line.spoken = text;
    const auto script_of = [&](const std::string& language) {
        Line of;
        of.language = language;
        return sheet.kit.wording.setting_of(sheet.model().language, of).script;
    };
    const auto written = written_in(text);
    if (!written.empty() && script_of(written) != script_of("")) line.language = written;
    return line;
}

std::string apart(const std::string& code) {
    std::string out;
    for (const char digit : code) out += (out.empty() ? "" : "\u00A0") + std::string(1, digit);
    return out;
}

Line question_of(Sheet& sheet, const flow::LiveQuestion& question) {
    const auto& offer = sheet.model().offer;
    if (!question.point || !offer || *question.point >= offer->pack.points.size())
        return as_typed(sheet, question.typed);
    const auto& point = offer->pack.points[*question.point];
    return sheet.of_pack(point.id.text + "/question", point.rate_question);
}

std::string symbol_of(const Sheet& sheet, const flow::LiveQuestion& question) {
    const auto& offer = sheet.model().offer;
    if (!question.point || !offer || *question.point >= offer->pack.points.size()) return {};
    return offer->pack.symbol_of(offer->pack.points[*question.point]);
}

std::vector<LiveAnswer> answers_of(Sheet& sheet, const flow::LiveQuestion& question) {
    std::vector<LiveAnswer> out;
    if (question.kind == LiveKind::faces) {
        const bool three = sheet.model().looks().three_faces;
        for (const int face : three ? std::vector{1, 3, 5} : std::vector{1, 2, 3, 4, 5})
            out.push_back({"face." + std::to_string(face), words_of_face(sheet, face), face, "",
                           static_cast<pledge::LiveVote>(face)});
    } else if (question.kind == LiveKind::yes_no) {
        out.push_back({"live.choice.1", sheet.say(words::face3_5), 0, "check", 1});
        out.push_back({"live.choice.2", sheet.say(words::face3_1), 0, "cross", 2});
    } else {
        for (const auto& choice : question.choices) {
            const auto number = out.size() + 1;
            out.push_back({"live.choice." + std::to_string(number), as_typed(sheet, choice), 0, "",
                           static_cast<pledge::LiveVote>(number)});
        }
    }
    return out;
}

LiveAnswer not_sure(Sheet& sheet) {
    return {"say.not-sure", sheet.say(words::say_not_sure), 0, "not-sure", 0};
}

Button leading_button(Sheet& sheet, const char* id, const text::Key& words, const char* icon,
                      flow::Action action, bool primary) {
    Button b{id, sheet.say(words), icon, std::move(action)};
    b.primary = primary;
    b.icon_at_end = std::string_view(icon) == "next";
    return b;
}

Line strip_of(Sheet& sheet) {
    using Step = flow::LiveStep;
    static const std::map<Step, const text::Key*> kWords = {
        {Step::choose, &words::live_strip_choose},
        {Step::type, &words::live_strip_type},
        {Step::type_choices, &words::live_strip_answers},
        {Step::ask, &words::live_strip_ask},
        {Step::wait_for_all, &words::live_strip_join},
        {Step::vote_all_again, &words::live_strip_asked_again},
        {Step::vote_phones_again, &words::live_strip_phones_again},
        {Step::poll_lost, &words::live_strip_poll_lost},
        {Step::wait_for_votes, &words::live_strip_vote},
        {Step::count_paper, &words::live_strip_paper},
        {Step::show, &words::live_strip_closed},
        {Step::counting, &words::review_saving},
        {Step::nothing, &words::live_strip_nothing},
        {Step::talk, &words::live_strip_talk},
        {Step::decide, &words::live_strip_promise},
        {Step::read_back, &words::live_strip_read_back},
        {Step::leave, &words::live_strip_leave},
    };
    const auto at = kWords.find(flow::live_step(sheet.model()));
    return at == kWords.end() ? Line{} : sheet.say(*at->second);
}

Chrome leading(Sheet& sheet, std::vector<Button> end) {
    Chrome chrome;
    chrome.stop = chrome.back = chrome.leave = false;
    chrome.finish = Button{"live.end", sheet.say(words::live_end), "check", flow::action::LiveEnd{}};
    chrome.note = strip_of(sheet);
    chrome.note_whole = true;
    chrome.end = std::move(end);
    return chrome;
}

namespace {

struct BandPlan {
    Block start, end;
    bool rows = false;  // one over the other
    float h = 0;
};

BandPlan plan_of(Sheet& sheet, const Box& main, const Band& band) {
    BandPlan p;
    const float most = 15 * scale_of(sheet);
    const bool both = !band.start.empty() && !band.end.empty();
    const float half = both ? (main.w - 3 * mm::kSpaceGap) / 2 : main.w;
    p.start = as_large_as_fits(sheet, band.start, main.w, most * 1.6F, most);
    p.end = as_large_as_fits(sheet, band.end, main.w, most * 1.6F, most * .9F, false, Align::end);
    const bool stacked = both && p.start.w + p.end.w + mm::kSpaceGap > main.w;
    p.rows = stacked && 2 * half <= 150;
    if (stacked && !p.rows) {  // each in its half, on as many lines as it needs
        p.start = as_large_as_fits(sheet, band.start, half, most * 1.3F, most);
        p.end = as_large_as_fits(sheet, band.end, half, most * 2.4F, most * .8F, false, Align::end);
    }
    const float start = ink_of(p.start), end = ink_of(p.end);
    p.h = (p.rows ? start + 4 + end : std::max(start, end)) + 8;
    return p;
}

}  // namespace

float top_of_band(Sheet& sheet, const PageFrame& frame, const Band& band) {
    return frame.bank - 4 - plan_of(sheet, frame.whole, band).h;
}

float draw_band(Sheet& sheet, const PageFrame& frame, const Band& band) {
    const auto& main = frame.whole;
    const auto p = plan_of(sheet, main, band);
    const float top = frame.bank - 4 - p.h;
    draw_valley(sheet, {top, frame.bank, false, -1, 0, false});
    const Box line{main.x, top, main.w, p.h};
    const float start = ink_of(p.start), end = ink_of(p.end);
    if (!band.start.empty())
        put_middle(sheet, band.start_id, p.start, p.rows ? Box{line.x, top + 4, line.w, start} : line);
    if (!band.end.empty())
        put_middle(sheet, band.end_id, p.end, p.rows ? Box{line.x, top + 8 + start, line.w, end} : line);
    return top;
}

}  // namespace pledge::ui
