#include "kiosk/ui/shapes.h"
#include "kiosk/ui/views/parts.h"

#include <algorithm>
#include <array>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kBetween = 4, kShadow = 3.4F;

}  // namespace

Line words_of_face(Sheet& sheet, int number) {
    static constexpr std::array<const text::Key*, 5> kFive = {&words::face_1, &words::face_2, &words::face_3,
                                                              &words::face_4, &words::face_5};
    static constexpr std::array<const text::Key*, 5> kThree = {
        &words::face3_1, &words::face3_1, &words::face3_3, &words::face3_5, &words::face3_5};
    const auto& keys = sheet.model().looks().three_faces ? kThree : kFive;
    return sheet.say(*keys.at(static_cast<std::size_t>(number - 1)));
}

namespace {

Block label_block(Sheet& sheet, int number, float width) {
    return sheet.block(words_of_face(sheet, number), {mm::kTextSmall, true, Align::centre, true}, width - 4);
}

// With room at both ends, where a stone is round.
float widest_stone(Sheet& sheet, const FacesPlan& plan) {
    float w = 0;
    for (int number : plan.faces) w = std::max(w, label_block(sheet, number, plan.column).w + 18);
    return w;
}

float tallest_label(Sheet& sheet, const FacesPlan& plan) {
    float h = 0;
    for (int number : plan.faces) h = std::max(h, label_block(sheet, number, plan.stone_w).h);
    return h;
}

void draw_column(Sheet& sheet, const FacesPlan& plan, int number, const Box& box, const FacesUse& use) {
    const bool chosen = use.chosen == number;
    const std::string id = "face." + std::to_string(number);
    const bool pressed = sheet.held(id);
    const Box stone_box{box.x + (box.w - plan.stone_w) / 2, box.y + plan.diameter + kBetween, plan.stone_w,
                        plan.stone_h};
    const Box face_box{box.x + (box.w - plan.diameter) / 2, box.y, plan.diameter, plan.diameter};
    stone(sheet, stone_box, chosen, pressed);
    face(sheet, number, face_box);
    if (chosen) {
        ring(sheet, face_box);
        tick_badge(sheet, face_box.right() + 2, face_box.y + 2, plan.diameter * .34F);
    }
    const auto label = label_block(sheet, number, plan.stone_w);
    const Box words{stone_box.x + 2, stone_box.y + (pressed ? 1 : 0), stone_box.w - 4, stone_box.h};
    sheet.put_in(label, words, chosen ? sheet.theme().on_primary : sheet.theme().ink);
    const float w = std::max(plan.stone_w, plan.diameter);
    auto& item = sheet.item(id, access::Role::radio, label.line,
                            {box.x + (box.w - w) / 2, box.y, w, plan.diameter + kBetween + plan.stone_h});
    item.action = use.action(number);
    item.chosen = chosen;
    item.personal = true;
}

}  // namespace

FacesPlan plan_faces(Sheet& sheet, float room_w, float room_h) {
    FacesPlan plan;
    plan.faces =
        sheet.model().looks().three_faces ? std::vector<int>{1, 3, 5} : std::vector<int>{1, 2, 3, 4, 5};
    const float n = static_cast<float>(plan.faces.size());
    plan.column = room_w / n;
    if (plan.column < 54) {  // too narrow for words on a stone: three above, two below
        plan.rows = 2;
        plan.column = std::min(90.0F, room_w / 3);
    }
    const float largest = sheet.model().looks().three_faces ? 66 : 50;
    plan.stone_w = std::min(plan.column - mm::kSpaceGap,
                            std::max(plan.column < 80 ? 76.0F : 72.0F, widest_stone(sheet, plan)));
    plan.stone_h = std::max(17.0F, tallest_label(sheet, plan) + 3);
    const float per_row = room_h / static_cast<float>(plan.rows) - kBetween - plan.stone_h - kShadow;
    plan.diameter = std::clamp(std::min(plan.column - 16, per_row), mm::kTargetFace, largest);
    plan.height = static_cast<float>(plan.rows) * (plan.diameter + kBetween + plan.stone_h + kShadow) +
                  (plan.rows > 1 ? mm::kSpaceGap : 0);
    return plan;
}

void draw_faces(Sheet& sheet, const FacesPlan& plan, const Box& box, const FacesUse& use) {
    sheet.group("faces", sheet.say(words::scan_group_faces));
    const std::size_t n = plan.faces.size(), first = plan.rows == 1 ? n : (n + 1) / 2;
    float y = box.y;
    for (std::size_t row = 0, i = 0; i < n; ++row) {
        const std::size_t count = row == 0 ? first : n - first;
        float x = box.x + (box.w - plan.column * static_cast<float>(count)) / 2;
        for (std::size_t k = 0; k < count; ++k, ++i, x += plan.column)
            draw_column(sheet, plan, plan.faces[i], {x, y, plan.column, plan.height}, use);
        y += plan.diameter + kBetween + plan.stone_h + kShadow + mm::kSpaceGap;
    }
    sheet.group("");
}

void draw_faces(Sheet& sheet, const FacesPlan& plan, const Box& box, Say chosen) {
    FacesUse use{0, [](int number) { return flow::action::Choose{say_of_face(number)}; }};
    for (const int number : plan.faces)
        if (chosen == say_of_face(number)) use.chosen = number;
    draw_faces(sheet, plan, box, use);
}

}  // namespace pledge::ui
