#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <utility>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = mm::kSpaceGap, kDisc = 28, kSide = 9;

// Somebody to talk to: when, who, and the number large enough to copy from arm's length.
struct Contact {
    std::string id;
    const char* icon_name;
    Line when, who, number;
    bool now = false;
};

// A line whose value the council has not given is left out as a whole.
Line with(Sheet& sheet, const text::Key& key, const char* name) {
    const auto value = sheet.of_council(name);
    return value.empty() ? Line{} : sheet.say(key, {{name, value.text}});
}

Line near_line(Sheet& sheet) {
    const auto& setting = sheet.model().config.setting;
    if (setting == "school") return sheet.say(words::help_near_school);
    if (setting == "building") return sheet.say(words::help_near_building);
    if (setting == "home") return sheet.say(words::help_near_home);
    const auto badge = with(sheet, words::help_near_event, "badge_description");
    return badge.empty() ? sheet.say(words::help_anyone) : badge;
}

void add(std::vector<Contact>& contacts, Contact contact) {
    if (!contact.number.empty() && !contact.who.empty()) contacts.push_back(std::move(contact));
}

// Whoever answers at this time of day first, then who always answers, then the others.
std::vector<Contact> contacts_of(Sheet& sheet) {
    const auto now =
        sheet.model().offer ? sheet.model().offer->pack.help.at(sheet.model().local) : HelpTime::day;
    const auto duty = sheet.of_council("duty_team_phone");
    const Contact evening{"help.evening",
                          "night",
                          sheet.say(words::help_evening_title),
                          sheet.say(words::help_card_duty),
                          duty,
                          now == HelpTime::evening};
    const Contact weekend{"help.weekend",
                          "night",
                          sheet.say(words::help_weekend_title),
                          sheet.say(words::help_card_duty),
                          duty,
                          now == HelpTime::weekend};
    const Contact rights{"help.rights",
                         "day",
                         sheet.say(words::help_day_title),
                         with(sheet, words::help_card_rights, "advocate_service"),
                         sheet.of_council("advocate_phone"),
                         now == HelpTime::day};
    const Contact worker{"help.worker",
                         "day",
                         sheet.say(words::help_day_title),
                         sheet.say(words::help_card_worker),
                         sheet.of_council("social_work_team_phone"),
                         now == HelpTime::day};
    const Contact always{"help.always", "phone", sheet.say(words::help_always_title),
                         with(sheet, words::help_card_helpline, "helpline_name"),
                         sheet.of_council("helpline_phone")};
    std::vector<Contact> contacts;
    switch (now) {
        case HelpTime::day:
            for (const auto& c : {rights, worker, always, evening, weekend}) add(contacts, c);
            break;
        case HelpTime::evening:
            for (const auto& c : {evening, always, rights, worker, weekend}) add(contacts, c);
            break;
        case HelpTime::weekend:
            for (const auto& c : {weekend, always, rights, worker}) add(contacts, c);
            break;
    }
    return contacts;
}

struct Laid {
    Block when, who, number;
    bool below;  // the number under the words, where they can't stand side by side
    float h;
};

Laid laid_out(Sheet& sheet, const Contact& contact, float width) {
    const float room = width - 2 * kSide - kDisc - 8;
    Laid laid;
    laid.number = sheet.block(contact.number, {15, true, Align::end, true}, room);
    laid.below = laid.number.w > room * .55F;
    const float words = laid.below ? room : room - laid.number.w - 8;
    laid.when = sheet.block(
        contact.when, {width < 340 ? mm::kTextBody : mm::kTextQuestion, true, Align::start, true}, words);
    laid.who = sheet.block(contact.who, {8.8F, false, Align::start, true}, words);
    laid.h = std::max(kDisc, laid.when.h + laid.who.h + 1 + (laid.below ? laid.number.h : 0)) + 8;
    return laid;
}

void draw_contact(Sheet& sheet, const Contact& contact, const Box& box) {
    const auto laid = laid_out(sheet, contact, box.w);
    const auto& ink = sheet.theme().ink;
    draw_surface(sheet, box, contact.now);
    disc(sheet, contact.icon_name, {box.x + kSide, box.y + (box.h - kDisc * .96F) / 2, kDisc, kDisc * .96F});
    const float x = box.x + kSide + kDisc + 8;
    float y = box.y + (box.h - laid.when.h - laid.who.h - 1 - (laid.below ? laid.number.h : 0)) / 2;
    sheet.words(contact.id + ".when", laid.when, x, y, ink, 0, access::Role::heading);
    sheet.words(contact.id + ".who", laid.who, x, y + laid.when.h + 1, ink);
    y += laid.when.h + laid.who.h + 1;
    if (laid.below)
        sheet.words(contact.id + ".number", laid.number, x, y, ink);
    else
        sheet.words(contact.id + ".number", laid.number, box.right() - kSide - 2 - laid.number.w,
                    box.y + (box.h - laid.number.h) / 2, ink);
}

// The last page: what else is true of asking for help.
std::vector<Card> more_facts(Sheet& sheet) {
    std::vector<Card> cards;
    const auto fact = [&](const char* id, const char* icon_name, const Line& line) {
        if (!line.empty()) cards.push_back({id, icon_name, {}, line, std::nullopt});
    };
    fact("help.not-them", "with-someone", sheet.say(words::help_not_them));
    fact("help.must-act", "lock", sheet.say(words::help_must_act));
    fact("help.language", "language", sheet.say(words::help_language));
    fact("help.text", "phone", with(sheet, words::help_text, "text_number"));
    fact("help.sign", "own", with(sheet, words::help_sign, "signing_service"));
    if (sheet.model().config.setting == "home")
        fact("help.visit", "home", with(sheet, words::help_home_visit, "surgery_day"));
    fact("help.kept", "sealed", sheet.say(words::help_kept));
    return cards;
}

// Contacts by page: as many as fit, the first page under the line about danger and who is near.
std::vector<std::vector<std::size_t>> pages_of(Sheet& sheet, const std::vector<Contact>& contacts,
                                               float width, float first, float room) {
    std::vector<std::vector<std::size_t>> pages(1);
    float used = 0;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        const float h = laid_out(sheet, contacts[i], width).h, most = pages.size() == 1 ? first : room;
        const bool lead_alone = pages.size() == 1 && pages.back().empty() && h > first && h <= room;
        if (lead_alone || (!pages.back().empty() && used + h > most + .01F)) {
            pages.emplace_back();
            used = 0;
        }
        pages.back().push_back(i);
        used += h + kGap;
    }
    return pages;
}

}  // namespace

void draw_help(Sheet& sheet) {
    Chrome chrome;
    chrome.title = sheet.say(words::help_title);
    chrome.help_chosen = true;
    chrome.back_label = sheet.say(words::help_back);
    chrome.end = {next_page(sheet, 0)};
    chrome.note = sheet.say(words::help_not_live) + sheet.say(words::help_no_call_short);
    auto frame = frame_of(sheet, chrome);
    // on a small panel what nobody reads live stands with the first words, not in a bar of its own
    const auto note = frame.low_h > 50 ? std::exchange(chrome.note, {}) : Line{};
    if (!note.empty()) frame = frame_of(sheet, chrome);
    const auto& main = frame.whole;
    auto danger_line = sheet.say(words::help_danger_any);
    if (const auto call = with(sheet, words::help_danger_short, "emergency_phone"); !call.empty())
        danger_line = call + danger_line;
    const auto lead = sheet.block(danger_line + near_line(sheet) + note,
                                  {mm::kTextBody, true, Align::centre, false}, main.w - 8);
    const auto contacts = contacts_of(sheet);
    const auto pages = pages_of(sheet, contacts, main.w, main.h - lead.h - 5, main.h);
    const auto facts = more_facts(sheet);
    const int contact_pages = static_cast<int>(pages.size());
    const int last = contact_pages + count_fact_pages(sheet, facts, main) - 1,
              page = std::clamp(sheet.model().page, 0, last);
    chrome.end = {next_page(sheet, page == last ? -1 : page)};  // the last page leads to the first again
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    if (page >= contact_pages) {
        draw_facts(sheet, facts, main, page - contact_pages);
        return draw_chrome(sheet, chrome);
    }
    float y = main.y;
    if (page == 0) {
        sheet.words("help.near", lead, main.x + 4, y, sheet.theme().ink, main.w - 8);
        y += lead.h + 5;
    }
    const auto& shown = pages[static_cast<std::size_t>(page)];
    float used = -kGap;
    for (const auto i : shown) used += laid_out(sheet, contacts[i], main.w).h + kGap;
    const float more = std::clamp(
        (main.bottom() - y - used) / static_cast<float>(std::max<std::size_t>(1, shown.size())), 0.0F, 12.0F);
    for (const auto i : shown) {
        const float h = laid_out(sheet, contacts[i], main.w).h + more;
        draw_contact(sheet, contacts[i], {main.x, y, main.w, h});
        y += h + kGap;
    }
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
