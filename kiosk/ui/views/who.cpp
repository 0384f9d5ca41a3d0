#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

// Two or three large choices side by side, or one above the other on a narrow panel, with a line below them.
void draw_choices(Sheet& sheet, Chrome chrome, const std::vector<Card>& cards, const Line& below) {
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    const auto note =
        below.empty() ? Block{} : sheet.block(below, {mm::kTextBody, false, Align::centre, false}, main.w);
    const float n = static_cast<float>(cards.size()), gap = 8;
    const bool side_by_side = (main.w - gap * (n - 1)) / n >= 100;
    const float w = side_by_side ? (main.w - gap * (n - 1)) / n : main.w;
    const float room = main.h - (note.h > 0 ? note.h + 8 : 0);
    const float each = side_by_side ? room : (room - gap * (n - 1)) / n;
    float needed = 0;
    for (const auto& card : cards) needed = std::max(needed, height_of_upright(sheet, card, w));
    const float h = std::max(needed, std::min(each, 98.0F));
    const float used = side_by_side ? h : h * n + gap * (n - 1);
    const float top = main.y + std::max(0.0F, (room - used) / 2);
    draw_valley(sheet, {std::min(top + used + 6, frame.bank), frame.bank, false, -1, 0, note.h <= 0});
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const float step = static_cast<float>(i) * ((side_by_side ? w : h) + gap);
        draw_upright(sheet, cards[i],
                     {main.x + (side_by_side ? step : 0), top + (side_by_side ? 0 : step), w, h});
    }
    if (note.h > 0) sheet.words("below", note, main.x, main.bottom() - note.h, sheet.theme().ink, main.w);
    draw_chrome(sheet, chrome);
}

}  // namespace

void draw_who(Sheet& sheet) {
    Chrome chrome;
    chrome.title = sheet.say(words::who_title);
    const auto company = sheet.model().visit.company;
    draw_choices(sheet, chrome,
                 {{"who.me",
                   "own",
                   sheet.say(words::who_me),
                   {},
                   flow::action::Who{Company::own},
                   company == Company::own},
                  {"who.with", "with-someone", sheet.say(words::who_with), sheet.say(words::who_with_line),
                   flow::action::Who{Company::with_someone}, company == Company::with_someone}},
                 sheet.say(words::who_with_not_speak));
}

void draw_band(Sheet& sheet) {
    Chrome chrome;
    chrome.title = sheet.say(words::band_title);
    const auto& groups = sheet.model().offer->wave->breakdown.groups;
    std::vector<Card> cards;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto number = static_cast<std::uint8_t>(i + 1);
        cards.push_back({"band." + groups[i],
                         "",
                         sheet.kit.wording.band(sheet.model().language, groups[i]),
                         {},
                         flow::action::Band{number},
                         sheet.model().visit.group == number});
    }
    cards.push_back({"band.not-say", "", sheet.say(words::band_not_say), {}, flow::action::Band{0}});
    draw_choices(sheet, chrome, cards, {});
}

void draw_stop(Sheet& sheet) {
    Chrome chrome;
    chrome.stop_chosen = true;
    chrome.title = sheet.say(words::stop_title);
    std::vector<Card> cards = {{"stop.go-on", "back", sheet.say(words::stop_go_on),
                                sheet.say(words::stop_go_on_line), flow::action::Back{}}};
    if (sheet.model().visit.anything())
        cards.push_back({"stop.send", "send", sheet.say(words::stop_send), sheet.say(words::stop_send_line),
                         flow::action::Send{}});
    cards.push_back({"stop.throw-away", "throw-away", sheet.say(words::stop_throw_away),
                     sheet.say(words::stop_throw_away_line), flow::action::ThrowAway{}});
    draw_choices(sheet, chrome, cards,
                 sheet.model().visit.saving ? sheet.say(words::review_saving) : sheet.say(words::stop_line));
}

void draw_more_set(Sheet& sheet) {
    const auto& model = sheet.model();
    Chrome chrome;
    chrome.title = sheet.say(words::more_set_title);
    const long rest = static_cast<long>(model.offer->order.size() - model.visit.until);
    const auto line =
        sheet.say_many(words::more_set_line, rest,
                       {{"done", std::to_string(model.visit.until)}, {"rest", std::to_string(rest)}});
    draw_choices(sheet, chrome,
                 {{"set.short", "check", sheet.say(words::set_short), {}, flow::action::MoreSet{false}},
                  {"set.more", "plus", sheet.say(words::set_more), {}, flow::action::MoreSet{true}}},
                 line);
}

}  // namespace pledge::ui
