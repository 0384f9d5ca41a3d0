#include "kiosk/ui/qr.h"

#include "sync/text/qr.h"

#include <algorithm>
#include <cmath>

namespace pledge::ui {
namespace {

constexpr int kQuiet = 4;  // squares around it, as ISO/IEC 18004 asks
constexpr Colour kDark{16, 24, 32}, kLight{255, 255, 255};

// Dark squares of a row that touch are one rectangle.
void draw_squares(Sheet& sheet, const text::QrModules& code, float x, float y, float side) {
    for (int row = 0; row < code.width; ++row)
        for (int column = 0; column < code.width;) {
            int run = 0;
            while (code.dark(column + run, row)) ++run;
            if (run > 0)
                sheet.display.marks.emplace_back(
                    Fill{{x + static_cast<float>(column) * side, y + static_cast<float>(row) * side,
                          static_cast<float>(run) * side, side},
                         kDark});
            column += std::max(run, 1);
        }
}

}  // namespace

void draw_qr(Sheet& sheet, const std::string& text, const Line& name, const Box& box) {
    const auto code = text::qr_modules(text);
    if (!code) return;
    const auto room = sheet.to_px(box);
    const auto squares = static_cast<float>(code->width + 2 * kQuiet);
    const float side = std::floor(std::min(room.w, room.h) / squares);
    if (side < 1) return;
    const float whole = side * squares;
    const Rect card{std::round(room.x + (room.w - whole) / 2), std::round(room.y + (room.h - whole) / 2),
                    whole, whole};
    const float line = std::max(1.0F, std::round(side / 6));
    sheet.display.marks.emplace_back(Fill{card, kLight, 3 * side, sheet.theme().line, line});
    draw_squares(sheet, *code, card.x + kQuiet * side, card.y + kQuiet * side, side);
    auto& item = sheet.item("live.qr", access::Role::image, name, box);
    item.rect = card;
    item.label.clear();  // nothing is written on it
}

}  // namespace pledge::ui
