#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kLanguageRow = 32;

Line language_name(Sheet& sheet, const std::string& code) {
    Line line;
    line.text = line.spoken = sheet.kit.wording.own_name(code);
    line.language = code;
    return line;
}

// The languages in one row where their names fit, else in two; each button as wide as its neighbours.
struct Languages {
    std::size_t per_row, rows;
    float text, width, top;
};

constexpr float kGlobe = 27, kGap = mm::kSpaceGap;

Languages plan_languages(Sheet& sheet) {
    const auto& codes = sheet.model().config.languages;
    const float edge = edge_of(sheet), room = sheet.width() - 2 * edge - kGlobe;
    Languages plan{};
    for (std::size_t rows = 1; rows <= codes.size(); ++rows) {
        plan.rows = rows;
        plan.per_row = (codes.size() + rows - 1) / rows;
        plan.width = (room - kGap * static_cast<float>(plan.per_row - 1)) / static_cast<float>(plan.per_row);
        for (const float size : {12.5F, 10.5F, mm::kTextSmall}) {
            plan.text = size;
            float widest = 0;
            for (const auto& code : codes)
                widest = std::max(
                    widest, sheet.block(language_name(sheet, code), {size, true, Align::centre, true}).w);
            if (widest + 5 <= plan.width) {
                plan.top = sheet.height() - edge - static_cast<float>(rows) * (kLanguageRow + kGap) + kGap;
                return plan;
            }
        }
    }
    return plan;
}

void draw_languages(Sheet& sheet, const Languages& plan) {
    const auto& codes = sheet.model().config.languages;
    const float edge = edge_of(sheet);
    sheet.group("languages", sheet.say(words::staff_languages));
    icon(sheet, "language", {edge + 5, plan.top + (kLanguageRow - 18) / 2, 18, 18}, sheet.theme().ink);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        Button b{"lang." + codes[i], language_name(sheet, codes[i]), "", flow::action::Language{codes[i]}};
        b.chosen = codes[i] == sheet.model().language;
        b.text = plan.text;
        b.role = access::Role::radio;
        b.tight = true;
        draw(sheet, b,
             {edge + kGlobe + static_cast<float>(i % plan.per_row) * (plan.width + kGap),
              plan.top + static_cast<float>(i / plan.per_row) * (kLanguageRow + kGap), plan.width,
              kLanguageRow});
    }
    sheet.group("");
}

// What is on the near bank: the languages, and within reach the one bar above them.
float top_of_bank(const Sheet& sheet, Chrome& chrome, const PageFrame& frame, const Languages& languages) {
    if (!sheet.reach()) return languages.top;
    chrome.bar_at = languages.top - kGap - frame.low_h;
    return chrome.bar_at;
}

struct Words {
    Block title, line, last;
    float h;
};

Words fitting(Sheet& sheet, float width, float height) {
    const auto count = sheet.model().offer->first_set;
    const auto how_many = sheet.say_many(words::welcome_short, count, {{"count", std::to_string(count)}});
    Words words{};
    // smaller, then fewer words
    for (const auto& last : {how_many + sheet.say(words::welcome_time), Line{}})
        for (const float size : {34.0F, 25.0F, 20.0F, 16.0F}) {
            const float next = size > 30 ? 13.0F : size > 18 ? mm::kTextQuestion : mm::kTextBody;
            words.title =
                sheet.block(sheet.say(words::attract_title), {size, true, Align::start, true}, width);
            words.line =
                sheet.block(sheet.say(words::attract_line), {next, false, Align::start, false}, width);
            words.last = last.empty()
                             ? Block{}
                             : sheet.block(last, {size > 30 ? mm::kTextQuestion : mm::kTextBody}, width);
            words.h = words.title.above() + words.title.h + words.line.h + words.last.h + 9;
            if (words.h <= height) return words;
        }
    return words;
}

// What can be read without being asked anything.
std::vector<Button> to_read(Sheet& sheet) {
    if (!sheet.model().offer) return {};
    std::vector<Button> out = {{"read", sheet.say(words::welcome_read), "learning", flow::action::Read{}}};
    if (flow::current_told(sheet.model()).reply) out.push_back(replies_button(sheet));
    for (auto& button : out) button.height = 36;
    return out;
}

float width_of_all(Sheet& sheet, const std::vector<Button>& buttons, float room) {
    float w = -8;
    for (const auto& button : buttons) w += 8 + width_of(sheet, button, room);
    return w;
}

// On a low panel with less air, then without pictures, then in two lines, before a row is lost to them. The
// first `kept` only lose air.
std::vector<Button> in_one_row(Sheet& sheet, std::vector<Button> buttons, float room, std::size_t kept) {
    if (sheet.height() > sheet.width()) return buttons;
    for (int step = 0; step < 3 && width_of_all(sheet, buttons, room) > room; ++step) {
        float left = room;
        for (std::size_t i = 0; i < buttons.size(); ++i) {
            auto& button = buttons[i];
            button.tight = true;
            if (i < kept) button.at_least = 76;
            if (i < kept) left -= width_of(sheet, button, room) + 8.1F;
            if (i < kept) continue;
            if (step > 0) button.icon.clear();
            if (step > 0) button.height = 28;
            if (i >= kept && step > 1)
                button.at_most = left / static_cast<float>(buttons.size() - kept) - 8.1F;
        }
    }
    return buttons;
}

// `all`: also what a button says that is there as well.
std::vector<Block> closed_words(Sheet& sheet, float size, float room, bool all) {
    const auto& offer = sheet.model().offer;
    std::vector<Block> out = {
        sheet.block(sheet.say(words::closed_title), {size, true, Align::start, true}, room)};
    const auto add = [&](const Line& line) {
        out.push_back(sheet.block(line, {size > 20 ? mm::kTextQuestion : mm::kTextBody}, room));
    };
    if (offer && offer->next)
        add(sheet.say(words::closed_line,
                      {{"month", sheet.kit.wording.month(sheet.model().language, *offer->next)}}));
    if (!offer) return out;
    auto read = sheet.say(words::closed_read);
    if (all && flow::current_told(sheet.model()).reply) read = read + sheet.say(words::closed_replies);
    add(read);
    return out;
}

}  // namespace

void draw_welcome(Sheet& sheet) {
    const float edge = edge_of(sheet), inset = edge * 2;
    Chrome chrome;
    chrome.stop = chrome.back = chrome.low_bar = false;
    chrome.extra = {{"access", sheet.say(words::welcome_settings), "settings", flow::action::OpenAccess{}}};
    Button start{"start", sheet.say(words::welcome_start), "next", flow::action::Start{}};
    start.primary = start.icon_at_end = true;
    start.height = 36;
    start.text = 16;
    start.at_least = 100;
    const auto frame = frame_of(sheet, chrome);
    const auto languages = plan_languages(sheet);
    const float language_top = top_of_bank(sheet, chrome, frame, languages);
    const float room_w = sheet.width() - 2 * inset;
    auto to_press = to_read(sheet);
    to_press.insert(to_press.begin(), start);
    const auto buttons = in_one_row(sheet, std::move(to_press), room_w, 1);
    const float buttons_h = height_of_row(sheet, buttons, room_w, {8, Align::start});
    const float buttons_end = inset + std::min(room_w, width_of_all(sheet, buttons, room_w));
    // the badge stands beside the buttons, or under them on a narrow panel
    const bool beside = buttons_end + 8 + width_of_badge(sheet) + edge < sheet.width();
    const float under = sheet.badge() && !beside ? 18 : 0;
    const float room_h = language_top - 15 - frame.whole.y - buttons_h - under;
    const auto words = fitting(sheet, std::min(room_w, 400.0F), room_h);
    const float slack = std::max(0.0F, room_h - words.h);
    float y = frame.whole.y + std::min(10.0F, slack / 3);
    const float buttons_y =
        sheet.reach() ? language_top - 15 - buttons_h - under : y + words.h + std::min(15.0F, slack / 2);
    const float widest = std::max({words.title.w, words.line.w, words.last.w}) + inset;
    const float sun = widest < sheet.width() * .78F ? .845F : -1;  // no text ever stands on the sun
    // nothing hides the stones: not the badge, which lies where they would, and no button
    const bool stones = !sheet.badge() && buttons_end < sheet.width() * .57F;
    draw_valley(sheet, {buttons_y - 2, language_top - 13, true, sun, buttons_y - 43, true, stones});
    y += words.title.above();
    sheet.words("title", words.title, inset, y, sheet.theme().ink, 0, access::Role::heading);
    sheet.words("line", words.line, inset, y + words.title.h + 5, sheet.theme().ink);
    if (words.last.h > 0)
        sheet.words("short", words.last, inset, y + words.title.h + words.line.h + 8, sheet.theme().ink);
    draw_row(sheet, buttons, {inset, buttons_y, room_w, buttons_h}, {8, Align::start});
    draw_languages(sheet, languages);
    chrome.badge = BadgePlace{sheet.width() - edge, beside ? buttons_y + 18 : buttons_y + buttons_h + 14};
    draw_chrome(sheet, chrome);
}

void draw_closed(Sheet& sheet) {
    Chrome chrome;
    chrome.stop = chrome.back = chrome.low_bar = false;
    chrome.extra = {{"access", sheet.say(words::welcome_settings), "settings", flow::action::OpenAccess{}}};
    const auto languages = plan_languages(sheet);
    const auto frame = frame_of(sheet, chrome);
    const float edge = edge_of(sheet), language_top = top_of_bank(sheet, chrome, frame, languages);
    draw_valley(sheet, {language_top - 50, language_top - 13, true, -1, 0, true, false});
    const float x = edge * 2, room_w = frame.whole.w - 2 * edge;
    auto buttons = in_one_row(sheet, to_read(sheet), room_w, 0);
    // the badge stands beside the buttons, or under them on a narrow panel
    const bool beside =
        x + width_of_all(sheet, buttons, room_w) + 8 + width_of_badge(sheet) + edge < sheet.width();
    const float under = sheet.badge() && !beside ? 18 : 0;
    if (under > 0 && sheet.width() > sheet.height())
        for (auto& button : buttons) button.height = 28;  // on a low one they make room for it
    const float buttons_h = height_of_row(sheet, buttons, room_w, {8, Align::start});
    const float room_h = language_top - 15 - frame.whole.y - under;
    std::vector<Block> blocks;
    float h = 0;
    constexpr std::pair<float, bool> ways[] = {{34.0F, true},
                                               {mm::kTextHero, true},
                                               {mm::kTextTitle, true},
                                               {mm::kTextTitle, false},
                                               {mm::kTextQuestion, false}};
    for (const auto& [size, all] : ways) {
        blocks = closed_words(sheet, size, room_w, all);
        h = buttons_h > 0 ? buttons_h + 4 : 0;
        for (const auto& block : blocks) h += block.reach() + 4;
        if (h <= room_h) break;
    }
    float y = frame.whole.y + std::max(0.0F, std::min(8.0F, room_h - h));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        sheet.words(i == 0 ? "title" : "line." + std::to_string(i), blocks[i], x, y, sheet.theme().ink, 0,
                    i == 0 ? access::Role::heading : access::Role::text);
        y += blocks[i].reach() + 4;
    }
    y = sheet.reach() ? language_top - 15 - buttons_h - under : y + std::clamp((room_h - h) / 2, 0.0F, 10.0F);
    draw_row(sheet, buttons, {x, y, room_w, buttons_h}, {8, Align::start});
    draw_languages(sheet, languages);
    chrome.badge = BadgePlace{sheet.width() - edge, beside ? y + 18 : y + buttons_h + 14};
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
