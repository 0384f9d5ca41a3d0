#include "kiosk/flow/live.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/live_bars.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kLowResult = 130;  // millimetres; a lower page has no room for more than the rows

// The question over what is said about it, with its picture.
struct Asked {
    Block block;
    Box box;
    std::string symbol;
    float picture = 0;
};

Asked asked_of(Sheet& sheet, const Box& main, float most_h) {
    const auto& question = sheet.model().live.question;
    const float unit = scale_of(sheet);
    Asked asked;
    asked.symbol = symbol_of(sheet, question);
    asked.picture = asked.symbol.empty() ? 0 : std::min(34 * unit, most_h);
    const float before = asked.picture > 0 ? asked.picture + 8 * unit : 0;
    asked.block = as_large_as_fits(sheet, question_of(sheet, question), main.w - before, most_h, 24 * unit);
    asked.box = {main.x + before, main.y, main.w - before,
                 std::max(asked.picture * .97F, ink_of(asked.block))};
    return asked;
}

void draw_asked(Sheet& sheet, const Asked& asked, float x) {
    const float h = asked.picture * .97F;
    if (asked.picture > 0)
        window(sheet, asked.symbol, {x, asked.box.y + (asked.box.h - h) / 2, asked.picture, h});
    put_middle(sheet, "question", asked.block, asked.box, access::Role::heading);
}

Box under(const Box& main, float top, float below) {
    return {main.x, top, main.w, below - 5 - top};
}

std::vector<Button> shown_buttons(Sheet& sheet) {
    std::vector<Button> out;
    if (flow::live_can_ask_again(sheet.model()))
        out.push_back(
            leading_button(sheet, "live.again", words::live_again, "again", flow::action::LiveAgain{}));
    out.push_back(
        leading_button(sheet, "live.promise", words::live_promise_title, "", flow::action::LivePromise{}));
    auto next =
        leading_button(sheet, "live.another", words::nav_next, "next", flow::action::LiveAnother{}, true);
    next.label.spoken = sheet.say(words::live_next).spoken;
    out.push_back(next);
    return out;
}

}  // namespace

void draw_live_closed(Sheet& sheet) {
    const auto& live = sheet.model().live;
    auto show = leading_button(sheet, "live.reveal", words::live_reveal_show, "show",
                               flow::action::LiveReveal{}, true);
    auto longer =
        leading_button(sheet, "live.longer", words::live_longer, "clock", flow::action::LiveLonger{});
    show.label.spoken = sheet.say(words::live_reveal).spoken;
    show.disabled = longer.disabled = live.counting;
    const auto chrome = leading(sheet, {longer, show});
    const auto frame = frame_of(sheet, chrome);
    const auto in = sheet.say(words::live_vote_in, {{"count", std::to_string(live.votes_in())}});
    const float below =
        draw_band(sheet, frame, {"live.in", "live.private", in, sheet.say(words::live_vote_private)});
    const auto asked = asked_of(sheet, frame.whole, frame.whole.h * .26F);
    draw_asked(sheet, asked, frame.whole.x);
    put_said(sheet, under(frame.whole, asked.box.bottom() + 6, below), sheet.say(words::live_closed),
             sheet.say(words::live_closed_line));
    draw_chrome(sheet, chrome);
}

namespace {

// What is between the question and the near bank: on a low panel the rows have the place of "let us talk".
struct Shown {
    PageFrame frame;
    Asked asked;
    Box room;
    Band band;
    bool talk = true;
};

Shown shown_of(Sheet& sheet, const Chrome& chrome) {
    Shown shown;
    shown.frame = frame_of(sheet, chrome);
    const auto& main = shown.frame.whole;
    shown.talk = main.h > kLowResult;
    shown.band = {"live.talk", "live.talk.line", sheet.say(words::live_talk),
                  sheet.say(words::live_talk_line)};
    shown.asked = asked_of(sheet, main, main.h * .15F);
    const float below = shown.talk ? top_of_band(sheet, shown.frame, shown.band) : shown.frame.bank - 2;
    shown.room = under(main, shown.asked.box.bottom() + 6, below);
    return shown;
}

void draw_round(Sheet& sheet, const Shown& shown) {
    if (shown.talk)
        draw_band(sheet, shown.frame, shown.band);
    else
        draw_valley(sheet, {shown.frame.bank, shown.frame.bank, false, -1, 0, false});
    draw_asked(sheet, shown.asked, shown.frame.whole.x);
}

Block word_note(Sheet& sheet, const Box& room) {
    if (sheet.model().live.shown.as != flow::LiveShown::As::words) return {};
    return as_large_as_fits(sheet, sheet.say(words::live_reveal_words), room.w, room.h * .2F,
                            13 * scale_of(sheet), false);
}

// As many rows as there is room for; where that is not all, a button turns pages, and takes room itself.
std::size_t pages_of(Sheet& sheet, const std::vector<ResultRow>& rows, Chrome& chrome, Shown& shown) {
    const auto count = [&] {
        const auto note = word_note(sheet, shown.room);
        shown.room.h -= note.h > 0 ? ink_of(note) + 6 : 0;
        const auto fit = rows_that_fit(sheet, rows, shown.room);
        return (rows.size() + fit - 1) / fit;
    };
    if (count() == 1) return 1;
    chrome.end.insert(chrome.end.begin(),
                      {"live.rows", sheet.say(words::settings_choosing_more), "plus", flow::action::Page{0}});
    shown = shown_of(sheet, chrome);
    const auto pages = std::max<std::size_t>(2, count());
    const auto page = std::min(static_cast<std::size_t>(std::max(0, sheet.model().page)), pages - 1);
    chrome.end.front().action = flow::action::Page{static_cast<int>((page + 1) % pages)};
    return pages;
}

}  // namespace

void draw_live_shown(Sheet& sheet) {
    auto chrome = leading(sheet, shown_buttons(sheet));
    auto shown = shown_of(sheet, chrome);
    if (sheet.model().live.shown.as == flow::LiveShown::As::nothing) {
        draw_round(sheet, shown);
        put_said(sheet, shown.room, sheet.say(words::live_reveal_not_enough),
                 sheet.say(words::live_reveal_not_enough_why));
        return draw_chrome(sheet, chrome);
    }
    const auto rows = result_rows(sheet);
    const auto pages = pages_of(sheet, rows, chrome, shown);
    draw_round(sheet, shown);
    const auto page = std::min(static_cast<std::size_t>(std::max(0, sheet.model().page)), pages - 1);
    const auto each = (rows.size() + pages - 1) / pages, from = std::min(page * each, rows.size());
    draw_result(sheet, rows, from, std::min(rows.size(), from + each), shown.room);
    if (const auto note = word_note(sheet, shown.room); note.h > 0)
        put_top(sheet, "live.words", note, shown.room.x, shown.room.bottom() + 5, shown.room.w);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
