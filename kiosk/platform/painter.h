#pragma once

#include "kiosk/platform/gl_textures.h"
#include "kiosk/ui/display_list.h"

#include <deque>

struct ImDrawList;

namespace pledge::platform {

// Turns the marks of a display list into Dear ImGui's draw commands. Lives from a frame's first box until it
// was rendered. One thread.
class Painter {
  public:
    // `height`: of the window in pixels; OpenGL counts rows from below.
    Painter(ImDrawList& out, GlTextures& textures, int height)
        : out_(out), textures_(textures), height_(height) {}

    // Everything that lies in this box of whole pixels, over the list's background.
    void paint(const ui::DisplayList& list, const ui::Rect& box);

  private:
    struct Clear {
        int x, y, w, h;
        ui::Colour colour;
    };
    void put(const ui::Fill& fill, const ui::Rect& box);
    void put(const ui::Image& image, const ui::Rect& box);
    void round_box(const ui::Fill& fill, const ui::Rect& part);  // what of it lies in this part
    void clear(const ui::Rect& part, ui::Colour colour);

    ImDrawList& out_;
    GlTextures& textures_;
    int height_;
    std::deque<Clear> clears_;  // until they are rendered; a deque never moves what it holds
};

}  // namespace pledge::platform
