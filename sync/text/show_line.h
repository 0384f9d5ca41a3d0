#pragma once

#include "sync/text/layout.h"

// Inside of the room: one line of a layout on a PDF.
namespace pledge::text {

// Draws the line from (x, y), its baseline's left end. Words of a script that runs from the right are handed
// over whole, glyphs and letters together: cairo then writes the letters beside the glyphs (ActualText), and
// a search finds the word. Letter by letter, whoever reads the file would have to guess them back from the
// slanting stacks that Nastaliq sets.
void show_line(cairo_t* cr, const PlacedLine& line, const char* text, double x, double y);

}  // namespace pledge::text
