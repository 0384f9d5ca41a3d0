#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/live_parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 8, kLeastQuestion = 22, kLeastPassage = 36;

Chrome ballot_chrome(Sheet& sheet) {
    Chrome chrome;
    chrome.title = sheet.say(words::live_vote_title);
    Button skip{"skip", sheet.say(words::skip), "skip", flow::action::LiveNoVote{}};
    Button give{"live.give", sheet.say(words::live_vote_give), "next", flow::action::LiveGive{}};
    give.icon_at_end = true;
    skip.at_least = give.at_least = 58;
    give.disabled = !sheet.model().live.ballot;
    give.primary = !give.disabled;
    chrome.end = {skip, give};
    return chrome;
}

// Large cards for what is no face: as many columns as keep the words large.
struct Grid {
    std::size_t columns = 1;
    float w = 0, h = 0;
};

Grid grid_of(std::size_t n, const Box& room) {
    Grid grid;
    n = std::max<std::size_t>(n, 1);
    grid.columns = n > 3 && room.w > 180 ? (room.w > 300 && n > 4 ? 3 : 2) : n <= 3 && room.w > 220 ? n : 1;
    const auto columns = static_cast<float>(grid.columns);
    const auto rows = static_cast<float>((n + grid.columns - 1) / grid.columns);
    grid.w = (room.w - kGap * (columns - 1)) / columns;
    grid.h = std::clamp((room.h - kGap * (rows - 1)) / rows, mm::kTargetFloor, 60.0F);
    return grid;
}

void draw_card(Sheet& sheet, const LiveAnswer& answer, const Box& box) {
    const bool chosen = sheet.model().live.ballot == answer.vote;
    draw_surface(sheet, box, chosen || sheet.held(answer.id));
    const float side = answer.icon.empty() ? 0 : std::min(30.0F, box.h - 8);
    const float gap = side > 0 ? 6 : 0;
    const auto words = as_large_as_fits(sheet, answer.label, box.w - 16 - side - gap, box.h - 6,
                                        mm::kTextTitle, true, side > 0 ? Align::start : Align::centre);
    float x = box.x + (box.w - side - gap - words.w) / 2;
    if (side > 0) icon(sheet, answer.icon, {x, box.y + (box.h - side) / 2, side, side}, sheet.theme().ink);
    x += side + gap;
    put_label(sheet, words, {x, box.y, words.w + .1F, box.h}, sheet.theme().ink);
    if (chosen) tick_badge(sheet, box.right() - 3, box.y + 3, 14);
    auto& item = sheet.item(answer.id, access::Role::radio, answer.label, box);
    item.action = flow::action::LiveTouch{answer.vote};
    item.chosen = chosen;
    item.personal = true;
}

void draw_cards(Sheet& sheet, const std::vector<LiveAnswer>& answers, const Box& room) {
    const auto grid = grid_of(answers.size(), room);
    const auto rows = static_cast<float>((answers.size() + grid.columns - 1) / grid.columns);
    const float used = rows * grid.h + (rows - 1) * kGap;
    sheet.group("faces", sheet.say(words::scan_group_answers));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto column = static_cast<float>(i % grid.columns), row = static_cast<float>(i / grid.columns);
        draw_card(sheet, answers[i],
                  {room.x + column * (grid.w + kGap), room.y + (room.h - used) / 2 + row * (grid.h + kGap),
                   grid.w, grid.h});
    }
    sheet.group("");
}

Button not_sure_button(Sheet& sheet) {
    const auto answer = not_sure(sheet);
    Button b{answer.id, answer.label, answer.icon, flow::action::LiveTouch{answer.vote}};
    b.role = access::Role::radio;
    b.chosen = b.primary = sheet.model().live.ballot == answer.vote;
    b.personal = true;
    return b;
}

// Who can see it now, and what is shown later: side by side where there is room, small on purpose.
float draw_privacy(Sheet& sheet, const Box& main, float bottom) {
    const Style style{mm::kTextSmall, false, Align::centre, true};
    const auto both = sheet.say(words::live_vote_near) + sheet.say(words::live_vote_private);
    const auto block = sheet.block(both, style, main.w);
    put_top(sheet, "live.private", block, main.x, bottom - ink_of(block), main.w);
    return ink_of(block) + 4;
}

// With its picture, as where somebody answers alone, if there is room; a question of their own has none.
void draw_question(Sheet& sheet, const Box& box) {
    const auto& question = sheet.model().live.question;
    const auto line = question_of(sheet, question);
    if (const auto picture = symbol_of(sheet, question); !picture.empty() && box.h >= kLeastPassage) {
        draw_passage(sheet, picture, {{{}, {}, line}}, box);
        return;
    }
    put_middle(sheet, "question",
               as_large_as_fits(sheet, line, box.w, box.h, 24 * scale_of(sheet), true, Align::centre), box,
               access::Role::heading);
}

void draw_face_row(Sheet& sheet, const FacesPlan& plan, const Box& box) {
    FacesUse use;
    use.chosen = sheet.model().live.ballot.value_or(0);
    use.action = [](int face) { return flow::action::LiveTouch{static_cast<pledge::LiveVote>(face)}; };
    draw_faces(sheet, plan, box, use);
}

float least_answers(Sheet& sheet, float w) {
    const auto& question = sheet.model().live.question;
    if (question.kind == LiveKind::faces) return plan_faces(sheet, w, 0).height;
    const auto n = answers_of(sheet, question).size();
    const auto grid = grid_of(n, {0, 0, w, 0});
    const auto rows = static_cast<float>((n + grid.columns - 1) / grid.columns);
    return rows * grid.h + (rows - 1) * kGap;
}

// What can be chosen, from the foot of the room up; returns where it begins.
float draw_choices(Sheet& sheet, const Box& main, float most) {
    const auto& question = sheet.model().live.question;
    const std::vector<Button> other = {not_sure_button(sheet)};
    const float other_h = height_of_row(sheet, other, main.w);
    const float others_y = main.bottom() - other_h;
    const float wanted = std::max(most * .62F, std::min(most, 84.0F));
    const bool faces = question.kind == LiveKind::faces;
    const auto plan = plan_faces(sheet, main.w, wanted);
    const float h = faces ? plan.height : std::max(least_answers(sheet, main.w), wanted);
    const float y = others_y - kGap - h;
    if (faces)
        draw_face_row(sheet, plan, {main.x, y, main.w, h});
    else
        draw_cards(sheet, answers_of(sheet, question), {main.x, y, main.w, h});
    sheet.group("other", sheet.say(words::scan_group_other));
    draw_row(sheet, other, {main.x, others_y, main.w, other_h}, {kGap, Align::centre});
    sheet.group("");
    return y;
}

}  // namespace

// On a small panel the question comes first, alone, as where somebody answers alone.
void draw_live_ballot(Sheet& sheet) {
    auto chrome = ballot_chrome(sheet);
    const float room = sheet.width() - 2 * edge_of(sheet);
    const float other_h = height_of_row(sheet, {not_sure_button(sheet)}, room);
    const float least = least_answers(sheet, room) + kGap + other_h;
    chrome.controls = least;
    const auto frame = frame_of(sheet, chrome);
    auto main = frame.main;
    const float bank = sheet.low() ? main.bottom() : frame.whole.bottom();
    draw_valley(sheet, {bank - other_h - 24, frame.bank});
    auto upper = frame.upper;
    auto& over = sheet.low() ? upper : main;  // within reach it stands with the question
    over.h -= draw_privacy(sheet, over, over.bottom());
    const bool two_steps = !sheet.low() && main.h < least + kGap + kLeastQuestion;
    if (two_steps && sheet.model().page == 0) {
        chrome.end.back() = next_page(sheet, 0);
        draw_question(sheet, main);
        return draw_chrome(sheet, chrome);
    }
    const float question_h = two_steps || sheet.low() ? 0 : kLeastQuestion + kGap;
    const float y = draw_choices(sheet, main, main.h - other_h - kGap - question_h);
    if (sheet.low()) draw_question(sheet, upper);
    if (!sheet.low() && !two_steps) draw_question(sheet, {main.x, main.y, main.w, y - kGap - main.y});
    draw_chrome(sheet, chrome);
}

// Nothing of the question and nothing of a vote: what the next person may see of the one before.
void draw_live_cover(Sheet& sheet) {
    Chrome chrome;
    chrome.back = false;
    chrome.end = {{"live.passed", sheet.say(words::live_vote_all), "check", flow::action::LivePassed{}}};
    Button ready{"live.ready", sheet.say(words::live_cover_ready), "next", flow::action::LiveReady{}};
    ready.primary = ready.icon_at_end = true;
    ready.text = mm::kTextTitle;
    ready.at_least = 130;
    ready.height = 40;
    const float room = sheet.width() - 2 * edge_of(sheet);
    const float ready_w = width_of(sheet, ready, room), ready_h = height_of(sheet, ready, ready_w);
    chrome.controls = ready_h + 20;
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    draw_valley(sheet, {frame.bank - 30, frame.bank, true, .86F, frame.whole.y + 24, false});
    const Box words = sheet.low() ? frame.upper : Box{main.x, main.y, main.w, main.h - ready_h - kGap};
    const float unit = scale_of(sheet);
    put_said(sheet,
             {words.x + (words.w - std::min(words.w, 400 * unit)) / 2, words.y, std::min(words.w, 400 * unit),
              words.h},
             sheet.say(words::live_cover_title),
             sheet.say(words::live_cover_line) + sheet.say(words::live_vote_private));
    const float ready_y = sheet.low() ? main.y + (main.h - ready_h) / 2 : main.bottom() - ready_h - 2;
    draw(sheet, ready, {main.x + (main.w - ready_w) / 2, ready_y, ready_w, ready_h});
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
