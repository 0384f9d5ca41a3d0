// The least that a window can do, to measure ours against: fills itself once, then again on every press and
// release.
//   bare gl WxH   through GLFW and OpenGL 3.3, opened as the kiosk opens its window: clear and swap
//   bare x WxH    through the X server alone: one filled rectangle
#define GLFW_INCLUDE_NONE
#include <cstdio>
#include <cstring>

#include <GLFW/glfw3.h>
#include <X11/Xlib.h>
#include <epoxy/gl.h>

namespace {

int with_x(unsigned width, unsigned height) {
    Display* display = XOpenDisplay(nullptr);
    if (!display) return 1;
    const Window window =
        XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, width, height, 0, 0, 0);
    XSelectInput(display, window, ButtonPressMask | ButtonReleaseMask | ExposureMask);
    XMapWindow(display, window);
    GC gc = XCreateGC(display, window, 0, nullptr);
    unsigned long colour = 0x204060;
    for (;;) {  // until it is ended from outside
        XEvent event;
        XNextEvent(display, &event);
        XSetForeground(display, gc, colour);
        XFillRectangle(display, window, gc, 0, 0, width, height);
        XFlush(display);
        colour += 0x101010;
    }
}

void fill(GLFWwindow* window) {
    static float shade = 0.1F;
    glClearColor(shade, 0.3F, 0.5F, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glfwSwapBuffers(window);
    shade = shade > 0.9F ? 0.1F : shade + 0.1F;
}

int with_gl(int width, int height) {
    if (!glfwInit()) return 1;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    GLFWwindow* window = glfwCreateWindow(width, height, "bare", nullptr, nullptr);
    if (!window) return 1;
    glfwMakeContextCurrent(window);
    glfwSwapInterval(0);
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { fill(w); });
    fill(window);
    for (;;) glfwWaitEvents();
}

}  // namespace

int main(int argc, char** argv) {
    int width = 0, height = 0;
    if (argc == 3 && std::sscanf(argv[2], "%dx%d", &width, &height) == 2 && width > 0 && height > 0) {
        if (std::strcmp(argv[1], "x") == 0)
            return with_x(static_cast<unsigned>(width), static_cast<unsigned>(height));
        if (std::strcmp(argv[1], "gl") == 0) return with_gl(width, height);
    }
    std::fputs("usage: bare x|gl WIDTHxHEIGHT\n", stderr);
    return 2;
}
