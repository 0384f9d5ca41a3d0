#include "kiosk/ui/chrome.h"

#include "kiosk/ui/shapes.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

// A bar is as high as its buttons: more where words are large.
float bar_of(Sheet& sheet) {
    return std::max(mm::kTargetButton, sheet.block(sheet.say(words::nav_help), {mm::kTextSmall, true}).h + 4);
}

Button stop_button(Sheet& sheet, const Chrome& c) {
    Button b{"stop", sheet.say(words::nav_stop), "stop", flow::action::OpenStop{}};
    b.chosen = c.stop_chosen;
    return b;
}

// One button that does not jump when its word changes.
Button listen_button(Sheet& sheet) {
    Button listen{"listen", sheet.say(words::nav_listen), "listen", flow::action::Listen{}};
    Button quiet{"listen", sheet.say(words::nav_listen_stop), "listen", flow::action::Listen{}};
    const float wide =
        std::max(width_of(sheet, listen, sheet.width()), width_of(sheet, quiet, sheet.width()));
    auto& b = sheet.cues().talking ? quiet : listen;
    b.at_least = wide;
    return b;
}

std::vector<Button> hide_and_help(Sheet& sheet, const Chrome& c) {
    Button help{"help", sheet.say(words::nav_help), "help", flow::action::OpenHelp{}};
    help.chosen = c.help_chosen;
    return {{"hide", sheet.say(words::nav_hide), "hide", flow::action::Hide{}}, help};
}

using Buttons = std::vector<Button>;

Buttons operator+(Buttons a, const Buttons& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// The four corners. Within reach there are only the lower two.
struct Corners {
    Buttons top_start, top_end, low_start, low_end;
};

Corners corners_of(Sheet& sheet, const Chrome& c) {
    Corners out;
    const Buttons stop = c.stop ? Buttons{stop_button(sheet, c)} : Buttons{};
    Buttons back = c.back ? Buttons{{"back", c.back_label.empty() ? sheet.say(words::nav_back) : c.back_label,
                                     "back", flow::action::Back{}}}
                          : Buttons{};
    if (c.finish) back.push_back(*c.finish);
    const Buttons listen = {listen_button(sheet)};
    const Buttons leave = c.leave ? hide_and_help(sheet, c) : Buttons{};
    if (sheet.reach()) {
        out.low_start = stop + c.extra + back + listen;
        out.low_end = leave + c.end;
        for (auto* side : {&out.low_start, &out.low_end})
            for (auto& b : *side) b.tight = true;
    } else {
        out.top_start = stop + c.extra;
        out.top_end = (c.low_bar ? Buttons{} : listen) + leave;
        if (c.low_bar) out.low_start = back + listen;
        out.low_end = c.end;
    }
    return out;
}

float row_width(Sheet& sheet, const Buttons& buttons, float room) {
    float w = 0;
    for (const auto& b : buttons) w += width_of(sheet, b, room) + mm::kSpaceGap;
    return std::min(room, std::max(0.0F, w - mm::kSpaceGap));
}

// Where everything lies; measured once for frame_of and once for draw_chrome, from the same numbers.
struct Plan {
    Corners corners;
    float edge, room, bar, top;
    float start_w, end_w, top_gap;  // upper bar
    Block title;
    bool title_below, path_below;
    float below_h;                 // of what moved under the upper bar
    float low_start_w, low_end_w;  // lower bar
    bool two_rows;                 // the page's own buttons above Back
    float start_h, end_h, low_h;
    Block note;
    Block badge_block;
    bool badge_in_bar;
    float badge_h;
    bool note_above;  // over both rows, where neither has room beside it
};

void plan_title(Sheet& sheet, const Chrome& c, Plan& p, float between) {
    for (const float size : {mm::kTextQuestion, 13.5F, mm::kTextTitle}) {
        const auto block = sheet.block(c.title, {size, true, Align::centre, true}, p.room);
        // its ink has the bar and the edge above it; Nastaliq reaches far
        const bool fits = block.w <= between && block.shape.lines == 1 &&
                          block.ink_bottom - block.ink_top <= p.bar + p.edge - 1;
        if (p.title.h <= 0 || fits) p.title = block;
    }
    p.title_below = p.title.w > between || p.title.shape.lines > 1;
    if (p.title_below) p.below_h = p.title.h + 2;
}

void plan_top(Sheet& sheet, const Chrome& c, Plan& p) {
    auto& [start, end, low_start, low_end] = p.corners;
    for (const bool tight : {false, true}) {
        for (auto* side : {&start, &end})
            for (auto& b : *side) b.tight = tight;
        p.start_w = row_width(sheet, start, p.room);
        p.end_w = row_width(sheet, end, p.room);
        if (p.start_w + p.end_w + mm::kSpaceGap <= p.room) break;
    }
    // two rows where one does not hold both, as with very large words on a narrow panel
    const bool stacked = p.start_w > 0 && p.start_w + p.end_w + mm::kSpaceGap > p.room;
    p.top = start.empty() && end.empty() ? p.bar : height_of_row(sheet, start, p.room);
    if (!c.leave && start.empty() && c.title.empty() && !c.path) {  // no bar at all
        p.top = p.top_gap = 0;
        return;
    }
    p.top = stacked ? p.top + mm::kSpaceGap + height_of_row(sheet, end, p.room) : std::max(p.top, p.bar);
    const float between = stacked ? 0 : p.room - p.start_w - p.end_w - 2 * mm::kSpaceGap;
    p.top_gap = stacked ? 0 : p.room - 2 * std::max(p.start_w, p.end_w) - 2 * mm::kSpaceGap;
    if (!c.title.empty()) plan_title(sheet, c, p, between);
    if (c.path) {
        p.path_below = width_of_path(sheet) > between;
        if (p.path_below) p.below_h = mm::kTargetButton + 2;
    }
}

void plan_bottom(Sheet& sheet, const Chrome& c, Plan& p) {
    const auto& end = p.corners.low_end;
    p.low_start_w = row_width(sheet, p.corners.low_start, p.room);
    p.low_end_w = row_width(sheet, end, p.room);
    const float beside =
        p.room - p.low_start_w - (p.low_end_w > 0 ? p.low_end_w + mm::kSpaceGap : 0) - mm::kSpaceGap;
    p.two_rows = p.low_start_w > 0 && beside < (c.note.empty() || c.note_whole ? 0.0F : 70.0F);
    float note_h = 0;
    if (!c.note.empty()) {
        const float room = p.two_rows ? p.room - p.low_start_w - mm::kSpaceGap : beside;
        const Style whole{mm::kTextSmall, false, Align::end, true};
        p.note_above = room < 70;
        if (c.note_whole && p.two_rows)
            p.note_above |= sheet.block(c.note, whole, room).h > p.bar;
        else if (c.note_whole)
            p.note_above |= sheet.block(c.note, whole).w > room;
        p.note = sheet.block(c.note, {mm::kTextSmall, false, Align::end, true}, p.note_above ? p.room : room);
        note_h = p.note_above ? 0 : p.note.h;
    }
    p.end_h = end.empty() ? 0 : height_of_row(sheet, end, p.room);
    const float start_h = std::max(p.bar, height_of_row(sheet, p.corners.low_start, p.room));
    p.start_h = std::max(start_h, p.two_rows ? note_h : 0.0F);
    p.low_h = p.two_rows ? p.start_h + (end.empty() ? 0 : mm::kSpaceGap + p.end_h)
                         : std::max({p.start_h, p.end_h, note_h});
    if (p.note_above) p.low_h += p.note.h + mm::kSpaceGap;
}

Block badge_block(Sheet& sheet) {
    if (!sheet.badge()) return {};
    return sheet.block(sheet.say(sheet.badge_says_foreign() ? words::badge_english : words::badge_draft),
                       {mm::kTextSmall, false, Align::centre, true});
}

void plan_badge(Sheet& sheet, const Chrome& c, Plan& p) {
    p.badge_in_bar = true;
    if (!sheet.badge()) return;
    p.badge_block = badge_block(sheet);
    const bool note_beside = p.note.h > 0 && !(c.note_whole && p.note_above);
    const float gap = p.room - p.low_start_w - p.low_end_w - (note_beside ? p.note.w + mm::kSpaceGap : 0);
    p.badge_in_bar = c.low_bar && p.badge_block.w + 8 + 2 * mm::kSpaceGap <= gap && !p.two_rows;
    if (!p.badge_in_bar && c.low_bar) p.badge_h = p.badge_block.h + 6;
}

Plan plan(Sheet& sheet, const Chrome& c) {
    Plan p{};
    p.corners = corners_of(sheet, c);
    p.edge = edge_of(sheet);
    p.room = sheet.width() - 2 * p.edge;
    p.bar = bar_of(sheet);
    plan_top(sheet, c, p);
    plan_bottom(sheet, c, p);
    plan_badge(sheet, c, p);
    return p;
}

// Two rows where one is too narrow: Stop keeps the corner that it has on every page, and where there is no
// Stop, Help keeps its own.
void draw_top(Sheet& sheet, const Chrome& c, const Plan& p) {
    const float y = p.edge - 2;
    const auto &start = p.corners.top_start, &end = p.corners.top_end;
    const bool stacked = !start.empty() && p.start_w + p.end_w + mm::kSpaceGap > p.room;
    const auto below = [&](const Buttons& upper) {
        return stacked ? y + height_of_row(sheet, upper, p.room) + mm::kSpaceGap : y;
    };
    draw_row(sheet, start, {p.edge, c.stop ? y : below(end), p.start_w + .1F, p.bar});
    draw_row(sheet, end, {sheet.width() - p.edge - p.end_w, c.stop ? below(start) : y, p.end_w + .1F, p.bar});
}

// In the middle of the page where there is room, in the middle of what is left where there is not.
void draw_heading(Sheet& sheet, const Chrome& c, const Plan& p) {
    const float y = p.edge - 2;
    float x = p.edge, w = p.room;
    const float needed = c.path ? width_of_path(sheet) : p.title.w;
    if (!p.title_below && !p.path_below && needed > p.top_gap) {
        x = p.edge + p.start_w + mm::kSpaceGap;
        w = p.room - p.start_w - p.end_w - 2 * mm::kSpaceGap;
    }
    if (!c.title.empty()) {
        const float ty =
            p.title_below ? y + p.top + 3 : y + (p.bar - p.title.ink_top - p.title.ink_bottom) / 2;
        sheet.words("title", p.title, x, ty, sheet.theme().ink, w, access::Role::heading);
    }
    if (c.path) draw_path(sheet, {x, p.path_below ? y + p.top + 4 : y, w, mm::kTargetButton});
}

void draw_badge(Sheet& sheet, const Chrome& c, const Plan& p) {
    if (p.badge_block.h <= 0) return;
    const float w = p.badge_block.w + 8, h = p.badge_block.h + 2;
    if (!c.low_bar && !c.badge) return;
    const float low = sheet.height() - p.edge + 2 - p.bar;
    Box box{(sheet.width() - w) / 2, p.edge - 2 + p.top + p.below_h + 3, w, h};
    if (c.badge)
        box = {c.badge->end - w, c.badge->middle - h / 2, w, h};
    else if (p.badge_in_bar)
        box = {p.edge + p.low_start_w + (p.low_start_w > 0 ? mm::kSpaceGap : 0), low + (p.bar - h) / 2, w, h};
    sheet.fill(box, sheet.theme().surface, mm::kRadiusSmall, sheet.theme().line, mm::kStrokeHair);
    const auto& words = p.badge_block;
    sheet.words("badge", words, box.x + 4, box.y + (h - words.ink_top - words.ink_bottom) / 2,
                sheet.theme().ink, 0, access::Role::badge);
}

void draw_bottom(Sheet& sheet, const Chrome& c, const Plan& p) {
    const float bottom = c.low_bar ? sheet.height() - p.edge + 2 : c.bar_at + p.low_h;
    const float above = p.note_above ? p.note.h + mm::kSpaceGap : 0;
    const float end_y = p.two_rows ? bottom - p.low_h + above : bottom - p.end_h;
    const float end_w = p.low_end_w + .1F;
    // the page's own buttons first: that is the order in which keys and switches come to them
    if (!p.corners.low_end.empty())
        draw_row(sheet, p.corners.low_end, {sheet.width() - p.edge - end_w, end_y, end_w, p.end_h},
                 {mm::kSpaceGap, Align::end});
    // at the very bottom, also beside a note that is higher than it
    const float start_h = std::max(p.bar, height_of_row(sheet, p.corners.low_start, p.room));
    draw_row(sheet, p.corners.low_start, {p.edge, bottom - start_h, p.low_start_w + .1F, start_h});
    if (p.note.h <= 0) return;
    const float x = sheet.width() - p.edge -
                    (p.two_rows || p.corners.low_end.empty() ? 0 : end_w + mm::kSpaceGap) - p.note.w;
    const float h = p.two_rows ? p.start_h : p.low_h;
    sheet.group("");
    if (p.note_above)
        sheet.words("note", p.note, p.edge, bottom - p.low_h, sheet.theme().ink, p.room);
    else
        sheet.words("note", p.note, x, bottom - h / 2 - p.note.h / 2, sheet.theme().ink);
    sheet.group(access::kBars);
}

}  // namespace

float edge_of(const Sheet& sheet) {
    return std::min(sheet.width(), sheet.height()) < 240 ? 8 : mm::kSpaceEdge;
}

float width_of_badge(Sheet& sheet) {
    return sheet.badge() ? badge_block(sheet).w + 8 : 0;
}

PageFrame frame_of(Sheet& sheet, const Chrome& chrome) {
    const auto p = plan(sheet, chrome);
    const float top = p.edge - 2 + p.top + p.below_h + p.badge_h + mm::kSpaceGap;
    PageFrame frame;
    frame.low_h = p.low_h;
    if (!chrome.low_bar && !sheet.reach()) frame.low_h = 0;
    frame.bank = sheet.height() - (p.edge - 2) - p.low_h - 8;
    frame.main = {p.edge, top, p.room, frame.bank - 4 - top};
    frame.whole = frame.upper = frame.main;
    if (!sheet.low()) return frame;
    const float half = (sheet.height() + sheet.strip()) / 2;
    // a low panel has no half to spare
    frame.main.y = std::max(top, std::min(half, frame.bank - 4 - std::max(chrome.controls, 60.0F)));
    frame.main.h = frame.bank - 4 - frame.main.y;
    frame.upper.h = std::max(0.0F, frame.main.y - 4 - top);
    return frame;
}

void draw_chrome(Sheet& sheet, const Chrome& chrome) {
    const auto p = plan(sheet, chrome);
    sheet.group("");
    draw_heading(sheet, chrome, p);
    sheet.group(access::kBars, sheet.say(words::scan_group_buttons));
    draw_bottom(sheet, chrome, p);
    draw_top(sheet, chrome, p);
    draw_badge(sheet, chrome, p);
    sheet.group("");
}

Button next_page(Sheet& sheet, int page) {
    Button b{"next", sheet.say(words::nav_next), "next", flow::action::Page{page + 1}};
    b.icon_at_end = true;
    b.at_least = 58;
    b.primary = true;
    return b;
}

}  // namespace pledge::ui
