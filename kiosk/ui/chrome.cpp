#include "kiosk/ui/chrome.h"

#include "kiosk/ui/shapes.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kBar = 25;

Button stop_button(Sheet& sheet, const Chrome& c) {
    Button b{"stop", sheet.say(words::nav_stop), "stop", flow::action::OpenStop{}};
    b.chosen = c.stop_chosen;
    return b;
}

std::vector<Button> top_start(Sheet& sheet, const Chrome& c, bool tight) {
    auto out = c.extra;
    if (c.stop) out.insert(out.begin(), stop_button(sheet, c));
    for (auto& b : out) b.tight = tight;
    return out;
}

std::vector<Button> top_end(Sheet& sheet, const Chrome& c, bool tight) {
    Button help{"help", sheet.say(words::nav_help), "help", flow::action::OpenHelp{}};
    help.chosen = c.help_chosen;
    Button hide{"hide", sheet.say(words::nav_hide), "hide", flow::action::Hide{}};
    help.tight = hide.tight = tight;
    return {hide, help};
}

std::vector<Button> bottom_start(Sheet& sheet, const Chrome& c) {
    if (!c.back) return {};
    return {{"back", c.back_label.empty() ? sheet.say(words::nav_back) : c.back_label, "back",
             flow::action::Back{}}};
}

float row_width(Sheet& sheet, const std::vector<Button>& buttons, float room) {
    float w = 0;
    for (const auto& b : buttons) w += width_of(sheet, b, room) + mm::kSpaceGap;
    return std::max(0.0F, w - mm::kSpaceGap);
}

// Where everything lies; measured once for frame_of and once for draw_chrome, from the same numbers.
struct Plan {
    float edge, room;
    float start_w, end_w, top_gap;  // upper bar
    bool top_tight;
    Block title;
    bool title_below, path_below;
    float below_h;                 // of what moved under the upper bar
    float low_start_w, low_end_w;  // lower bar
    bool two_rows;                 // the page's own buttons above Back
    float start_h, end_h, low_h;
    Block note;
    Line badge;
    Block badge_block;
    bool badge_in_bar;
    float badge_h;
};

void plan_top(Sheet& sheet, const Chrome& c, Plan& p) {
    for (p.top_tight = false;; p.top_tight = true) {
        p.start_w = row_width(sheet, top_start(sheet, c, p.top_tight), p.room);
        p.end_w = row_width(sheet, top_end(sheet, c, p.top_tight), p.room);
        if (p.top_tight || p.start_w + p.end_w + mm::kSpaceGap <= p.room) break;
    }
    p.top_gap = p.room - 2 * std::max(p.start_w, p.end_w) - 2 * mm::kSpaceGap;
    p.title_below = p.path_below = false;
    p.below_h = 0;
    if (!c.title.empty()) {
        const float between = p.room - p.start_w - p.end_w - 2 * mm::kSpaceGap;
        for (const float size : {mm::kTextQuestion, 13.5F, mm::kTextTitle}) {
            const auto block = sheet.block(c.title, {size, true, Align::centre, true}, p.room);
            // its ink has the bar and the edge above it; Nastaliq reaches far
            const bool fits = block.w <= between && block.shape.lines == 1 &&
                              block.ink_bottom - block.ink_top <= kBar + p.edge - 1;
            if (p.title.h <= 0 || fits) p.title = block;
        }
        p.title_below = p.title.w > between || p.title.shape.lines > 1;
        if (p.title_below) p.below_h = p.title.h + 2;
    }
    if (c.path) {
        p.path_below = width_of_path(sheet) > p.room - p.start_w - p.end_w - 2 * mm::kSpaceGap;
        if (p.path_below) p.below_h = kBar + 2;
    }
}

void plan_bottom(Sheet& sheet, const Chrome& c, Plan& p) {
    p.low_start_w = row_width(sheet, bottom_start(sheet, c), p.room);
    p.low_end_w = row_width(sheet, c.end, p.room);
    const float beside =
        p.room - p.low_start_w - (p.low_end_w > 0 ? p.low_end_w + mm::kSpaceGap : 0) - mm::kSpaceGap;
    p.two_rows = p.low_start_w > 0 && beside < (c.note.empty() ? 0.0F : 70.0F);
    float note_h = 0;
    if (!c.note.empty()) {
        const float room = p.two_rows ? p.room - p.low_start_w - mm::kSpaceGap : beside;
        p.note = sheet.block(c.note, {mm::kTextSmall, false, Align::end, true}, room);
        note_h = p.note.h;
    }
    p.end_h = height_of_row(sheet, c.end, p.room);
    p.start_h = std::max(kBar, p.two_rows ? note_h : 0.0F);
    p.low_h = p.two_rows ? p.start_h + (c.end.empty() ? 0 : mm::kSpaceGap + p.end_h)
                         : std::max({kBar, p.end_h, note_h});
}

void plan_badge(Sheet& sheet, const Chrome& c, Plan& p) {
    p.badge_h = 0;
    p.badge_in_bar = true;
    if (!sheet.badge()) return;
    p.badge = sheet.say(sheet.badge_says_foreign() ? words::badge_english : words::badge_draft);
    p.badge_block = sheet.block(p.badge, {mm::kTextSmall, false, Align::centre, true});
    const float gap = p.room - p.low_start_w - p.low_end_w - (p.note.h > 0 ? p.note.w + mm::kSpaceGap : 0);
    p.badge_in_bar = c.low_bar && p.badge_block.w + 8 + 2 * mm::kSpaceGap <= gap && !p.two_rows;
    if (!p.badge_in_bar && c.low_bar) p.badge_h = p.badge_block.h + 6;
}

Plan plan(Sheet& sheet, const Chrome& c) {
    Plan p{};
    p.edge = edge_of(sheet);
    p.room = sheet.width() - 2 * p.edge;
    plan_top(sheet, c, p);
    plan_bottom(sheet, c, p);
    plan_badge(sheet, c, p);
    return p;
}

void draw_top(Sheet& sheet, const Chrome& c, const Plan& p) {
    const float y = p.edge - 2;
    draw_row(sheet, top_start(sheet, c, p.top_tight), {p.edge, y, p.start_w + .1F, kBar});
    draw_row(sheet, top_end(sheet, c, p.top_tight),
             {sheet.width() - p.edge - p.end_w, y, p.end_w + .1F, kBar});
    // in the middle of the page where there is room, in the middle of what is left where there is not
    float x = p.edge, w = p.room;
    const float needed = c.path ? width_of_path(sheet) : p.title.w;
    if (!p.title_below && !p.path_below && needed > p.top_gap) {
        x = p.edge + p.start_w + mm::kSpaceGap;
        w = p.room - p.start_w - p.end_w - 2 * mm::kSpaceGap;
    }
    if (!c.title.empty()) {
        const float ty = p.title_below ? y + kBar + 3 : y + (kBar - p.title.ink_top - p.title.ink_bottom) / 2;
        sheet.words("title", p.title, x, ty, sheet.theme().ink, w, access::Role::heading);
    }
    if (c.path) draw_path(sheet, {x, p.path_below ? y + kBar + 4 : y, w, kBar});
}

void draw_badge(Sheet& sheet, const Chrome& c, const Plan& p) {
    if (p.badge_block.h <= 0) return;
    const float w = p.badge_block.w + 8, h = p.badge_block.h + 2;
    if (!c.low_bar && !c.badge) return;
    const float low = sheet.height() - p.edge + 2 - kBar;
    Box box{(sheet.width() - w) / 2, p.edge - 2 + kBar + p.below_h + 3, w, h};
    if (c.badge)
        box = {c.badge->end - w, c.badge->middle - h / 2, w, h};
    else if (p.badge_in_bar)
        box = {p.edge + p.low_start_w + (p.low_start_w > 0 ? mm::kSpaceGap : 0), low + (kBar - h) / 2, w, h};
    sheet.fill(box, sheet.theme().surface, mm::kRadiusSmall, sheet.theme().line, mm::kStrokeHair);
    const auto& words = p.badge_block;
    sheet.words("badge", words, box.x + 4, box.y + (h - words.ink_top - words.ink_bottom) / 2,
                sheet.theme().ink, 0, access::Role::badge);
}

}  // namespace

float edge_of(const Sheet& sheet) {
    return std::min(sheet.width(), sheet.height()) < 240 ? 8 : mm::kSpaceEdge;
}

PageFrame frame_of(Sheet& sheet, const Chrome& chrome) {
    const auto p = plan(sheet, chrome);
    const float top = p.edge - 2 + kBar + p.below_h + p.badge_h + mm::kSpaceGap;
    PageFrame frame;
    frame.bank = sheet.height() - (p.edge - 2) - p.low_h - 8;
    frame.main = {p.edge, top, p.room, frame.bank - 4 - top};
    return frame;
}

void draw_chrome(Sheet& sheet, const Chrome& chrome) {
    const auto p = plan(sheet, chrome);
    draw_top(sheet, chrome, p);
    const float bottom = sheet.height() - p.edge + 2;
    draw_row(sheet, bottom_start(sheet, chrome), {p.edge, bottom - kBar, p.low_start_w + .1F, kBar});
    const float end_y = p.two_rows ? bottom - p.low_h : bottom - p.end_h;
    const float end_w = std::min(p.low_end_w, p.room) + .1F;
    if (!chrome.end.empty())
        draw_row(sheet, chrome.end, {sheet.width() - p.edge - end_w, end_y, end_w, p.end_h},
                 {mm::kSpaceGap, Align::end});
    if (p.note.h > 0) {
        const float x = sheet.width() - p.edge -
                        (p.two_rows || chrome.end.empty() ? 0 : end_w + mm::kSpaceGap) - p.note.w;
        const float h = p.two_rows ? p.start_h : p.low_h;
        sheet.words("note", p.note, x, bottom - h / 2 - p.note.h / 2, sheet.theme().ink);
    }
    draw_badge(sheet, chrome, p);
}

Button next_page(Sheet& sheet, int page) {
    Button b{"next", sheet.say(words::nav_next), "next", flow::action::Page{page + 1}};
    b.icon_at_end = true;
    b.at_least = 58;
    b.primary = true;
    return b;
}

}  // namespace pledge::ui
