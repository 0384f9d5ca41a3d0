#include "sync/council/saved_keys.h"

#include "sync/core/json_reader.h"

namespace pledge::council {
namespace {

constexpr std::size_t kMostFile = std::size_t{4} << 20, kMostWaves = 400, kMostPeople = 2,
                      kMostWrapped = 4096;
constexpr const char* kFormat = "pledge-keys-backup/1";

template <std::size_t N>
Bytes<N> key_of(JsonReader& in, const Json& object, const char* field) {
    const auto key = from_base64<N>(in.text(object, field, 64));
    if (!key) in.fail(std::string("has a \"") + field + "\" that is no key");
    return key.value_or(Bytes<N>{});
}

SavedWave read_wave(JsonReader& in, const Json& entry) {
    in.only(entry, {"wave", "public_key", "sheets"});
    SavedWave out{WaveId(in.id(entry, "wave")), key_of<32>(in, entry, "public_key"), {}};
    for (const auto& sheet : in.array(entry, "sheets", kMostPeople)) {
        if (sheet.is_string() && sheet.get_ref<const std::string&>().size() <= kMostWrapped)
            out.sheets.push_back(sheet.get<std::string>());
        else
            in.fail("has a wrapped key that is none");
    }
    if (out.sheets.empty()) in.fail("has a wave without a key");
    return out;
}

}  // namespace

std::string write_saved_keys(const SavedKeys& keys) {
    Json waves = Json::array();
    for (const auto& wave : keys.waves)
        waves.push_back(
            {{"wave", wave.id.text}, {"public_key", to_base64(wave.public_key)}, {"sheets", wave.sheets}});
    Json out = {{"format", kFormat},
                {"council", keys.council.text},
                {"made", to_text(keys.made)},
                {"publisher_key", keys.publisher_key},
                {"publisher_public", to_base64(keys.publisher)},
                {"waves", waves}};
    if (!keys.server_key.empty()) out["server_key"] = keys.server_key;
    return out.dump(1) + "\n";
}

Result<SavedKeys> read_saved_keys(const std::string& name, std::string_view text) {
    JsonReader in(name, text, kMostFile);
    const auto& root = in.root();
    in.only(root, {"format", "council", "made", "publisher_key", "publisher_public", "waves", "server_key"});
    if (in.text(root, "format", 40) != kFormat) in.fail("is no backup of keys");
    SavedKeys out;
    out.council = CouncilId(in.id(root, "council"));
    const auto made = day_from_text(in.text(root, "made", 10));
    if (!made) in.fail("has a \"made\" that is no day");
    out.publisher_key = in.text(root, "publisher_key", kMostWrapped);
    out.publisher = key_of<32>(in, root, "publisher_public");
    if (in.has(root, "server_key")) out.server_key = to_base64(key_of<32>(in, root, "server_key"));
    for (const auto& entry : in.array(root, "waves", kMostWaves)) out.waves.push_back(read_wave(in, entry));
    if (in.problem()) return *in.problem();
    out.made = *made;
    return out;
}

}  // namespace pledge::council
