#include "kiosk/flow/update.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kIcon = 12.5F, kAir = 3, kSide = 6, kBetween = 7;

// One line of what staff read: about what, how it fares, and what can be done there.
struct StaffRow {
    const char* id;
    const char* icon_name;
    Line name, says;
    std::optional<Button> button = std::nullopt;
};

bool ends(const Line& line) {
    constexpr std::array<std::string_view, 5> kEnds = {".", "?", "!", "।", "۔"};
    return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return line.text.ends_with(end); });
}

// Two facts on one line. Spoken, they are two sentences.
Line also(Line a, const Line& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    if (ends(a)) return a + b;
    a.text += " · " + b.text;
    a.spoken += ". " + b.spoken;
    return a;
}

std::string own_names(Sheet& sheet, const std::vector<std::string>& codes) {
    std::string out;
    for (const auto& code : codes) out += (out.empty() ? "" : ", ") + sheet.kit.wording.own_name(code);
    return out;
}

// By code: their own letters may be what is missing.
std::string codes_of(const std::vector<std::string>& codes) {
    std::string out;
    for (const auto& code : codes) out += (out.empty() ? "" : ", ") + code;
    return out;
}

// A number that no line breaks.
std::string unbroken(const std::string& number) {
    std::string out;
    for (const char c : number) out += c == ' ' ? std::string("\u00A0") : std::string(1, c);
    return out;
}

bool pictures_missing(Sheet& sheet) {
    return !sheet.kit.art.missing().empty();
}

// "This kiosk 5f0c-1a2b", as the council's list of kiosks calls it; spoken letter by letter.
Line this_kiosk(Sheet& sheet) {
    auto line = sheet.say(words::staff_this);
    const auto& number = sheet.model().staff.device.number;
    if (number.empty()) return line;
    line.text += " " + number;
    for (const char c : number)
        if (c != '-') line.spoken += std::string(" ") + c;
    return line;
}

StaffRow this_row(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto& device = model.staff.device;
    if (!flow::needs_help(model) && !pictures_missing(sheet))
        return {"staff.this", "check", this_kiosk(sheet), sheet.say(words::staff_state_fine)};
    Line says = sheet.say(words::staff_state_help);
    if (!device.disk_room) says = also(says, sheet.say(words::staff_disk_full));
    if (!device.synced || model.broken) says = also(says, sheet.say(words::staff_log));
    if (const auto phone = sheet.of_council("support_phone"); !phone.empty())
        says = also(says, sheet.say(words::staff_call, {{"support_phone", unbroken(phone.text)}}));
    return {"staff.this", "help", this_kiosk(sheet), says};
}

// As a kiosk in the United Kingdom writes a day.
std::string day_text(Day day) {
    const std::chrono::year_month_day date{day};
    char text[24];
    std::snprintf(text, sizeof text, "%02u/%02u/%d", static_cast<unsigned>(date.day()),
                  static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
    return text;
}

StaffRow network_row(Sheet& sheet) {
    const auto& contact = sheet.model().staff.device.contact;
    const bool touch = flow::in_touch(sheet.model());
    Line says = sheet.say(touch ? words::staff_contact_ok : words::staff_contact_none);
    if (contact)
        says = also(says, *contact >= sheet.model().local.day
                              ? sheet.say(words::staff_contact_today)
                              : sheet.say(words::staff_contact_since, {{"day", day_text(*contact)}}));
    if (!touch) says = also(says, sheet.say(words::staff_contact_do));
    return {"staff.network", "sync", sheet.say(words::staff_network), says};
}

StaffRow sound_row(Sheet& sheet) {
    const auto& sound = sheet.model().staff.sound;
    Line says = sheet.say(sound.works ? words::staff_sound_level : words::staff_sound_none);
    if (!sound.voiceless.empty())
        says =
            also(says, sheet.say(words::staff_sound_voices, {{"names", own_names(sheet, sound.voiceless)}}));
    Button play{"staff.sound", sheet.say(words::staff_sound_test), "listen", flow::action::PlaySound{}};
    return {"staff.sound.state", "listen", sheet.say(words::staff_sound), says, play};
}

StaffRow screen_row(Sheet& sheet) {
    char number[16];
    std::snprintf(number, sizeof number, "%.2f", sheet.model().config.pixels_per_mm);
    return {"staff.screen", "show", sheet.say(words::staff_screen),
            sheet.say(words::staff_screen_dots, {{"number", number}})};
}

StaffRow languages_row(Sheet& sheet) {
    const auto& staff = sheet.model().staff;
    Line says = staff.drafts.empty()
                    ? sheet.say(words::staff_languages_checked)
                    : sheet.say(words::staff_languages_drafts, {{"names", own_names(sheet, staff.drafts)}});
    if (!staff.fontless.empty())
        says = also(says, sheet.say(words::staff_languages_fonts, {{"names", codes_of(staff.fontless)}}));
    return {"staff.languages", "language", sheet.say(words::staff_languages), says};
}

StaffRow words_row(Sheet& sheet) {
    const auto& offer = sheet.model().offer;
    Line says = sheet.say(words::staff_words_none);
    if (offer) {
        const auto& pack = offer->pack;
        const auto title = sheet.of_pack(pack, "title", pack.title);
        says = also(sheet.say(words::staff_words_version,
                              {{"title", title.text}, {"number", std::to_string(pack.version)}}),
                    sheet.say(offer->asking() ? words::staff_asking_yes : words::staff_asking_no));
    }
    if (pictures_missing(sheet)) says = also(says, sheet.say(words::staff_pictures_missing));
    return {"staff.words", "pictures", sheet.say(words::staff_words), says};
}

StaffRow restart_row(Sheet& sheet) {
    Button restart{"staff.restart", sheet.say(words::staff_restart), "again", flow::action::Restart{}};
    return {"staff.restart.state", "again", sheet.say(words::staff_restart),
            sheet.say(words::staff_restart_safe), restart};
}

// A row measured for a page: side by side, or where the page is narrow what it says below its name.
struct Laid {
    Block name, says;
    float x = 0, says_w = 0, button_w = 0, button_h = 0, h = 0;
    bool beside = true;
};

Laid laid_out(Sheet& sheet, const StaffRow& row, float width) {
    Laid laid;
    laid.beside = width > 280;
    const float room = width - 2 * kSide - kIcon - 4;
    if (row.button) {
        laid.button_w = width_of(sheet, *row.button, room / 2);
        laid.button_h = height_of(sheet, *row.button, laid.button_w);
    }
    const float words_w = room - (row.button ? laid.button_w + kBetween : 0);
    const float name_w = laid.beside ? std::min(90.0F, room * .3F) : words_w;
    laid.name = sheet.block(row.name, {mm::kTextBody, true, Align::start, true}, name_w);
    laid.x = laid.beside ? name_w + kBetween : 0;
    laid.says_w = words_w - laid.x;
    laid.says = sheet.block(row.says, {mm::kTextSmall, false, Align::start, true}, laid.says_w);
    const float name_h = laid.name.above() + laid.name.reach(),
                says_h = laid.says.above() + laid.says.reach();
    const float words_h = laid.beside ? std::max(name_h, says_h) : name_h + 1 + says_h;
    laid.h = std::max({words_h, laid.button_h, kIcon}) + 2 * kAir;
    return laid;
}

void draw_staff_row(Sheet& sheet, const StaffRow& row, const Box& box) {
    const auto laid = laid_out(sheet, row, box.w);
    const auto ink = sheet.theme().ink;
    const float middle = box.y + box.h / 2;
    icon(sheet, row.icon_name, {box.x + kSide, middle - kIcon / 2, kIcon, kIcon}, ink);
    const float x = box.x + kSide + kIcon + 4, id_h = laid.name.reach() + laid.name.above();
    const auto centred = [&](const Block& block) {
        return middle - (block.above() + block.reach()) / 2 + block.above();
    };
    const float both = id_h + 1 + laid.says.above() + laid.says.reach();
    const float name_y = laid.beside ? centred(laid.name) : middle - both / 2 + laid.name.above();
    const float says_y = laid.beside ? centred(laid.says) : middle - both / 2 + id_h + 1 + laid.says.above();
    sheet.words(std::string(row.id) + ".name", laid.name, x, name_y, ink);
    sheet.words(std::string(row.id) + ".says", laid.says, x + laid.x, says_y, ink);
    if (row.button)
        draw(sheet, *row.button,
             {box.right() - kSide - laid.button_w, middle - laid.button_h / 2, laid.button_w, laid.button_h});
}

// First and last row of each page.
std::vector<std::pair<std::size_t, std::size_t>> pages_of(Sheet& sheet, const std::vector<StaffRow>& rows,
                                                          const Box& room) {
    std::vector<std::pair<std::size_t, std::size_t>> pages;
    float used = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float h = laid_out(sheet, rows[i], room.w).h;
        if (pages.empty() || used + h > room.h) {
            pages.emplace_back(i, i + 1);
            used = h;
        } else {
            pages.back().second = i + 1;
            used += h;
        }
    }
    return pages;
}

// One card, a line between each two rows.
void draw_rows(Sheet& sheet, const std::vector<StaffRow>& rows, std::pair<std::size_t, std::size_t> page,
               const Box& room) {
    float used = 0;
    for (auto i = page.first; i < page.second; ++i) used += laid_out(sheet, rows[i], room.w).h;
    const auto n = static_cast<float>(page.second - page.first);
    const float more = std::clamp((room.h - used) / n, 0.0F, 6.0F);
    draw_surface(sheet, {room.x, room.y, room.w, used + n * more}, false);
    float y = room.y;
    for (auto i = page.first; i < page.second; ++i) {
        const float h = laid_out(sheet, rows[i], room.w).h + more;
        if (i > page.first) sheet.fill({room.x, y, room.w, mm::kStrokeHair}, sheet.theme().line);
        draw_staff_row(sheet, rows[i], {room.x, y, room.w, h});
        y += h;
    }
}

}  // namespace

void draw_staff(Sheet& sheet) {
    Chrome chrome;
    chrome.stop = chrome.back = false;
    chrome.title = sheet.say(words::staff_title);
    chrome.note = sheet.say(words::staff_no_answers);
    Button leave{"staff.leave", sheet.say(words::staff_lock), "lock", flow::action::Done{}};
    leave.primary = true;
    const std::vector<StaffRow> rows = {this_row(sheet),   network_row(sheet),   sound_row(sheet),
                                        screen_row(sheet), languages_row(sheet), words_row(sheet),
                                        restart_row(sheet)};
    chrome.end = {leave};
    if (sheet.model().offer) {
        Button group{"live.start", sheet.say(words::live_start), "with-someone", flow::action::LiveStart{}};
        chrome.end.insert(chrome.end.begin(), group);
    }
    auto frame = frame_of(sheet, chrome);
    auto pages = pages_of(sheet, rows, frame.main);
    if (pages.size() > 1) {
        chrome.end.insert(chrome.end.begin(), next_page(sheet, 0));
        frame = frame_of(sheet, chrome);  // one button more can make the bar higher
        pages = pages_of(sheet, rows, frame.main);
        const auto page =
            std::min(static_cast<std::size_t>(std::max(0, sheet.model().page)), pages.size() - 1);
        auto& next = chrome.end.front();
        next.primary = false;
        next.action = flow::action::Page{static_cast<int>((page + 1) % pages.size())};
    }
    const auto shown = std::min(static_cast<std::size_t>(std::max(0, sheet.model().page)), pages.size() - 1);
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    draw_rows(sheet, rows, pages[shown], frame.main);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
