#include "kiosk/ui/keyboard.h"

#include <algorithm>
#include <array>
#include <vector>

#include "words/keyboards.h"
#include "words/kiosk.h"

namespace pledge::ui {
namespace {

using words::Keyboard;
using words::KeyboardKey;
using words::KeyboardRow;

constexpr float kGap = mm::kSpaceGap, kLeast = mm::kTargetFloor, kMostHigh = 27;

const Keyboard& keyboard_of(const std::string& language) {
    const auto& all = words::keyboards();
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const auto& k) { return k.language == language; });
    return at == all.end() ? all.front() : *at;
}

const KeyboardRow& digits() {
    static const KeyboardRow row = [] {
        KeyboardRow out;
        for (const char* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"})
            out.push_back({digit, digit, digit});
        return out;
    }();
    return row;
}

// One page of keys, and how it differs from the first: capitals, or digits and signs.
struct KeyPage {
    std::vector<KeyboardRow> rows;
    bool capitals = false, signs = false;
};

// Rows no longer than the room is wide, and pages no higher than it.
void add_pages(std::vector<KeyPage>& pages, const std::vector<KeyboardRow>& rows, const Box& room,
               bool capitals, bool signs) {
    const auto most = static_cast<std::size_t>(std::max(1.0F, (room.w + kGap + .05F) / (kLeast + kGap)));
    const auto high = static_cast<std::size_t>(std::max(2.0F, (room.h + kGap + .05F) / (kLeast + kGap))) - 1;
    std::vector<KeyboardRow> cut;
    for (const auto& row : rows) {
        const auto parts = (row.size() + most - 1) / most;
        for (std::size_t part = 0; part < parts; ++part)
            cut.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(part * row.size() / parts),
                             row.begin() + static_cast<std::ptrdiff_t>((part + 1) * row.size() / parts));
    }
    const auto count = (cut.size() + high - 1) / high;
    const auto each = (cut.size() + count - 1) / count;
    for (std::size_t from = 0; from < cut.size(); from += each) {
        KeyPage page{{}, capitals, signs};
        for (auto i = from; i < std::min(cut.size(), from + each); ++i) page.rows.push_back(cut[i]);
        pages.push_back(std::move(page));
    }
}

std::vector<KeyPage> pages_of(const Keyboard& keyboard, const Box& room) {
    std::vector<KeyPage> pages;
    add_pages(pages, keyboard.letters, room, false, false);
    if (keyboard.capitals) add_pages(pages, keyboard.letters, room, true, false);
    add_pages(pages, {digits(), keyboard.signs}, room, false, true);
    return pages;
}

// At the beginning, and after a full stop or a question.
bool begins(const std::string& typed) {
    if (typed.empty()) return true;
    return typed.size() > 1 && typed.back() == ' ' &&
           std::string_view(".?!").find(typed[typed.size() - 2]) != std::string::npos;
}

std::string first_letters(const KeyPage& page) {
    std::string out;
    const auto& row = page.rows.front();
    for (std::size_t i = 0; i < std::min<std::size_t>(3, row.size()); ++i)
        out += page.capitals ? row[i].capital : row[i].shown;
    return out;
}

// What a voice calls a key: a sign has a name, a letter is itself.
std::string spoken_of(Sheet& sheet, const Keyboard& keyboard, const std::string& text) {
    static constexpr std::array<const text::Key*, 6> kSigns = {
        &words::live_sign_stop,        &words::live_sign_comma,      &words::live_sign_question,
        &words::live_sign_exclamation, &words::live_sign_apostrophe, &words::live_sign_dash};
    for (std::size_t i = 0; i < keyboard.signs.size() && i < kSigns.size(); ++i)
        if (keyboard.signs[i].text == text) return sheet.say(*kSigns[i]).spoken;
    return text;
}

void draw_key(Sheet& sheet, const Keyboard& keyboard, const KeyboardKey& key, bool capital, const Box& box) {
    Line line;
    line.text = capital ? key.capital : key.shown;
    line.spoken = spoken_of(sheet, keyboard, key.text);
    Button b{"live.key." + key.text, line, "", flow::action::LiveKey{capital ? key.capital : key.text}};
    b.text = mm::kTextQuestion;
    // Nastaliq's lines are high
    if (sheet.block(line, {b.text, true, Align::centre, true}).h > box.h - 1) b.text = mm::kTextSmall;
    b.tight = true;
    b.disabled = !flow::live_takes(sheet.model(), capital ? key.capital : key.text);
    draw(sheet, b, box);
}

// Digits run from left to right everywhere; letters from where reading starts.
void draw_keys(Sheet& sheet, const Keyboard& keyboard, const KeyPage& page, const Box& room, float key_h) {
    std::size_t most = 0;
    for (const auto& row : page.rows) most = std::max(most, row.size());
    const auto columns = static_cast<float>(most);
    const float w = std::min((room.w - kGap * (columns - 1)) / columns, 46.0F);
    const bool capital =
        page.capitals || (keyboard.capitals && !page.signs && begins(sheet.model().live.typed));
    float y = room.y;
    for (const auto& row : page.rows) {
        const auto n = static_cast<float>(row.size());
        const float x = room.x + (room.w - n * w - (n - 1) * kGap) / 2;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool turned = page.signs && sheet.rtl() && row.front().text == "1";
            const auto place = static_cast<float>(turned ? row.size() - 1 - i : i);
            draw_key(sheet, keyboard, row[i], capital, {x + place * (w + kGap), y, w, key_h});
        }
        y += key_h + kGap;
    }
}

Button page_button(Sheet& sheet, const char* id, const std::string& label, const text::Key& spoken,
                   std::size_t page) {
    Line line;
    line.text = label;
    line.spoken = sheet.say(spoken).spoken;
    Button b{id, line, "", flow::action::Page{static_cast<int>(page)}};
    b.tight = true;
    return b;
}

// More letters, digits, space, delete.
void draw_low_row(Sheet& sheet, const std::vector<KeyPage>& pages, std::size_t at, const Box& row) {
    const auto letters = static_cast<std::size_t>(
        std::count_if(pages.begin(), pages.end(), [](const KeyPage& p) { return !p.signs; }));
    const bool signs = pages[at].signs;
    const auto next_sign = at + 1 < pages.size() ? at + 1 : 0;
    std::vector<Button> start;
    if (letters > 1 && !signs)
        start.push_back(page_button(sheet, "live.more", first_letters(pages[(at + 1) % letters]),
                                    words::live_type_more, (at + 1) % letters));
    start.push_back(
        signs && next_sign == 0
            ? page_button(sheet, "live.letters", first_letters(pages[0]), words::live_type_letters, 0)
            : page_button(sheet, "live.numbers", signs ? first_letters(pages[next_sign]) : "123",
                          words::live_type_numbers, signs ? next_sign : letters));
    Button erase{"live.delete", sheet.say(words::live_type_delete), "", flow::action::LiveDelete{}};
    erase.tight = true;
    erase.disabled = sheet.model().live.typed.empty();
    const float side = std::max(34.0F, std::min(60.0F, row.w * .16F));
    float x = row.x;
    for (auto& b : start) {
        draw(sheet, b, {x, row.y, side, row.h});
        x += side + kGap;
    }
    const float erase_w = std::max(side, width_of(sheet, erase, row.w * .3F));
    Button space{"live.key.space", sheet.say(words::live_type_space), "", flow::action::LiveKey{" "}};
    space.tight = true;
    space.disabled = !flow::live_takes(sheet.model(), " ");
    draw(sheet, space, {x, row.y, row.right() - erase_w - kGap - x, row.h});
    draw(sheet, erase, {row.right() - erase_w, row.y, erase_w, row.h});
}

float key_height(const KeyPage& page, float room) {
    const auto rows = static_cast<float>(page.rows.size() + 1);
    return std::clamp((room - kGap * (rows - 1)) / rows, kLeast, kMostHigh);
}

std::size_t most_rows(const std::vector<KeyPage>& pages) {
    std::size_t most = 0;
    for (const auto& page : pages) most = std::max(most, page.rows.size());
    return most;
}

}  // namespace

float least_height_of_keyboard() {
    return 3 * kLeast + 2 * kGap;
}

float height_of_keyboard(Sheet& sheet, const Box& room) {
    KeyPage tallest;
    tallest.rows.resize(most_rows(pages_of(keyboard_of(sheet.model().language), room)));
    const auto rows = static_cast<float>(tallest.rows.size() + 1);
    return rows * (key_height(tallest, room.h) + kGap) - kGap;
}

void draw_keyboard(Sheet& sheet, const Box& room) {
    const auto& keyboard = keyboard_of(sheet.model().language);
    const auto pages = pages_of(keyboard, room);
    const auto at = std::min(static_cast<std::size_t>(std::max(0, sheet.model().page)), pages.size() - 1);
    // all pages alike, so that the lower row stays where it is
    KeyPage tallest;
    tallest.rows.resize(most_rows(pages));
    const float key_h = key_height(tallest, room.h);
    const float low = room.bottom() - key_h;
    const float used = static_cast<float>(pages[at].rows.size()) * (key_h + kGap);
    sheet.group("keys", sheet.say(words::live_type_letters));
    draw_keys(sheet, keyboard, pages[at], {room.x, low - used, room.w, used}, key_h);
    draw_low_row(sheet, pages, at, {room.x, low, room.w, key_h});
    sheet.group("");
}

}  // namespace pledge::ui
