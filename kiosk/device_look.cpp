#include "kiosk/device_look.h"

#include <filesystem>

#include <spdlog/spdlog.h>

namespace pledge::kiosk {

constexpr std::uintmax_t kLeastFree = 256 * 1024;  // SQLite's journal, generously

bool disk_is_full(const std::string& folder) {
    std::error_code failed;
    const auto space = std::filesystem::space(folder, failed);
    return !failed && space.available < kLeastFree;
}

std::optional<flow::Action> DeviceLook::look() {
    flow::DeviceState state;
    const auto status = shelf_.status();
    if (status) {
        state.contact = status->contact;
        state.synced = !shelf::needs_help(*status);
    } else {
        state.synced = false;
    }
    if (const auto who = shelf_.identity()) state.number = short_name(who->device);
    const auto complaint = status ? std::string() : status.error().say;
    if (complaint != complained_ && !complaint.empty()) spdlog::warn("{}", complaint);
    complained_ = complaint;
    state.disk_room = !disk_is_full(shelf_.folder());
    if (told_ == state) return std::nullopt;
    told_ = state;
    return flow::action::DeviceNews{state};
}

}  // namespace pledge::kiosk
