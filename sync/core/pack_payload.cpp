#include "sync/core/pack_payload.h"

#include "sync/core/json_reader.h"

namespace pledge {
namespace {

constexpr std::size_t kMostLanguages = 40, kMostCatalogue = std::size_t{4} << 20,
                      kMostToml = std::size_t{1} << 20;

// what every .mo file starts with, in either byte order
bool is_mo(std::string_view bytes) {
    return bytes.starts_with("\xde\x12\x04\x95") || bytes.starts_with("\x95\x04\x12\xde");
}

std::string read_mo(JsonReader& in, const Json& object, const char* key) {
    const auto bytes = from_base64(in.text(object, key, kMostCatalogue));
    if (!bytes || !is_mo(text_of(*bytes)))
        in.fail(std::string("has a catalogue whose \"") + key + "\" is no .mo file");
    return bytes ? std::string(text_of(*bytes)) : std::string();
}

Catalogues read_catalogues(JsonReader& in) {
    Catalogues out;
    const auto& json = in.object(in.root(), "catalogues");
    if (!json.is_object()) return out;
    if (json.size() > kMostLanguages) in.fail("has too many languages");
    for (const auto& [language, texts] : json.items()) {
        if (in.problem()) return out;
        if (!is_plain_id(language)) in.fail("has a catalogue for a language that is no code");
        in.only(texts, {"all", "reviewed"});
        auto all = read_mo(in, texts, "all");
        out[language] = {std::move(all), read_mo(in, texts, "reviewed")};
    }
    return out;
}

Recorded read_recorded(JsonReader& in) {
    Recorded out;
    if (!in.has(in.root(), "audio")) return out;
    const auto& json = in.object(in.root(), "audio");
    if (!json.is_object()) return out;
    if (json.size() > kMostLanguages) in.fail("has recordings in too many languages");
    std::size_t all = 0;
    for (const auto& [language, texts] : json.items()) {
        const auto& files = in.object(json, language.c_str());
        if (in.problem()) return out;
        if (!is_plain_id(language)) in.fail("has recordings in a language that is no code");
        if (files.size() > kMostRecordedTexts) in.fail("has too many recordings");
        for (const auto& [hash, file] : files.items()) {
            // base64 is four letters for three bytes
            const auto bytes = from_base64(in.text(files, hash.c_str(), kMostRecording / 3 * 4 + 4));
            if (!is_text_hash(hash)) in.fail("has a recording whose text is no SHA-256");
            if (!bytes || bytes->size() > kMostRecording || !looks_like_sound(text_of(*bytes)))
                in.fail("has a recording that is no sound file of at most 4 MB");
            if (in.problem()) return out;
            if ((all += bytes->size()) > kMostRecordings) in.fail("has more than 8 MB of recordings");
            out[language][hash] = {"the recording " + language + "/" + hash.substr(0, 12) + " of a pack",
                                   std::string(text_of(*bytes))};
        }
    }
    return out;
}

}  // namespace

Result<std::string> write_pack_payload(std::string_view pack_toml, const std::string& pack_file,
                                       std::string_view help_toml, const std::string& help_file,
                                       const Catalogues& catalogues, const Recorded& recorded) {
    const auto pack = read_pack(pack_toml, pack_file, help_toml, help_file);
    if (!pack) return pack.error();
    Json texts = Json::object();
    for (const auto& [language, catalogue] : catalogues)
        texts[language] = {{"all", to_base64(view_of(catalogue.all))},
                           {"reviewed", to_base64(view_of(catalogue.reviewed))}};
    Json out = {{"format", 1},       {"id", pack->id.text}, {"version", pack->version},
                {"pack", pack_toml}, {"help", help_toml},   {"catalogues", texts}};
    for (const auto& [language, files] : recorded)
        for (const auto& [hash, recording] : files)
            out["audio"][language][hash] = to_base64(view_of(recording.bytes));
    // replace: a text that is no UTF-8 would throw; read_pack has refused it already
    auto payload = out.dump(-1, ' ', false, Json::error_handler_t::replace);
    // what can't be read back is never handed out
    if (const auto back = read_pack_payload(payload); !back) return back.error();
    return payload;
}

Result<LoadedPack> read_pack_payload(std::string_view payload) {
    JsonReader in("the pack", payload, kMostPackPayload);
    const auto& root = in.root();
    in.only(root, {"format", "id", "version", "pack", "help", "catalogues", "audio"});
    if (in.number(root, "format", 1) != 1) in.fail("is of another format");
    const auto id = in.id(root, "id");
    const auto version = in.number(root, "version", 1000000);
    const auto pack_toml = in.text(root, "pack", kMostToml), help_toml = in.text(root, "help", kMostToml);
    auto catalogues = read_catalogues(in);
    auto recorded = read_recorded(in);
    if (in.problem()) return *in.problem();
    auto pack = read_pack(pack_toml, "pack " + id, help_toml, "contacts of pack " + id);
    if (!pack) return pack.error();
    if (pack->id.text != id || pack->version != static_cast<int>(version))
        return Error{Code::bad_input,
                     "the pack is labelled with another id or version than it has; build it again."};
    return LoadedPack{std::move(*pack), std::move(catalogues), std::move(recorded)};
}

}  // namespace pledge
