#pragma once

#include "kiosk/platform/input_queue.h"
#include "sync/core/ports.h"
#include "sync/core/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pledge::platform {

// How to open it: pixels. `sized` is called on the thread that opens.
struct WindowOptions {
    int width = 1280, height = 800;
    bool fullscreen = false;
    std::string title = "Pledge Kiosk";
    bool may_keep = true;                 // false: draw as on a display that exchanges its buffers
    std::function<void(int, int)> sized;  // told the window's size before the slow part of opening it
};

// The window, its OpenGL 3.3 context, and every finger on it: GLFW for the mouse, XInput2 beside it for
// touch, since GLFW 3.3 sees one finger alone. Belongs to the main thread; poke() may be called from any.
class Window {
  public:
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options, const Clock& clock);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    int width() const;
    int height() const;
    bool closing() const;
    bool exposed();  // the window's picture was lost since the last call

    // Sleeps until something happens or the time is up.
    void wait(std::optional<std::chrono::milliseconds> at_most);
    // What fingers and keys did since the last call, in order. Nothing is ever dropped or merged.
    std::vector<Input> take_inputs();
    // Whether the buffer that is drawn to keeps what was drawn before: then only what changed need be drawn.
    bool keeps() const;
    // Puts what was drawn on the glass; `boxes` are where it differs from what is there.
    void show(const std::vector<access::Rect>& boxes);
    static void poke();  // ends a wait()

  private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace pledge::platform
