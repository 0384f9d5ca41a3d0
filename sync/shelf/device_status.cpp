#include "sync/shelf/device_status.h"

#include "sync/core/json_reader.h"

namespace pledge::shelf {
namespace {

constexpr std::uint64_t kLastMinute = UINT64_C(1) << 40;  // since 1970; far beyond any clock

std::optional<Day> read_day(JsonReader& in, const char* key) {
    if (!in.has(in.root(), key)) return std::nullopt;
    const auto day = day_from_text(in.text(in.root(), key, 10));
    if (!day) in.fail(std::string("has a \"") + key + "\" that is no day");
    return day;
}

using Versions = std::vector<std::pair<SetId, int>>;

Json json_of(const Versions& versions) {
    Json out = Json::array();
    for (const auto& [id, version] : versions) out.push_back({{"id", id.text}, {"version", version}});
    return out;
}

Versions read_versions(JsonReader& in, const char* key) {
    Versions out;
    for (const auto& entry : in.array(in.root(), key, 32)) {
        in.only(entry, {"id", "version"});
        out.emplace_back(SetId(in.id(entry, "id")), static_cast<int>(in.number(entry, "version", 1000000)));
    }
    return out;
}

}  // namespace

bool mends_itself(std::string_view state) {
    return state == "offline" || state == "waiting";
}

bool needs_help(const DeviceStatus& status) {
    return status.state != "fine" && !mends_itself(status.state);
}

std::string write_status(const DeviceStatus& status) {
    Json out = {{"format", 1},
                {"manifest", status.manifest},
                {"packs", json_of(status.packs)},
                {"replies", json_of(status.replies)},
                {"state", status.state}};
    if (status.contact) out["contact"] = to_text(*status.contact);
    if (status.sent) out["sent"] = to_text(*status.sent);
    if (status.looked && status.looked->time_since_epoch().count() >= 0)
        out["looked"] = status.looked->time_since_epoch().count();
    return out.dump(1) + "\n";
}

Result<DeviceStatus> read_status(std::string_view json) {
    JsonReader in("status.json", json, 16384);
    const auto& root = in.root();
    in.only(root, {"format", "contact", "sent", "looked", "manifest", "packs", "replies", "state"});
    if (in.number(root, "format", 1) != 1) in.fail("is of another format");
    DeviceStatus out;
    out.contact = read_day(in, "contact");
    out.sent = read_day(in, "sent");
    if (in.has(root, "looked"))
        out.looked = std::chrono::sys_time<std::chrono::minutes>(
            std::chrono::minutes(static_cast<std::int64_t>(in.number(root, "looked", kLastMinute))));
    out.manifest = in.number(root, "manifest", UINT64_C(1) << 53);
    out.packs = read_versions(in, "packs");
    if (in.has(root, "replies")) out.replies = read_versions(in, "replies");
    out.state = in.id(root, "state");
    if (in.problem()) return *in.problem();
    return out;
}

}  // namespace pledge::shelf
