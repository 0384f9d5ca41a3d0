#pragma once

#include "kiosk/ui/sheet.h"

namespace pledge::ui {

// What lies over a page: the outline of what keys, switches or a resting pointer are at, the mark of what is
// being read out, the line that tells a scan waits, and the strip with what the voice says.
void draw_cues(Sheet& sheet);

}  // namespace pledge::ui
