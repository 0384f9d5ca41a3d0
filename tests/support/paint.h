#pragma once

#include "kiosk/ui/display_list.h"

#include <string>

namespace pledge::testing {

// Paints a display list without a window or a graphics card, for goldens and for looking at.
ui::Bitmap paint(const ui::DisplayList& list, int width, int height);
bool write_png(const ui::Bitmap& bitmap, const std::string& file);
// Empty when there is no such picture.
ui::Bitmap read_png(const std::string& file);
// The mean of every `by` × `by` pixels.
ui::Bitmap shrunk(const ui::Bitmap& bitmap, int by);

}  // namespace pledge::testing
