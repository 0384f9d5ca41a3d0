#pragma once

#include "kiosk/flow/action.h"
#include "sync/shelf/shelf.h"

#include <optional>
#include <string>

namespace pledge::kiosk {

// Less free space than a commit may need beside the outbox, whose own size never changes.
bool disk_is_full(const std::string& folder);

// How the device fares, for the staff screen: what pledge-sync left in its folder, and the disk. Never looks
// at the outbox. Worker thread.
class DeviceLook {
  public:
    explicit DeviceLook(shelf::Shelf shelf) : shelf_(std::move(shelf)) {}

    // A DeviceNews when something changed since the last call.
    std::optional<flow::Action> look();

  private:
    shelf::Shelf shelf_;
    std::optional<flow::DeviceState> told_;
    std::string complained_;
};

}  // namespace pledge::kiosk
