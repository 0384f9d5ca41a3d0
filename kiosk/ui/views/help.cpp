#include <algorithm>

#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"
#include "words/kiosk.h"

namespace pledge::ui {
namespace {

// A line whose value the council has not given is left out as a whole.
Line with(Sheet& sheet, const text::Key& key, std::initializer_list<const char*> values) {
    Fills fills;
    for (const char* name : values) {
        const auto value = sheet.of_council(name);
        if (value.empty()) return {};
        fills.emplace_back(name, value.text);
    }
    return sheet.say(key, fills);
}

Line joined(std::initializer_list<Line> lines) {
    Line all;
    for (const auto& line : lines)
        if (!line.empty()) all = all.empty() ? line : all + line;
    return all;
}

Line near_line(Sheet& sheet) {
    const auto& setting = sheet.model().config.setting;
    if (setting == "school") return sheet.say(words::help_near_school);
    if (setting == "building") return sheet.say(words::help_near_building);
    if (setting == "event") return with(sheet, words::help_near_event, {"badge_description"});
    return sheet.say(words::help_near_home);
}

Card block(const char* id, const char* icon_name, const Line& title, const Line& line, bool now = false) {
    return {id, icon_name, title, line, std::nullopt, now};
}

void add(std::vector<Card>& cards, Card card) {
    if (!card.line.empty()) cards.push_back(std::move(card));
}

// Danger, near you, then whoever answers at this time of day, then the others, then always.
std::vector<Card> contacts(Sheet& sheet) {
    const auto now = sheet.model().offer ? sheet.model().offer->pack.help.at(sheet.model().local) : HelpTime::day;
    std::vector<Card> cards;
    add(cards, block("help.danger", "phone", sheet.say(words::help_danger_title), with(sheet, words::help_danger_line, {"emergency_phone"})));
    add(cards, block("help.near", "own", sheet.say(words::help_near_title), joined({near_line(sheet), sheet.say(words::help_not_them)})));
    const auto day = block("help.day", "day", sheet.say(words::help_day_title),
                           joined({sheet.of_council("day_hours"), with(sheet, words::help_day_worker, {"social_work_team_phone"}),
                                   with(sheet, words::help_day_rights, {"advocate_service", "advocate_phone"}),
                                   with(sheet, words::help_day_participation, {"participation_contact"})}),
                           now == HelpTime::day);
    const auto duty = [&](const char* id, const text::Key& title, const text::Key& line, bool is_now) {
        return block(id, "night", sheet.say(title), joined({with(sheet, line, {"duty_team_phone"}), sheet.say(words::help_evening_who)}), is_now);
    };
    const bool has_duty = !sheet.of_council("duty_team_phone").empty();
    const auto evening = duty("help.evening", words::help_evening_title, words::help_evening_line, now == HelpTime::evening);
    const auto weekend = duty("help.weekend", words::help_weekend_title, words::help_weekend_line, now == HelpTime::weekend);
    if (now == HelpTime::evening && has_duty) add(cards, evening);
    if (now == HelpTime::weekend && has_duty) add(cards, weekend);
    add(cards, day);
    if (now != HelpTime::evening && has_duty) add(cards, evening);
    if (now != HelpTime::weekend && has_duty) add(cards, weekend);
    add(cards, block("help.always", "phone", sheet.say(words::help_always_title), with(sheet, words::help_always_line, {"helpline_name", "helpline_phone"})));
    add(cards, block("help.other", "language", sheet.say(words::help_language),
                     joined({with(sheet, words::help_text, {"text_number"}), with(sheet, words::help_sign, {"signing_service"}),
                             sheet.model().config.setting == "home" ? with(sheet, words::help_home_visit, {"surgery_day"}) : Line{}})));
    add(cards, block("help.must-act", "lock", {}, joined({sheet.say(words::help_must_act), sheet.say(words::help_kept)})));
    return cards;
}

}  // namespace

void draw_help(Sheet& sheet) {
    Chrome chrome;
    chrome.title = sheet.say(words::help_title);
    chrome.help_chosen = true;
    chrome.back_label = sheet.say(words::help_back);
    chrome.note = sheet.say(words::help_not_live) + sheet.say(words::help_no_call);
    const auto cards = contacts(sheet);
    const auto room = frame_of(sheet, chrome).main;
    const int pages = count_fact_pages(sheet, cards, room), page = std::min(sheet.model().page, pages - 1);
    if (page + 1 < pages) chrome.end = {next_page(sheet, page)};
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    draw_facts(sheet, cards, frame.main, page);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
