#pragma once

#include "kiosk/ui/picture.h"

#include <cstdint>

namespace pledge::testing {

// A number for the pixels that the X server has in its upper left corner: what a young person sees. Needs a
// current context, and waits until everything that was drawn in it has arrived.
std::uint64_t pixels_seen(int width, int height);
ui::Bitmap picture_seen(int width, int height);

// As a display may that exchanges its buffers: what is drawn next is drawn over something else.
void spoil_back_buffer();

// As if another window had lain over a part of ours.
void scribble_over_window();

}  // namespace pledge::testing
