#include "kiosk/platform/window.h"

#define GLFW_INCLUDE_NONE
#define GLFW_EXPOSE_NATIVE_X11
#include "kiosk/platform/touch_xi2.h"

#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

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

}  // namespace

struct Window::State {
    GlfwEnd end;
    std::unique_ptr<GLFWwindow, DestroyWindow> window;
    const Clock* clock = nullptr;
    PointerQueue queue;
    std::unique_ptr<TouchXi2> touch;
    bool exposed = true;
    float x = 0, y = 0;  // of the last motion event, not of the pointer now: a tap counts where it was made

    void push_mouse(access::Pointer::Kind kind) { queue.push({kind, 0, x, y, clock->steady()}); }
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
    state->window.reset(glfwCreateWindow(width, height, options.title.c_str(), monitor, nullptr));
    if (!state->window) return no_window("The display can't show OpenGL 3.3");

    auto* window = state->window.get();
    glfwMakeContextCurrent(window);
    glfwSwapInterval(0);  // we draw when something changed, not in step with the screen
    if (options.fullscreen) glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    glfwSetWindowUserPointer(window, state.get());
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        auto* s = static_cast<State*>(glfwGetWindowUserPointer(w));
        s->x = static_cast<float>(x);
        s->y = static_cast<float>(y);
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

std::vector<access::Pointer> Window::take_pointers() {
    return state_->queue.take();
}

void Window::swap() {
    glfwSwapBuffers(state_->window.get());
}

void Window::poke() {
    glfwPostEmptyEvent();
}

}  // namespace pledge::platform
