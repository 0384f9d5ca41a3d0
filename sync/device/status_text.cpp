#include "sync/device/status_text.h"

#include "sync/core/json_reader.h"

namespace pledge::device {

std::string status_text(const shelf::Identity& who, const shelf::DeviceStatus& status, Day today) {
    const auto day = [](const std::optional<Day>& d) { return d ? Json(to_text(*d)) : Json(nullptr); };
    const auto versions = [](const std::vector<std::pair<SetId, int>>& files) {
        Json out = Json::array();
        for (const auto& [id, version] : files) out.push_back({{"id", id.text}, {"version", version}});
        return out;
    };
    const Json out = {{"kiosk", short_name(who.device)},
                      {"council", who.council.text},
                      {"profile", who.profile},
                      {"last_contact", day(status.contact)},
                      {"last_batch", day(status.sent)},
                      {"today_sent", status.sent == today},
                      {"manifest", status.manifest},
                      {"packs", versions(status.packs)},
                      {"replies", versions(status.replies)},
                      {"state", status.state},
                      {"needs_help", shelf::needs_help(status)}};
    return out.dump(1);
}

}  // namespace pledge::device
