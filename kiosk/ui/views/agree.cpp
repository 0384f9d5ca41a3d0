#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

Card fact(const char* id, const char* icon_name, const Line& line) {
    return {id, icon_name, {}, line, std::nullopt};
}

// What a wave stores besides the answers belongs wherever it is said what is stored.
Line with_breakdown(Sheet& sheet, Line stored) {
    const auto& wave = sheet.model().offer->wave;
    if (wave && wave->breakdown.kind == BreakdownKind::age)
        return std::move(stored) + sheet.say(words::agree_stored_age);
    if (wave && wave->breakdown.kind == BreakdownKind::setting)
        return std::move(stored) + sheet.say(words::agree_stored_setting);
    return stored;
}

std::vector<Card> facts(Sheet& sheet) {
    const auto stored =
        with_breakdown(sheet, sheet.say(words::agree_not_stored) + sheet.say(words::agree_stored));
    return {
        fact("agree.what", "rights", sheet.say(words::agree_what) + sheet.say(words::agree_not_test)),
        fact("agree.choice", "skip", sheet.say(words::agree_choice)),
        fact("agree.stored", "sealed", stored),
        fact("agree.near", "show", sheet.say(words::agree_near)),
        fact("agree.after-send", "send", sheet.say(words::agree_after_send)),
        fact("agree.not-plan", "lock", sheet.say(words::agree_not_plan)),
    };
}

}  // namespace

void draw_agree(Sheet& sheet) {
    Chrome chrome;
    chrome.title = sheet.say(words::agree_title);
    auto cards = facts(sheet);
    Button yes{"agree", sheet.say(words::agree_yes), "check", flow::action::Agree{}};
    yes.primary = true;
    yes.at_least = 80;
    Button no{"no-thanks", sheet.say(words::agree_no), "", flow::action::NoThanks{}};
    no.at_least = 80;
    Button more{"more", sheet.say(words::agree_more), "more-words", flow::action::TellMore{}};
    const auto live_line = sheet.say(words::agree_not_now) + sheet.say(words::agree_need_help);
    // All on one page where it fits. Nobody agrees to what they have not been shown: else Yes comes with the
    // last page, and the line below the cards becomes a card of its own.
    chrome.end = {more, no, yes};
    auto frame = frame_of(sheet, chrome);
    const auto live = sheet.block(live_line, {mm::kTextBody, true, Align::centre, true}, frame.whole.w - 22);
    const Box above{frame.whole.x, frame.whole.y, frame.whole.w, frame.whole.h - live.h - 4};
    for (const bool compact : {false, true}) {
        for (auto& card : cards) card.compact = compact;
        if (count_fact_pages(sheet, cards, above) > 1 || !facts_fit(sheet, cards, above)) continue;
        draw_valley(sheet, {frame.whole.bottom() - live.h - 4, frame.bank, false, -1, 0, false});
        draw_facts(sheet, cards, above, 0);
        sheet.words("agree.live", live, frame.whole.x + 11, frame.whole.bottom() - live.h + 1,
                    sheet.theme().ink, frame.whole.w - 22);
        return draw_chrome(sheet, chrome);
    }
    for (auto& card : cards) card.compact = false;
    cards.push_back(fact("agree.live", "help", live_line));
    chrome.end = {no, yes};
    frame = frame_of(sheet, chrome);
    const int pages = count_fact_pages(sheet, cards, frame.whole),
              page = std::clamp(sheet.model().page, 0, pages - 1);
    if (page + 1 < pages) chrome.end = {more, next_page(sheet, page)};
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    draw_facts(sheet, cards, frame.whole, page);
    draw_chrome(sheet, chrome);
}

void draw_notice(Sheet& sheet) {
    Chrome chrome;
    chrome.title = sheet.say(words::notice_title);
    const auto council = [&](const char* name) {
        const auto value = sheet.of_council(name);
        return value.empty() ? std::string() : value.text;
    };
    std::vector<Card> cards;
    const auto add = [&](const char* id, const text::Key& title, const text::Key& line,
                         const Fills& fills = {}) {
        for (const auto& [name, value] : fills)
            if (value.empty()) return;  // a line whose value the council has not given is left out
        cards.push_back({id, "", sheet.say(title), sheet.say(line, fills), std::nullopt});
    };
    const auto name = council("council_name");
    add("notice.1", words::notice_1_title, name.empty() ? words::notice_1_no_name : words::notice_1_text,
        name.empty() ? Fills{} : Fills{{"council_name", name}});
    add("notice.2", words::notice_2_title, words::notice_2_text);
    cards.back().line = with_breakdown(sheet, std::move(cards.back().line));
    add("notice.3", words::notice_3_title, words::notice_3_text);
    add("notice.4", words::notice_4_title, words::notice_4_text);
    add("notice.5", words::notice_5_title, words::notice_5_text);
    add("notice.6", words::notice_6_title, words::notice_6_text);
    add("notice.7", words::notice_7_title, words::notice_7_text);
    add("notice.8", words::notice_8_title, words::notice_8_text);
    add("notice.9", words::notice_9_title, words::notice_9_text);
    add("notice.10", words::notice_10_title, words::notice_10_text,
        {{"data_protection_contact", council("data_protection_contact")}});
    if (const auto regulator = council("regulator_name"); !regulator.empty())
        cards.push_back({"notice.11",
                         "",
                         {},
                         sheet.say(words::notice_10_regulator, {{"regulator_name", regulator}}),
                         std::nullopt});
    auto frame = frame_of(sheet, chrome);
    if (count_fact_pages(sheet, cards, frame.whole) > 1) {
        chrome.end = {next_page(sheet, 0)};
        frame = frame_of(sheet, chrome);
    }
    const int pages = count_fact_pages(sheet, cards, frame.whole),
              page = std::min(sheet.model().page, pages - 1);
    if (page + 1 < pages) chrome.end = {next_page(sheet, page)};
    if (page + 1 == pages) chrome.end.clear();  // it was there to measure the room
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    draw_facts(sheet, cards, frame.whole, page);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
