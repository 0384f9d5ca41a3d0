#pragma once

#include "kiosk/ui/sheet.h"

#include <string>

namespace pledge::ui {

// A QR code as large as the box allows in whole pixels for each of its squares, with its quiet zone, in the
// middle of the box: dark on light in every theme, and never mirrored. Nothing where the text is too long for
// one. libqrencode makes it; the screen list says it with `name`.
void draw_qr(Sheet& sheet, const std::string& text, const Line& name, const Box& box);

}  // namespace pledge::ui
