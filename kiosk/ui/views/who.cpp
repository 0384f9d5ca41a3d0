#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 8, kStackGap = mm::kSpaceGap;

// How the choices of a page lie: side by side or one above the other, pictures above the words or beside
// them.
struct Arrangement {
    bool side_by_side, beside;
    float w, h;  // of each
    float used;  // of all together
};

Arrangement arranged(Sheet& sheet, const std::vector<Card>& cards, const Box& main, float room) {
    const float n = static_cast<float>(cards.size());
    const float least = cards.front().icon.empty() ? 68 : 96;
    Arrangement best{};
    for (const bool side_by_side : {true, false})
        for (const bool beside : {false, true}) {
            const float w = side_by_side ? (main.w - kGap * (n - 1)) / n : main.w;
            if (side_by_side && w < (beside ? 140 : least)) continue;
            const float most = side_by_side ? room : (room - kStackGap * (n - 1)) / n;
            float needed = mm::kTargetButton;
            for (const auto& card : cards)
                needed = std::max(needed, height_of_choice(sheet, card, w, beside));
            const float h = std::max(needed, std::min(most, 98.0F));
            const float used = side_by_side ? h : h * n + kStackGap * (n - 1);
            if (best.used <= 0 || best.used > room + .01F) best = {side_by_side, beside, w, h, used};
            if (best.used <= room + .01F) return best;
        }
    return best;
}

// A few large choices with a line below them. Where there is no room that line gives way, then the lines on
// the choices.
void draw_choices(Sheet& sheet, const Chrome& chrome, std::vector<Card> cards, const Line& below) {
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    auto note =
        below.empty() ? Block{} : sheet.block(below, {mm::kTextBody, false, Align::centre, false}, main.w);
    auto a = arranged(sheet, cards, main, main.h - (note.h > 0 ? note.h + 5 : 0));
    if (note.h > 0 && a.used > main.h - note.h - 5 + .01F) {
        note = {};
        a = arranged(sheet, cards, main, main.h);
    }
    if (a.used > main.h + .01F) {
        for (auto& card : cards) card.line = {};
        a = arranged(sheet, cards, main, main.h);
    }
    const float room = main.h - (note.h > 0 ? note.h + 5 : 0),
                top = main.y + std::max(0.0F, (room - a.used) / 2);
    draw_valley(sheet, {std::min(top + a.used + 6, frame.bank), frame.bank, false, -1, 0, note.h <= 0});
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const float step = static_cast<float>(i) * (a.side_by_side ? a.w + kGap : a.h + kStackGap);
        const Box box{main.x + (a.side_by_side ? step : 0), top + (a.side_by_side ? 0 : step), a.w, a.h};
        draw_choice(sheet, cards[i], box, a.beside);
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
    const auto rest = model.offer->order.size() - model.visit.until;
    const auto line =
        sheet.say_many(words::more_set_line, rest,
                       {{"done", std::to_string(model.visit.until)}, {"rest", std::to_string(rest)}});
    draw_choices(sheet, chrome,
                 {{"set.short", "check", sheet.say(words::set_short), {}, flow::action::MoreSet{false}},
                  {"set.more", "plus", sheet.say(words::set_more), {}, flow::action::MoreSet{true}}},
                 line);
}

}  // namespace pledge::ui
