#include "kiosk/platform/touch_xi2.h"

#include <array>
#include <thread>

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <poll.h>
#include <unistd.h>

namespace pledge::platform {
namespace {

struct CloseDisplay {
    void operator()(Display* p) const { XCloseDisplay(p); }
};

access::Pointer::Kind kind_of(int event_type) {
    if (event_type == XI_TouchBegin) return access::Pointer::Kind::down;
    return event_type == XI_TouchEnd ? access::Pointer::Kind::up : access::Pointer::Kind::move;
}

}  // namespace

struct TouchXi2::State {
    std::unique_ptr<Display, CloseDisplay> display;
    int opcode = 0;
    InputQueue* queue = nullptr;
    const Clock* clock = nullptr;
    std::function<void()> wake;
    std::array<int, 2> stop{-1, -1};  // a pipe: closing it ends the thread
    std::thread thread;

    bool select(unsigned long window) const {
        unsigned char bits[XIMaskLen(XI_LASTEVENT)] = {};
        XISetMask(bits, XI_TouchBegin);
        XISetMask(bits, XI_TouchUpdate);
        XISetMask(bits, XI_TouchEnd);
        XIEventMask mask{XIAllMasterDevices, sizeof bits, bits};
        return XISelectEvents(display.get(), window, &mask, 1) == Success;
    }

    void take_all() {
        while (XPending(display.get()) > 0) {
            XEvent event;
            XNextEvent(display.get(), &event);
            XGenericEventCookie* cookie = &event.xcookie;
            if (cookie->type != GenericEvent || cookie->extension != opcode ||
                !XGetEventData(display.get(), cookie))
                continue;
            if (cookie->evtype == XI_TouchBegin || cookie->evtype == XI_TouchUpdate ||
                cookie->evtype == XI_TouchEnd) {
                const auto* touch = static_cast<const XIDeviceEvent*>(cookie->data);
                // finger 0 is the mouse
                queue->push(access::Pointer{
                    kind_of(cookie->evtype), static_cast<std::uint64_t>(touch->detail) + 1,
                    static_cast<float>(touch->event_x), static_cast<float>(touch->event_y), clock->steady()});
                wake();
            }
            XFreeEventData(display.get(), cookie);
        }
    }

    void run() {
        std::array<pollfd, 2> waiting{pollfd{ConnectionNumber(display.get()), POLLIN, 0},
                                      pollfd{stop[0], POLLIN, 0}};
        for (;;) {
            take_all();
            if (poll(waiting.data(), waiting.size(), -1) < 0) continue;
            if (waiting[1].revents != 0) return;
        }
    }
};

std::unique_ptr<TouchXi2> TouchXi2::listen(unsigned long window, InputQueue& queue, const Clock& clock,
                                           std::function<void()> wake) {
    auto state = std::make_unique<State>();
    state->display.reset(XOpenDisplay(nullptr));
    int event = 0, error = 0, major = 2, minor = 2;
    if (!state->display ||
        !XQueryExtension(state->display.get(), "XInputExtension", &state->opcode, &event, &error) ||
        XIQueryVersion(state->display.get(), &major, &minor) != Success || major * 10 + minor < 22)
        return nullptr;
    state->queue = &queue;
    state->clock = &clock;
    state->wake = std::move(wake);
    if (!state->select(window) || pipe(state->stop.data()) != 0) return nullptr;
    XFlush(state->display.get());
    auto* raw = state.get();
    state->thread = std::thread([raw] { raw->run(); });
    return std::unique_ptr<TouchXi2>(new TouchXi2(std::move(state)));
}

TouchXi2::TouchXi2(std::unique_ptr<State> state) : state_(std::move(state)) {}

TouchXi2::~TouchXi2() {
    close(state_->stop[1]);
    if (state_->thread.joinable()) state_->thread.join();
    close(state_->stop[0]);
}

}  // namespace pledge::platform
