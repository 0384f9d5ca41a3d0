#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 8;

Line said(Sheet& sheet, Say say) {
    switch (say) {
        case Say::face_1:
            return sheet.say(sheet.model().looks().three_faces ? words::face3_1 : words::face_1);
        case Say::face_2:
            return sheet.say(words::face_2);
        case Say::face_3:
            return sheet.say(words::face_3);
        case Say::face_4:
            return sheet.say(words::face_4);
        case Say::face_5:
            return sheet.say(sheet.model().looks().three_faces ? words::face3_5 : words::face_5);
        case Say::not_sure:
            return sheet.say(words::say_not_sure);
        case Say::not_for_me:
            return sheet.say(words::say_not_for_me);
        case Say::dont_understand:
            return sheet.say(words::say_dont_understand);
        case Say::skipped:
            return sheet.say(words::review_skipped);
        case Say::nothing:
            return sheet.say(words::review_removed);
    }
    return {};
}

void draw_answer(Sheet& sheet, Say say, const Box& box) {
    if (is_face(say)) return face(sheet, face_of(say), box);
    const char* name = say == Say::not_sure          ? "not-sure"
                       : say == Say::not_for_me      ? "not-for-me"
                       : say == Say::dont_understand ? "dont-understand"
                       : say == Say::skipped         ? "skip"
                                                     : "minus";
    icon(sheet, name, box.inset(box.w * .15F, box.h * .15F), sheet.theme().muted);
}

// The answer and its words: below each other, or side by side on a low card.
void draw_said(Sheet& sheet, const std::string& point, Say say, const Box& room) {
    const auto below = sheet.block(said(sheet, say), {8.8F, false, Align::centre, true}, room.w);
    const float side = std::clamp(room.h - below.h - 2, 12.0F, 44.0F);
    if (below.h + 2 + 20 <= room.h) {
        const float y = room.y + std::max(0.0F, (room.h - side - 2 - below.h) / 2);
        draw_answer(sheet, say, {room.x + (room.w - side) / 2, y, side, side});
        sheet.words("said." + point, below, room.x, y + side + 2, sheet.theme().ink, room.w);
        return;
    }
    const float small = std::min(room.h, 26.0F);
    const auto beside = sheet.block(said(sheet, say), {8.8F, false, Align::start, true}, room.w - small - 5);
    const float x = room.x + (room.w - small - 5 - beside.w) / 2;
    draw_answer(sheet, say, {x, room.y + (room.h - small) / 2, small, small});
    sheet.words("said." + point, beside, x + small + 5, room.y + (room.h - beside.h) / 2, sheet.theme().ink);
}

// A card measured at a width: what is on it, and how low it may be.
struct CardPlan {
    Line name;
    Block title;
    std::vector<Button> buttons;
    float title_h = 0, buttons_h = 0, least = 0;
    bool beside = false;  // the answer at the end of the title's line
};

constexpr float kSymbol = 13, kEdge = 7;

CardPlan plan_card(Sheet& sheet, std::size_t index, float width, bool beside) {
    const auto& model = sheet.model();
    const auto& point = model.offer->pack.points[index];
    const auto say = model.visit.answers[index].say;
    const float inner = width - 2 * kEdge;
    CardPlan plan;
    plan.name = sheet.of_pack(point.id.text + "/pictures", point.pictures);
    plan.beside = beside;
    plan.title =
        sheet.block(plan.name, {8.8F, true, Align::start, true}, (beside ? inner / 2 : inner) - kSymbol - 3);
    plan.title_h = std::max(kSymbol, plan.title.h);
    Button change{"change." + point.id.text, sheet.say(words::review_change), "again",
                  flow::action::Change{index}};
    change.label.spoken = sheet.say(words::review_change_spoken, {{"point", plan.name.text}}).text;
    Button remove{"remove." + point.id.text, sheet.say(words::review_remove), "throw-away",
                  flow::action::Remove{index}};
    plan.buttons = {change};
    if (say != Say::nothing) plan.buttons.push_back(remove);
    float side_by_side = mm::kSpaceGap;
    for (auto& b : plan.buttons) b.tight = true, side_by_side += width_of(sheet, b, inner);
    // side by side where the card is wide enough, else one under the other and equally wide
    for (auto& b : plan.buttons)
        b.at_least = side_by_side <= inner && plan.buttons.size() > 1 ? (inner - mm::kSpaceGap) / 2 : inner;
    plan.buttons_h = height_of_row(sheet, plan.buttons, inner, {mm::kSpaceGap, Align::centre});
    const auto words = sheet.block(said(sheet, say), {8.8F, false, Align::start, true}, inner - 31);
    if (beside) {
        const auto small = sheet.block(said(sheet, say), {8.8F, false, Align::start, true}, inner / 2 - 31);
        plan.title_h = std::max({plan.title_h, 26.0F, small.h});
        plan.least = 5 + plan.title_h + 3 + plan.buttons_h + 6;
        return plan;
    }
    plan.least = 5 + plan.title_h + 2 + std::max(26.0F, words.h) + 3 + plan.buttons_h + 6;
    return plan;
}

void draw_card(Sheet& sheet, std::size_t index, const Box& box, bool beside) {
    const auto& point = sheet.model().offer->pack.points[index];
    const auto plan = plan_card(sheet, index, box.w, beside);
    const float inner = box.w - 2 * kEdge;
    draw_surface(sheet, box, false);
    sheet.group("point." + point.id.text, plan.name);
    const float x = beside ? box.x + kEdge : box.x + (box.w - kSymbol - 3 - plan.title.w) / 2;
    symbol(sheet, sheet.model().offer->pack.symbol_of(point),
           {x, box.y + 5 + (plan.title_h - kSymbol) / 2, kSymbol, kSymbol});
    sheet.words("point." + point.id.text, plan.title, x + kSymbol + 3,
                box.y + 5 + (plan.title_h - plan.title.h) / 2, sheet.theme().ink);
    const float from = box.y + 5 + plan.title_h + 2, room = box.bottom() - 6 - plan.buttons_h - 3 - from;
    const Box answer = beside ? Box{box.x + kEdge + inner / 2, box.y + 5, inner / 2, plan.title_h}
                              : Box{box.x + kEdge, from, inner, room};
    draw_said(sheet, point.id.text, sheet.model().visit.answers[index].say, answer);
    sheet.list.items.back().personal = true;
    draw_row(sheet, plan.buttons, {box.x + kEdge, box.bottom() - 6 - plan.buttons_h, inner, plan.buttons_h},
             {mm::kSpaceGap, Align::centre});
    sheet.group("");
}

std::vector<std::size_t> reviewed(const flow::Model& model) {
    const auto& order = model.offer->order;
    return {order.begin(),
            order.begin() + static_cast<std::ptrdiff_t>(std::min(model.visit.until, order.size()))};
}

// Above and below the cards: what is wrong, and what Send means.
Line note_of(Sheet& sheet) {
    const auto& visit = sheet.model().visit;
    if (visit.saving) return sheet.say(words::review_saving);
    if (visit.failed) return sheet.say(words::review_failed);
    if (!visit.anything()) return sheet.say(words::review_empty);
    return sheet.say(words::review_before_send);
}

Chrome review_chrome(Sheet& sheet, int page, int pages, bool with_more) {
    const auto& model = sheet.model();
    Chrome chrome;
    chrome.title = sheet.say(words::review_title);
    Button more{"set.more", sheet.say(words::review_more), "plus", flow::action::MoreSet{true}};
    Button send{"send", sheet.say(model.visit.failed ? words::review_failed_again : words::review_send),
                "send", flow::action::Send{}};
    send.primary = send.icon_at_end = true;
    send.at_least = 58;
    send.disabled = model.visit.saving;
    Button done{"done", sheet.say(words::done), "check", flow::action::Done{}};
    done.primary = true;
    done.at_least = 58;
    if (page + 1 < pages)
        chrome.end.push_back(next_page(sheet, page));
    else {
        if (with_more && model.visit.reached() < model.offer->order.size() && !model.visit.saving)
            chrome.end.push_back(more);
        chrome.end.push_back(model.visit.anything() ? send : done);
    }
    return chrome;
}

// How many cards lie on a page: as many as fit, in the arrangement that needs the fewest pages.
struct Grid {
    std::size_t columns = 1, rows = 1;
    float w = 0, least = 0;
    bool beside = false;
    std::size_t per_page() const { return columns * rows; }
};

Grid plan_grid(Sheet& sheet, const std::vector<std::size_t>& points, const Box& room) {
    Grid best;
    bool any = false;
    for (const bool beside : {false, true})
        for (std::size_t columns = 4; columns >= 1; --columns) {
            const float w = (room.w - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
            if (columns > 1 && w < (beside ? 140.0F : 96.0F)) continue;
            Grid grid{columns, 1, w, 0, beside};
            for (const auto point : points)
                grid.least = std::max(grid.least, plan_card(sheet, point, w, beside).least);
            grid.rows =
                std::max<std::size_t>(1, static_cast<std::size_t>((room.h + kGap) / (grid.least + kGap)));
            const bool fits = grid.least <= room.h + .01F, fitted = any && best.least <= room.h + .01F;
            const bool more =
                std::min(grid.per_page(), points.size()) > std::min(best.per_page(), points.size());
            if (!any || (fits && (!fitted || (more && !beside)))) best = grid;
            any = true;
        }
    return best;
}

Block note_block(Sheet& sheet, float width) {
    auto line = note_of(sheet);
    const bool aloud = sheet.model().settings.hearing.voice && !sheet.model().may_say_answers();
    if (aloud) line = line + sheet.say(words::review_private);
    return sheet.block(line, {mm::kTextBody, sheet.model().visit.failed, Align::centre, false}, width);
}

// Above the sentence; within reach that stands in the upper half, where nothing is pressed.
Box card_room(const Sheet& sheet, const PageFrame& frame, const Block& note) {
    return {frame.main.x, frame.main.y, frame.main.w, frame.main.h - (sheet.low() ? 0 : note.h + 6)};
}

bool more_fits(Sheet& sheet, const std::vector<std::size_t>& points) {
    const auto frame = frame_of(sheet, review_chrome(sheet, 0, 1, true));
    const auto room = card_room(sheet, frame, note_block(sheet, frame.main.w - 20));
    return plan_grid(sheet, points, room).least <= room.h;
}

}  // namespace

void draw_review(Sheet& sheet) {
    const auto points = reviewed(sheet.model());
    // "Answer some more" is also where Back leads: on a small panel it gives way to the cards
    const bool with_more = more_fits(sheet, points);
    const auto plain = frame_of(sheet, review_chrome(sheet, 0, 1, with_more));
    const auto note = note_block(sheet, plain.main.w - 20);
    const Box room = card_room(sheet, plain, note);
    const float below = plain.main.h - room.h;
    const auto grid = plan_grid(sheet, points, room);
    const auto n = static_cast<int>(grid.per_page());
    const int pages = (static_cast<int>(points.size()) + n - 1) / n;
    const int page = std::clamp(sheet.model().page, 0, std::max(0, pages - 1));
    const auto chrome = review_chrome(sheet, page, pages, with_more);
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    draw_valley(sheet, {main.bottom() - below - 2, frame.bank, false, -1, 0, false});
    const auto from = static_cast<std::size_t>(page * n),
               to = std::min(points.size(), from + grid.per_page());
    const auto used_rows = static_cast<float>((to - from + grid.columns - 1) / grid.columns);
    const float h = std::clamp((room.h - kGap * (used_rows - 1)) / used_rows, grid.least, 144.0F);
    for (std::size_t i = from; i < to; ++i) {
        const std::size_t at = i - from;
        draw_card(sheet, points[i],
                  {main.x + static_cast<float>(at % grid.columns) * (grid.w + kGap),
                   main.y + static_cast<float>(at / grid.columns) * (h + kGap), grid.w, h},
                  grid.beside);
    }
    const float note_y = sheet.low() ? frame.upper.y + 4 : main.bottom() - note.h;
    sheet.words("note.private", note, main.x + 10, note_y, sheet.theme().ink, main.w - 20);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
