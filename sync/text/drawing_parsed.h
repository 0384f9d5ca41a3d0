#pragma once

#include "sync/text/drawing.h"

#include <librsvg/rsvg.h>

// Inside of the room: what a Drawing holds.
namespace pledge::text {

struct Drawing::Parsed {
    RsvgHandle* handle;

    explicit Parsed(RsvgHandle* owned) : handle(owned) {}
    Parsed(const Parsed&) = delete;
    Parsed& operator=(const Parsed&) = delete;
    ~Parsed() { g_object_unref(handle); }
};

}  // namespace pledge::text
