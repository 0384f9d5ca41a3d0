#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <array>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

using flow::Settings;

constexpr float kBetween = 7, kIconRoom = 17;

// One row of the settings: what it is about, and its choices.
struct SettingRow {
    const char* icon_name;
    Line name;
    std::vector<Button> choices;
};

// Makes choices: each holds all settings as they would be after it.
class Choices {
  public:
    explicit Choices(Sheet& sheet) : sheet_(sheet), now_(sheet.model().settings) {}

    template <class Change>
    Button one_of(const char* id, const text::Key& key, const char* icon_name, Change change) const {
        auto b = button(id, key, icon_name, change);
        b.role = access::Role::radio;
        return b;
    }
    template <class Change>
    Button toggle(const char* id, const text::Key& key, bool on, Change change) const {
        auto b = button(id, key, "", change);
        b.role = access::Role::checkbox;
        b.chosen = on;
        return b;
    }
    template <class Change>
    Button step(const char* id, const text::Key& key, const char* icon_name, Change change) const {
        auto b = button(id, key, icon_name, change);
        b.chosen = false;
        b.disabled = after(change) == now_;
        return b;
    }

  private:
    template <class Change>
    Settings after(Change change) const {
        auto settings = now_;
        change(settings);
        return settings;
    }
    template <class Change>
    Button button(const char* id, const text::Key& key, const char* icon_name, Change change) const {
        const auto settings = after(change);
        Button b{id, sheet_.say(key), icon_name, flow::action::Set{settings}};
        b.chosen = settings == now_;
        return b;
    }

    Sheet& sheet_;
    const Settings& now_;
};

SettingRow reading_row(Sheet& sheet, const Choices& c) {
    const auto depth = [](flow::Depth value) { return [value](Settings& s) { s.looks.depth = value; }; };
    return {"more-words",
            sheet.say(words::settings_reading),
            {c.one_of("depth.pictures", words::depth_pictures, "pictures", depth(flow::Depth::pictures)),
             c.one_of("depth.few", words::depth_few, "few-words", depth(flow::Depth::few)),
             c.one_of("depth.more", words::depth_more, "more-words", depth(flow::Depth::more))}};
}

SettingRow size_row(Sheet& sheet, const Choices& c) {
    SettingRow row{"text-size", sheet.say(words::settings_size), {}};
    const std::array keys = {&words::settings_size_1, &words::settings_size_2, &words::settings_size_3};
    for (int size = 1; size <= 3; ++size) {
        auto b =
            c.one_of(("size." + std::to_string(size)).c_str(), *keys.at(static_cast<std::size_t>(size - 1)),
                     "", [size](Settings& s) { s.looks.size = size; });
        b.label.text = "Aa";
        b.label.language = "en";
        b.text = mm::kTextSmall + 2.2F * static_cast<float>(size - 1);
        row.choices.push_back(b);
    }
    row.choices.push_back(c.toggle("size.space", words::settings_size_space, sheet.model().looks().more_space,
                                   [](Settings& s) { s.looks.more_space = !s.looks.more_space; }));
    return row;
}

SettingRow colours_row(Sheet& sheet, const Choices& c) {
    const auto theme = [&](const char* id, const text::Key& key, flow::ThemeName value) {
        auto b = c.one_of(id, key, "contrast", [value](Settings& s) { s.looks.theme = value; });
        b.swatch = &kThemes[static_cast<std::size_t>(value)];
        return b;
    };
    return {"contrast",
            sheet.say(words::settings_look),
            {theme("look.light", words::settings_look_light, flow::ThemeName::light),
             theme("look.dark", words::settings_look_dark, flow::ThemeName::dark),
             theme("look.contrast", words::settings_look_contrast, flow::ThemeName::high_contrast),
             theme("look.soft", words::settings_look_soft, flow::ThemeName::soft)}};
}

SettingRow voice_row(Sheet& sheet, const Choices& c) {
    const auto louder = [](int by) {
        return [by](Settings& s) {
            s.hearing.louder = std::clamp(s.hearing.louder + by, flow::Hearing::kLeast, flow::Hearing::kMost);
        };
    };
    return {
        "listen",
        sheet.say(words::settings_voice),
        {c.one_of("voice.on", words::settings_voice_on, "", [](Settings& s) { s.hearing.voice = true; }),
         c.one_of("voice.off", words::settings_voice_off, "", [](Settings& s) { s.hearing.voice = false; }),
         c.step("volume.down", words::settings_volume_down, "minus", louder(-1)),
         c.step("volume.up", words::settings_volume_up, "plus", louder(1))}};
}

SettingRow choosing_row(Sheet& sheet, const Choices& c) {
    const auto by = [](flow::Method value) { return [value](Settings& s) { s.choosing.method = value; }; };
    return {
        "stop",
        sheet.say(words::settings_choosing),
        {c.one_of("press.touch", words::settings_press_touch, "", by(flow::Method::touch)),
         c.one_of("press.keys", words::settings_choosing_keys, "", by(flow::Method::keys)),
         c.one_of("press.one-switch", words::settings_choosing_one_switch, "", by(flow::Method::one_switch)),
         c.one_of("press.two-switches", words::settings_choosing_two_switches, "",
                  by(flow::Method::two_switches)),
         c.one_of("press.dwell", words::settings_choosing_dwell, "", by(flow::Method::dwell))}};
}

SettingRow pace_row(Sheet& sheet, const Choices& c) {
    const auto pace = [](int by) {
        return [by](Settings& s) {
            s.choosing.pace = std::clamp(s.choosing.pace + by * flow::Choosing::kPaceStep,
                                         flow::Choosing::kFastest, flow::Choosing::kSlowest);
        };
    };
    const bool longer = sheet.model().settings.choosing.repeat > flow::Choosing::kRepeat;
    return {"clock",
            sheet.say(words::settings_press),
            {c.step("speed.slower", words::settings_speed_slower, "minus", pace(1)),
             c.step("speed.faster", words::settings_speed_faster, "plus", pace(-1)),
             c.toggle("repeat", words::settings_repeat, longer, [longer](Settings& s) {
                 s.choosing.repeat = longer ? flow::Choosing::kRepeat : flow::Choosing::kLongRepeat;
             })}};
}

SettingRow faces_row(Sheet& sheet, const Choices& c) {
    const auto three = [](bool value) { return [value](Settings& s) { s.looks.three_faces = value; }; };
    return {"own",
            sheet.say(words::settings_faces),
            {c.one_of("faces.3", words::settings_faces_3, "", three(true)),
             c.one_of("faces.5", words::settings_faces_5, "", three(false))}};
}

SettingRow aloud_row(Sheet& sheet, const Choices& c) {
    const auto& hearing = sheet.model().settings.hearing;
    auto choice = c.toggle("say-choice", words::settings_say_choice, hearing.say_choice,
                           [](Settings& s) { s.hearing.say_choice = !s.hearing.say_choice; });
    choice.label.spoken += " " + sheet.say(words::settings_say_choice_warn).spoken;
    return {"listen",
            sheet.say(words::settings_voice),
            {c.toggle("captions", words::settings_captions, hearing.captions,
                      [](Settings& s) { s.hearing.captions = !s.hearing.captions; }),
             choice}};
}

SettingRow screen_row(Sheet& sheet, const Choices& c) {
    const auto& looks = sheet.model().looks();
    return {"motion",
            sheet.say(words::settings_screen),
            {c.toggle("still", words::settings_still, looks.still,
                      [](Settings& s) { s.looks.still = !s.looks.still; }),
             c.toggle("reach", words::settings_reach, looks.reach,
                      [](Settings& s) { s.looks.reach = !s.looks.reach; })}};
}

SettingRow again_row(Sheet& sheet, const Choices& c) {
    const auto& config = sheet.model().config;
    return {"again",
            sheet.say(words::settings_forget),
            {c.step("back-to-start", words::settings_back_to_start, "again", [&config](Settings& s) {
                s = {};
                s.choosing = config.choosing;
            })}};
}

// A row measured for a page: its name beside its choices, or above where the page is narrow.
struct Laid {
    Block name;
    float name_w = 0, choices_w = 0, h = 0, choices_h = 0;
    bool beside = true;
};

// Together as wide as the page: evenly, or where one needs more than its share, each what it needs and as
// much of the rest.
void share_out(Sheet& sheet, std::vector<Button>& choices, float width) {
    const auto n = static_cast<float>(choices.size());
    const float room = width - kBetween * (n - 1), even = room / n;
    float needed = 0, widest = 0;
    std::vector<float> own;
    for (auto& b : choices) {
        b.tight = even < 90;
        b.at_least = mm::kTargetButton;
        own.push_back(width_of(sheet, b, width));
        needed += own.back();
        widest = std::max(widest, own.back());
    }
    for (std::size_t i = 0; i < choices.size(); ++i)
        choices[i].at_least = widest <= even || needed > room ? even : own[i] + (room - needed) / n;
}

Laid laid_out(Sheet& sheet, SettingRow& row, float width) {
    Laid laid;
    laid.name_w = width > 400 ? 112 : width > 300 ? 88 : width;
    laid.beside = laid.name_w < width;
    laid.name = sheet.block(row.name, {mm::kTextBody, true, Align::start, true}, laid.name_w - kIconRoom - 4);
    laid.choices_w = width - (laid.beside ? laid.name_w : 0);
    share_out(sheet, row.choices, laid.choices_w);
    laid.choices_h = height_of_row(sheet, row.choices, laid.choices_w + .1F, {kBetween, Align::start});
    laid.h = laid.beside ? std::max(laid.choices_h, laid.name.h) : laid.name.h + 3 + laid.choices_h;
    return laid;
}

void draw_setting(Sheet& sheet, SettingRow& row, const Box& box) {
    const auto laid = laid_out(sheet, row, box.w);
    const float name_y = laid.beside ? box.y + (laid.h - laid.name.h) / 2 : box.y;
    sheet.group(row.choices.front().id + ".row", row.name);
    icon(sheet, row.icon_name, {box.x, name_y + (laid.name.h - 12.5F) / 2, 12.5F, 12.5F}, sheet.theme().ink);
    sheet.words(row.choices.front().id + ".name", laid.name, box.x + kIconRoom, name_y, sheet.theme().ink);
    const float y = laid.beside ? box.y + (laid.h - laid.choices_h) / 2 : box.y + laid.name.h + 3;
    draw_row(sheet, row.choices, {box.x + box.w - laid.choices_w, y, laid.choices_w + .1F, laid.choices_h},
             {kBetween, Align::start});
}

// First and last row of each page.
std::vector<std::pair<std::size_t, std::size_t>> pages_of(Sheet& sheet, std::vector<SettingRow>& rows,
                                                          const Box& room) {
    std::vector<std::pair<std::size_t, std::size_t>> pages;
    float used = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float h = laid_out(sheet, rows[i], room.w).h;
        if (pages.empty() || used + kBetween + h > room.h) {
            pages.emplace_back(i, i + 1);
            used = h;
        } else {
            pages.back().second = i + 1;
            used += kBetween + h;
        }
    }
    return pages;
}

}  // namespace

void draw_access(Sheet& sheet) {
    Chrome chrome;
    chrome.stop = false;
    chrome.title = sheet.say(words::settings_title);
    const int page = sheet.model().page;
    Button more{"more", sheet.say(words::settings_choosing_more), "plus", flow::action::Page{page + 1}};
    Button good{"done", sheet.say(words::settings_done), "check", flow::action::Back{}};
    good.primary = true;
    chrome.end = {more, good};
    auto frame = frame_of(sheet, chrome);
    chrome.note = sheet.say(words::settings_forget);
    if (frame_of(sheet, chrome).low_h > frame.low_h)
        chrome.note = {};  // it has a row of its own on the last page
    else
        frame = frame_of(sheet, chrome);
    const Choices choices(sheet);
    std::vector<SettingRow> rows = {reading_row(sheet, choices),  size_row(sheet, choices),
                                    colours_row(sheet, choices),  voice_row(sheet, choices),
                                    choosing_row(sheet, choices), faces_row(sheet, choices),
                                    pace_row(sheet, choices),     aloud_row(sheet, choices),
                                    screen_row(sheet, choices),   again_row(sheet, choices)};
    const auto pages = pages_of(sheet, rows, frame.main);
    const auto shown = std::min(static_cast<std::size_t>(std::max(page, 0)), pages.size() - 1);
    if (shown + 1 == pages.size()) chrome.end.front().action = flow::action::Page{0};  // round again
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    const auto [from, to] = pages[shown];
    float used = 0;
    for (auto i = from; i < to; ++i) used += laid_out(sheet, rows[i], frame.main.w).h;
    const auto n = static_cast<float>(to - from);
    const float gap = std::clamp((frame.main.h - used) / n, kBetween, 12.0F);
    float y = frame.main.y;
    for (auto i = from; i < to; ++i) {
        const float h = laid_out(sheet, rows[i], frame.main.w).h;
        draw_setting(sheet, rows[i], {frame.main.x, y, frame.main.w, h});
        y += h + gap;
    }
    sheet.group("");
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
