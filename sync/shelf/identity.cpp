#include "sync/shelf/identity.h"

#include "sync/core/json_reader.h"

namespace pledge::shelf {

std::size_t slots_of_profile(std::string_view profile) {
    return profile == "home" ? 12 : profile == "event" ? 240 : 0;
}

std::string write_identity(const Identity& identity) {
    const Json out = {{"format", 1},
                      {"server", identity.server},
                      {"device", to_hex(identity.device)},
                      {"profile", identity.profile},
                      {"slots", identity.slots},
                      {"council", identity.council.text},
                      {"publisher_key", to_base64(identity.publisher)}};
    return out.dump(1) + "\n";
}

Result<Identity> read_identity(std::string_view json) {
    JsonReader in("identity.json", json, 8192);
    const auto& root = in.root();
    in.only(root, {"format", "server", "device", "profile", "slots", "council", "publisher_key"});
    if (in.number(root, "format", 1) != 1) in.fail("is of another format");
    Identity out;
    out.server = in.text(root, "server", 2000);
    const auto device = from_hex<16>(in.text(root, "device", 32));
    if (!device) in.fail("has a \"device\" that is no device id");
    out.profile = in.text(root, "profile", 16);
    out.slots = static_cast<std::size_t>(in.number(root, "slots", 1000));
    if (out.slots == 0 || out.slots != slots_of_profile(out.profile))
        in.fail("has a profile that is not known");
    out.council = CouncilId(in.id(root, "council"));
    const auto key = from_base64<32>(in.text(root, "publisher_key", 44));
    if (!key) in.fail("has a \"publisher_key\" that is no key");
    if (in.problem()) return *in.problem();
    out.device = *device;
    out.publisher = *key;
    return out;
}

}  // namespace pledge::shelf
