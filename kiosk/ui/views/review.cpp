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
            return sheet.say(sheet.model().looks.three_faces ? words::face3_1 : words::face_1);
        case Say::face_2:
            return sheet.say(words::face_2);
        case Say::face_3:
            return sheet.say(words::face_3);
        case Say::face_4:
            return sheet.say(words::face_4);
        case Say::face_5:
            return sheet.say(sheet.model().looks.three_faces ? words::face3_5 : words::face_5);
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

void draw_card(Sheet& sheet, std::size_t index, const Box& box) {
    const auto& model = sheet.model();
    const auto& point = model.offer->pack.points[index];
    const auto say = model.visit.answers[index].say;
    draw_surface(sheet, box, false);
    const float inner = box.w - 14;
    const auto name = sheet.of_pack(point.id.text + "/pictures", point.pictures);
    const auto title = sheet.block(name, {8.8F, true, Align::start, true}, inner - 16);
    const float title_w = 16 + title.w, title_h = std::max(13.0F, title.h);
    const float x = box.x + (box.w - title_w) / 2;
    symbol(sheet, model.offer->pack.symbol_of(point), {x, box.y + 5 + (title_h - 13) / 2, 13, 13});
    sheet.words("point." + point.id.text, title, x + 16, box.y + 5 + (title_h - title.h) / 2,
                sheet.theme().ink);
    Button change{"change." + point.id.text, sheet.say(words::review_change), "again",
                  flow::action::Change{index}};
    change.label.spoken = sheet.say(words::review_change_spoken, {{"point", name.text}}).text;
    Button remove{"remove." + point.id.text, sheet.say(words::review_remove), "throw-away",
                  flow::action::Remove{index}};
    std::vector<Button> buttons = {change};
    if (say != Say::nothing) buttons.push_back(remove);
    float side_by_side = mm::kSpaceGap;
    for (auto& b : buttons) b.tight = true, side_by_side += width_of(sheet, b, inner);
    // side by side where the card is wide enough, else one under the other and equally wide
    for (auto& b : buttons)
        b.at_least = side_by_side <= inner && buttons.size() > 1 ? (inner - mm::kSpaceGap) / 2 : inner;
    const float buttons_h = height_of_row(sheet, buttons, inner, {mm::kSpaceGap, Align::centre});
    draw_row(sheet, buttons, {box.x + 7, box.bottom() - 6 - buttons_h, inner, buttons_h},
             {mm::kSpaceGap, Align::centre});
    const float from = box.y + 5 + title_h + 2, room = box.bottom() - 6 - buttons_h - 3 - from;
    draw_said(sheet, point.id.text, say, {box.x + 7, from, inner, room});
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

Chrome review_chrome(Sheet& sheet, int page, int pages) {
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
        if (model.visit.reached() < model.offer->order.size() && !model.visit.saving)
            chrome.end.push_back(more);
        chrome.end.push_back(model.visit.anything() ? send : done);
    }
    return chrome;
}

}  // namespace

void draw_review(Sheet& sheet) {
    const auto points = reviewed(sheet.model());
    const auto plain = frame_of(sheet, review_chrome(sheet, 0, 1)).main;
    const std::size_t columns =
        std::clamp<std::size_t>(static_cast<std::size_t>((plain.w + kGap) / (104 + kGap)), 1, 4);
    const auto note = sheet.block(
        note_of(sheet), {mm::kTextBody, sheet.model().visit.failed, Align::centre, false}, plain.w - 20);
    const float card_h_least = 118, room_h = plain.h - note.h - 6;
    const std::size_t rows =
        std::max<std::size_t>(1, static_cast<std::size_t>((room_h + kGap) / (card_h_least + kGap)));
    const std::size_t per_page = columns * rows;
    const int pages = static_cast<int>((points.size() + per_page - 1) / per_page);
    const int page = std::clamp(sheet.model().page, 0, std::max(0, pages - 1));
    const auto chrome = review_chrome(sheet, page, pages);
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    draw_valley(sheet, {main.bottom() - note.h - 8, frame.bank, false, -1, 0, false});
    const float w = (main.w - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float h = std::min(
        144.0F, (main.h - note.h - 6 - kGap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
    const std::size_t from = static_cast<std::size_t>(page) * per_page,
                      to = std::min(points.size(), from + per_page);
    for (std::size_t i = from; i < to; ++i) {
        const std::size_t at = i - from;
        draw_card(sheet, points[i],
                  {main.x + static_cast<float>(at % columns) * (w + kGap),
                   main.y + static_cast<float>(at / columns) * (h + kGap), w, h});
    }
    sheet.words("note", note, main.x + 10, main.bottom() - note.h, sheet.theme().ink, main.w - 20);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
