#include "kiosk/flow/update.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 7, kLeastKey = 22, kMostKey = 34, kDot = 5;
constexpr std::size_t kKeys = 11;  // ten digits and Delete

// How the keys lie: as on a telephone where there is room, else in two rows.
struct Pad {
    std::size_t columns, rows;
    float key_w, key_h, w, h;
};

Pad pad_of(const Box& room, float delete_w) {
    Pad pad{3, 4, 0, 0, 0, 0};
    if (room.h < 4 * kLeastKey + 3 * kGap) pad = {6, 2, 0, 0, 0, 0};
    const auto columns = static_cast<float>(pad.columns), rows = static_cast<float>(pad.rows);
    pad.key_h = std::clamp((room.h - kGap * (rows - 1)) / rows, kLeastKey, kMostKey);
    const float most = (room.w - kGap * (columns - 1)) / columns;
    pad.key_w = std::min(most, std::max({pad.key_h * 1.4F, 34.0F, delete_w}));
    pad.w = pad.key_w * columns + kGap * (columns - 1);
    pad.h = pad.key_h * rows + kGap * (rows - 1);
    return pad;
}

Button key_of(Sheet& sheet, std::size_t place) {
    const auto& staff = sheet.model().staff;
    if (place == kKeys - 1) {
        Button b{"pin.delete", sheet.say(words::staff_pin_delete), "", flow::action::PinDelete{}};
        b.disabled = staff.digits.empty() || staff.checking;
        b.tight = true;
        return b;
    }
    const int digit = place == 9 ? 0 : static_cast<int>(place) + 1;
    const auto name = std::to_string(digit);
    Line label;
    label.text = label.spoken = name;
    Button b{"pin." + name, label, "", flow::action::PinDigit{digit}};
    b.text = mm::kTextQuestion;
    b.disabled = staff.checking || flow::pin_pauses(sheet.model());
    return b;
}

// 1 is at the left in every language: digits run from left to right everywhere.
void draw_pad(Sheet& sheet, const Pad& pad, float x, float y) {
    for (std::size_t place = 0; place < kKeys; ++place) {
        auto row = place / pad.columns, column = place % pad.columns;
        if (pad.columns == 3 && place == 9) column = 1;                   // 0 below 8
        if (pad.columns == 3 && place == kKeys - 1) row = 3, column = 2;  // Delete beside it
        if (sheet.rtl()) column = pad.columns - 1 - column;
        draw(sheet, key_of(sheet, place),
             {x + static_cast<float>(column) * (pad.key_w + kGap),
              y + static_cast<float>(row) * (pad.key_h + kGap), pad.key_w, pad.key_h});
    }
}

// How many digits there are, and never which.
void draw_dots(Sheet& sheet, const Box& box) {
    const auto typed = sheet.model().staff.digits.size();
    sheet.fill(box, sheet.theme().surface, mm::kRadiusSmall, sheet.theme().line, sheet.stroke());
    const auto n = static_cast<float>(typed);
    float x = box.x + (box.w - n * kDot - (n - 1) * kDot) / 2;
    Line dots;
    for (std::size_t i = 0; i < typed; ++i, x += 2 * kDot) {
        sheet.fill({x, box.y + (box.h - kDot) / 2, kDot, kDot}, sheet.theme().ink, kDot / 2);
        dots.text += "•";
    }
    sheet.item("pin.dots", access::Role::image, dots, box);
}

Line message_of(Sheet& sheet) {
    if (flow::pin_pauses(sheet.model())) return sheet.say(words::staff_pin_wait);
    return sheet.model().staff.wrong ? sheet.say(words::staff_pin_wrong) : Line{};
}

}  // namespace

Button staff_button(Sheet& sheet) {
    return {"staff", sheet.say(words::staff_title), "lock", flow::action::OpenStaff{}};
}

void draw_staff_pin(Sheet& sheet) {
    const auto& staff = sheet.model().staff;
    Chrome chrome;
    chrome.stop = false;
    chrome.title = sheet.say(words::staff_pin);
    Button done{"done", sheet.say(words::staff_pin_open), "check", flow::action::PinEnter{}};
    done.primary = true;
    done.disabled =
        staff.digits.size() < flow::Staff::kShortest || staff.checking || flow::pin_pauses(sheet.model());
    chrome.end = {done};
    const Style style{mm::kTextBody, true, Align::centre, true};
    // the room of the longer message is kept, so that no key moves when one comes
    auto room_for = [&](const text::Key& key) {
        return sheet.block(sheet.say(key), style, sheet.width() - 2 * edge_of(sheet));
    };
    const float message_h = std::max(room_for(words::staff_pin_wrong).h, room_for(words::staff_pin_wait).h);
    const float dots_h = 16, above = dots_h + 3 + message_h + 3;
    chrome.controls = above + 2 * kLeastKey + kGap;
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    const auto& main = frame.main;
    const float delete_w = width_of(sheet, key_of(sheet, kKeys - 1), main.w / 3);
    const auto pad = pad_of({main.x, main.y + above, main.w, main.h - above}, delete_w);
    const float top = main.y + std::max(0.0F, (main.h - above - pad.h) / 2);
    const float x = main.x + (main.w - pad.w) / 2;
    draw_dots(sheet, {main.x + main.w / 2 - 60, top, 120, dots_h});
    if (const auto message = message_of(sheet); !message.empty()) {
        const auto block = sheet.block(message, style, main.w);
        sheet.words("pin.message", block, main.x, top + dots_h + 3, sheet.theme().ink, main.w);
    }
    draw_pad(sheet, pad, x, top + above);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
