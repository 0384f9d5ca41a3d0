#pragma once

#include "kiosk/ui/display_list.h"

#include <memory>
#include <vector>

namespace pledge::platform {

// Puts display lists on glass with Dear ImGui's draw lists. Needs a current OpenGL 3.3 context; one thread.
class Renderer {
  public:
    // `keeps`: the buffer that is drawn to keeps what was drawn before (Window::keeps); then only what
    // changed is drawn.
    Renderer(int width, int height, bool keeps);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    void resize(int width, int height);
    // Draws what changed since the last call, and returns the boxes to be shown: none when nothing changed.
    std::vector<access::Rect> draw(const ui::DisplayList& list);
    // The window's own picture was lost (exposed): the next draw shows everything again.
    void invalidate();
    // Makes a picture ready that may be drawn soon. False when it was ready.
    bool prepare(const ui::Picture& picture);
    void prepare(const ui::Picture& picture, const ui::Bitmap& bitmap);  // made elsewhere
    // Nothing that is not on screen now stays on the graphics card.
    void forget();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace pledge::platform
