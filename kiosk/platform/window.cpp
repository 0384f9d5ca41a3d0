#include "kiosk/platform/window.h"

#define GLFW_INCLUDE_NONE
#define GLFW_EXPOSE_NATIVE_X11
#include "kiosk/platform/touch_xi2.h"

#include <algorithm>

#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <epoxy/gl.h>
#include <epoxy/glx.h>

namespace pledge::platform {
namespace {

struct GlfwEnd {
    ~GlfwEnd() { glfwTerminate(); }
};
struct DestroyWindow {
    void operator()(GLFWwindow* p) const { glfwDestroyWindow(p); }
};

Error no_window(const char* what) {
    const char* detail = nullptr;
    glfwGetError(&detail);
    return {Code::unavailable, std::string(what) + (detail ? " (" + std::string(detail) + ")" : "") +
                                   "; start the kiosk where there is a display, or set DISPLAY to one."};
}

// Software OpenGL copies each picture from its back buffer into the window, all of it at a swap, or only a
// part, and keeps the back buffer either way. Hardware may exchange buffers instead; it draws a whole page in
// no time.
bool copies_parts() {
    unsigned accelerated = 1;
    auto* display = glXGetCurrentDisplay();
    return epoxy_has_glx_extension(display, DefaultScreen(display), "GLX_MESA_copy_sub_buffer") &&
           epoxy_has_glx_extension(display, DefaultScreen(display), "GLX_MESA_query_renderer") &&
           glXQueryCurrentRendererIntegerMESA(GLX_RENDERER_ACCELERATED_MESA, &accelerated) &&
           accelerated == 0;
}

access::Key::Code code_of(int key, int mods) {
    using Code = access::Key::Code;
    switch (key) {
        case GLFW_KEY_TAB:
            return (mods & GLFW_MOD_SHIFT) != 0 ? Code::previous : Code::next;
        case GLFW_KEY_DOWN:
            return Code::next;
        case GLFW_KEY_UP:
            return Code::previous;
        case GLFW_KEY_LEFT:
            return Code::left;
        case GLFW_KEY_RIGHT:
            return Code::right;
        case GLFW_KEY_SPACE:
            return Code::space;
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER:
            return Code::enter;
        case GLFW_KEY_ESCAPE:
            return Code::escape;
        case GLFW_KEY_BACKSPACE:
            return Code::erase;
        default:
            return Code::other;
    }
}

std::string utf8(unsigned letter) {
    std::string out;
    const auto add = [&](unsigned byte) { out.push_back(static_cast<char>(byte)); };
    if (letter < 0x80) {
        add(letter);
    } else if (letter < 0x800) {
        add(0xC0U | letter >> 6U);
        add(0x80U | (letter & 0x3FU));
    } else if (letter < 0x10000) {
        add(0xE0U | letter >> 12U);
        add(0x80U | (letter >> 6U & 0x3FU));
        add(0x80U | (letter & 0x3FU));
    }
    return out;  // empty beyond that: no letter of a language, and no font for it
}

// Each box that is shown waits for the display once; many small ones cost more than the one round them all.
std::vector<access::Rect> few(const std::vector<access::Rect>& boxes) {
    if (boxes.size() <= 3) return boxes;
    access::Rect all = boxes.front();
    for (const auto& box : boxes) {
        const float right = std::max(all.x + all.w, box.x + box.w),
                    low = std::max(all.y + all.h, box.y + box.h);
        all.x = std::min(all.x, box.x);
        all.y = std::min(all.y, box.y);
        all.w = right - all.x;
        all.h = low - all.y;
    }
    return {all};
}

}  // namespace

struct Window::State {
    GlfwEnd end;
    std::unique_ptr<GLFWwindow, DestroyWindow> window;
    const Clock* clock = nullptr;
    InputQueue queue;
    std::unique_ptr<TouchXi2> touch;
    bool exposed = true;
    bool keeps = false;
    bool fresh = false;  // the key was pressed, not held
    float x = 0, y = 0;  // of the last motion event, not of the pointer now: a tap counts where it was made

    void push_mouse(access::Pointer::Kind kind) {
        queue.push(access::Pointer{kind, 0, x, y, clock->steady()});
    }
};

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options, const Clock& clock) {
    if (!glfwInit()) return no_window("There is no display to open a window on");
    auto state = std::make_unique<State>();
    state->clock = &clock;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    GLFWmonitor* monitor = options.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
    int width = options.width, height = options.height;
    if (monitor) {
        const auto* mode = glfwGetVideoMode(monitor);
        width = mode->width;
        height = mode->height;
    }
    if (options.sized) options.sized(width, height);
    state->window.reset(glfwCreateWindow(width, height, options.title.c_str(), monitor, nullptr));
    if (!state->window) return no_window("The display can't show OpenGL 3.3");

    auto* window = state->window.get();
    glfwMakeContextCurrent(window);
    state->keeps = options.may_keep && copies_parts();
    glfwSwapInterval(0);  // we draw when something changed, not in step with the screen
    if (options.fullscreen) glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    glfwSetWindowUserPointer(window, state.get());
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        auto* s = static_cast<State*>(glfwGetWindowUserPointer(w));
        s->x = static_cast<float>(x);
        s->y = static_cast<float>(y);
        s->push_mouse(access::Pointer::Kind::move);
    });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int mods) {
        auto* s = static_cast<State*>(glfwGetWindowUserPointer(w));
        // held down it says nothing new: a hand that stays on a key presses it once
        s->fresh = action == GLFW_PRESS;
        if (s->fresh) s->queue.push(access::Key{code_of(key, mods), s->clock->steady()});
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned letter) {
        auto* s = static_cast<State*>(glfwGetWindowUserPointer(w));
        if (auto text = utf8(letter); s->fresh && !text.empty())
            s->queue.push(access::Typed{std::move(text)});
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        static_cast<State*>(glfwGetWindowUserPointer(w))
            ->push_mouse(action == GLFW_PRESS ? access::Pointer::Kind::down : access::Pointer::Kind::up);
    });
    glfwSetWindowRefreshCallback(
        window, [](GLFWwindow* w) { static_cast<State*>(glfwGetWindowUserPointer(w))->exposed = true; });
    state->touch = TouchXi2::listen(glfwGetX11Window(window), state->queue, clock, [] { poke(); });
    return std::unique_ptr<Window>(new Window(std::move(state)));
}

int Window::width() const {
    int w = 0, h = 0;
    glfwGetFramebufferSize(state_->window.get(), &w, &h);
    return w;
}

int Window::height() const {
    int w = 0, h = 0;
    glfwGetFramebufferSize(state_->window.get(), &w, &h);
    return h;
}

bool Window::closing() const {
    return glfwWindowShouldClose(state_->window.get());
}

bool Window::exposed() {
    return std::exchange(state_->exposed, false);
}

void Window::wait(std::optional<std::chrono::milliseconds> at_most) {
    if (!at_most) return glfwWaitEvents();
    if (at_most->count() <= 0) return glfwPollEvents();
    glfwWaitEventsTimeout(std::chrono::duration<double>(*at_most).count());
}

std::vector<Input> Window::take_inputs() {
    return state_->queue.take();
}

bool Window::keeps() const {
    return state_->keeps;
}

void Window::show(const std::vector<access::Rect>& boxes) {
    if (boxes.empty()) return;
    if (!state_->keeps) return glfwSwapBuffers(state_->window.get());
    auto* display = glXGetCurrentDisplay();
    const auto drawable = glXGetCurrentDrawable();
    const int high = height();
    for (const auto& box : few(boxes)) {
        const int x = static_cast<int>(box.x), y = static_cast<int>(box.y);
        const int w = static_cast<int>(box.w), h = static_cast<int>(box.h);
        glXCopySubBufferMESA(display, drawable, x, high - y - h, w, h);  // OpenGL counts rows from below
    }
}

void Window::poke() {
    glfwPostEmptyEvent();
}

}  // namespace pledge::platform
