#include "sync/shelf/device_status.h"

#include "sync/core/json_reader.h"

namespace pledge::shelf {
namespace {

std::optional<Day> read_day(JsonReader& in, const char* key) {
    if (!in.has(in.root(), key)) return std::nullopt;
    const auto day = day_from_text(in.text(in.root(), key, 10));
    if (!day) in.fail(std::string("has a \"") + key + "\" that is no day");
    return day;
}

}  // namespace

bool mends_itself(std::string_view state) {
    return state == "offline" || state == "waiting";
}

bool needs_help(const DeviceStatus& status) {
    return status.state != "fine" && !mends_itself(status.state);
}

std::string write_status(const DeviceStatus& status) {
    Json packs = Json::array();
    for (const auto& [id, version] : status.packs) packs.push_back({{"id", id.text}, {"version", version}});
    Json out = {{"format", 1}, {"manifest", status.manifest}, {"packs", packs}, {"state", status.state}};
    if (status.contact) out["contact"] = to_text(*status.contact);
    if (status.sent) out["sent"] = to_text(*status.sent);
    return out.dump(1) + "\n";
}

Result<DeviceStatus> read_status(std::string_view json) {
    JsonReader in("status.json", json, 16384);
    const auto& root = in.root();
    in.only(root, {"format", "contact", "sent", "manifest", "packs", "state"});
    if (in.number(root, "format", 1) != 1) in.fail("is of another format");
    DeviceStatus out;
    out.contact = read_day(in, "contact");
    out.sent = read_day(in, "sent");
    out.manifest = in.number(root, "manifest", UINT64_C(1) << 53);
    for (const auto& pack : in.array(root, "packs", 32)) {
        in.only(pack, {"id", "version"});
        out.packs.emplace_back(SetId(in.id(pack, "id")),
                               static_cast<int>(in.number(pack, "version", 1000000)));
    }
    out.state = in.id(root, "state");
    if (in.problem()) return *in.problem();
    return out;
}

}  // namespace pledge::shelf
