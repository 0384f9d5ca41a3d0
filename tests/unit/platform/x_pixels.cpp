#include "tests/unit/platform/x_pixels.h"

#include <memory>

#include <X11/Xutil.h>
#include <epoxy/gl.h>
#include <epoxy/glx.h>

namespace pledge::testing {

namespace {

struct ImageEnd {
    void operator()(XImage* image) const { XDestroyImage(image); }
};
using Image = std::unique_ptr<XImage, ImageEnd>;

Image image_seen(int width, int height) {
    glXWaitGL();
    Display* display = glXGetCurrentDisplay();
    XSync(display, False);
    return Image(XGetImage(display, DefaultRootWindow(display), 0, 0, static_cast<unsigned>(width),
                           static_cast<unsigned>(height), AllPlanes, ZPixmap));
}

}  // namespace

std::uint64_t pixels_seen(int width, int height) {
    const auto image = image_seen(width, height);
    std::uint64_t hash = 14695981039346656037U;
    const auto* words = reinterpret_cast<const std::uint32_t*>(image->data);
    for (int i = 0; i < width * height; ++i) hash = (hash ^ words[i]) * 1099511628211U;
    return hash;
}

ui::Bitmap picture_seen(int width, int height) {
    const auto image = image_seen(width, height);
    ui::Bitmap out;
    out.width = width;
    out.height = height;
    const auto* words = reinterpret_cast<const std::uint32_t*>(image->data);
    for (int i = 0; i < width * height; ++i)
        for (const std::uint32_t channel : {words[i] >> 16, words[i] >> 8, words[i], 255U})
            out.pixels.push_back(static_cast<std::uint8_t>(channel));
    return out;
}

void spoil_back_buffer() {
    glDisable(GL_SCISSOR_TEST);
    glClearColor(1, 0, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void scribble_over_window() {
    Display* display = glXGetCurrentDisplay();
    const Window root = DefaultRootWindow(display);
    GC gc = XCreateGC(display, root, 0, nullptr);
    XSetSubwindowMode(display, gc, IncludeInferiors);
    XSetForeground(display, gc, 0xff00ff);
    XFillRectangle(display, root, gc, 100, 100, 300, 300);
    XFreeGC(display, gc);
    XSync(display, False);
}

}  // namespace pledge::testing
