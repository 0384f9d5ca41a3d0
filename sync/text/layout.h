#pragma once

#include "sync/text/paragraph.h"

#include <memory>
#include <string>
#include <vector>

#include <pango/pangocairo.h>

// Inside of the room: a paragraph laid out, line by line. Lines are placed here and not by Pango, whose lines
// grow when a second font (a digit in Nastaliq) joins in.
namespace pledge::text {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using GPtr = std::unique_ptr<T, Unref>;

struct FreeDescription {
    void operator()(PangoFontDescription* d) const { pango_font_description_free(d); }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

struct PlacedLine {
    PangoLayoutLine* line = nullptr;  // owned by the layout
    int x = 0, baseline = 0;          // pixels from the corner of the logical box
};

struct Layout {
    GPtr<PangoLayout> pango;
    std::vector<PlacedLine> lines;
    Extent extent;
};

// `context` already has its fonts; its language and direction are set here.
Result<Layout> lay_out(PangoContext* context, const Language& language, const ParagraphSpec& spec);

}  // namespace pledge::text
