#pragma once

#include "kiosk/ui/display_list.h"

#include <memory>
#include <vector>

namespace pledge::platform {

// Puts display lists on glass with Dear ImGui's draw lists. Keeps the last picture in a buffer of its own and
// redraws only what changed in it. Needs a current OpenGL 3.3 context; one thread.
class Renderer {
  public:
    Renderer(int width, int height);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    void resize(int width, int height);
    // False when nothing changed since the last call, and nothing was drawn. The caller swaps buffers after
    // true.
    bool draw(const ui::DisplayList& list);
    // The window's own picture was lost (exposed, swapped): the next draw shows everything again.
    void invalidate();
    // Nothing that is not on screen now stays on the graphics card.
    void forget();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace pledge::platform
