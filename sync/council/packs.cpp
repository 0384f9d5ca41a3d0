#include "sync/council/packs.h"

#include "sync/council/catalogue.h"
#include "sync/council/files.h"
#include "sync/council/pack_card.h"

#include <filesystem>

namespace pledge::council {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostToml = std::size_t{1} << 20;

Result<Catalogues> compile_all(const std::string& locales, const SetId& set) {
    Catalogues out;
    std::error_code failed;
    if (!fs::is_directory(locales, failed)) return out;
    for (const auto& entry : fs::directory_iterator(locales, failed)) {
        const auto po = entry.path() / (set.text + ".po");
        if (!fs::exists(po, failed)) continue;
        auto all = compile_catalogue(po.string(), Drafts::with);
        if (!all) return all.error();
        auto reviewed = compile_catalogue(po.string(), Drafts::without);
        if (!reviewed) return reviewed.error();
        out[entry.path().filename().string()] = {std::move(*all), std::move(*reviewed)};
    }
    return out;
}

// The recordings in the pack's folder. Unlike a kiosk, which speaks with its voice instead, this refuses all
// of them when one does not fit: whoever builds the pack can mend it.
Result<Recorded> read_recordings(const std::string& folder, const Pack& pack, const Catalogues& catalogues) {
    const auto english = pack.messages();
    const auto text_of = [&](const std::string& language,
                             const std::string& context) -> std::optional<std::string> {
        const auto message = english.find(context);
        if (message == english.end()) return std::nullopt;
        if (language == "en") return message->second;
        const auto texts = catalogues.find(language);
        if (texts == catalogues.end()) return std::nullopt;
        return translation_in(texts->second.all, context, message->second);
    };
    auto found = find_recordings(folder, text_of,
                                 [](std::string_view text) { return to_hex(seal::sha256(view_of(text))); });
    if (!found.problems.empty()) return Error{Code::bad_input, found.problems.front()};
    std::size_t bytes = 0;
    for (const auto& [language, files] : found.recorded)
        for (const auto& [hash, recording] : files) bytes += recording.bytes.size();
    if (bytes > kMostRecordings)
        return Error{Code::too_large, folder + "/audio holds more than " +
                                          std::to_string(kMostRecordings >> 20) +
                                          " MB of recordings; save them as Ogg Opus or take some out."};
    return std::move(found.recorded);
}

// A pack may change its words while a wave is open, but not what is asked.
Status keeps_the_questions(Storage& storage, const Pack& pack) {
    const auto taking = storage.taking();
    if (!taking) return taking.error();
    if (!*taking) return {};
    const auto wave = storage.wave((*taking)->id);
    if (!wave) return wave.error();
    const auto& asked = (*wave)->wave.questions;
    if (asked.id != pack.id || asked == QuestionSet::of(pack)) return {};
    return Error{Code::conflict, "This pack would change what wave \"" + (*taking)->id.text +
                                     "\" asks; publish it after that wave is closed."};
}

}  // namespace

Result<BuiltPack> build_pack(const std::string& folder, const std::string& locales) {
    const auto pack_file = folder + "/pack.toml", help_file = folder + "/help.toml";
    const auto pack_toml = read_file(pack_file, kMostToml);
    if (!pack_toml) return pack_toml.error();
    std::string help_toml;
    if (auto help = read_file(help_file, kMostToml))
        help_toml = std::move(*help);
    else if (help.error().code != Code::not_found)
        return help.error();
    auto pack = read_pack(*pack_toml, pack_file, help_toml, help_file);
    if (!pack) return pack.error();
    auto catalogues = compile_all(locales, pack->id);
    if (!catalogues) return catalogues.error();
    const auto recorded = read_recordings(folder, *pack, *catalogues);
    if (!recorded) return recorded.error();
    auto payload = write_pack_payload(*pack_toml, pack_file, help_toml, help_file, *catalogues, *recorded);
    if (!payload) return payload.error();
    return BuiltPack{std::move(*pack), std::move(*catalogues), std::move(*payload)};
}

std::string sign_pack(const BuiltPack& built, const seal::SigningKey& publisher) {
    return seal::write_signed("pack", built.payload, publisher);
}

Result<SignedPack> read_signed_pack(std::string_view file, const seal::VerifyKey& publisher) {
    const auto payload = seal::read_signed(file, "pack", publisher);
    if (!payload) return payload.error();
    auto loaded = read_pack_payload(*payload);
    if (!loaded) return loaded.error();
    PackRef ref{loaded->pack.id, loaded->pack.version, seal::sha256(view_of(file))};
    return SignedPack{std::move(*loaded), std::move(ref)};
}

Result<PackRef> publish_pack(Storage& storage, std::string_view file, const seal::VerifyKey& publisher,
                             Day today) {
    const auto pack = read_signed_pack(file, publisher);
    if (!pack) return pack.error();
    return publish_pack(storage, file, *pack, today);
}

Result<PackRef> publish_pack(Storage& storage, std::string_view file, const SignedPack& pack, Day today) {
    const auto& ref = pack.ref;
    const auto version = static_cast<std::uint64_t>(ref.version);
    const auto latest = storage.latest_documents("pack");
    if (!latest) return latest.error();
    for (const auto& there : *latest) {
        if (there.id != ref.id.text || there.version < version) continue;
        return Error{Code::conflict,
                     "Version " + std::to_string(there.version) + " of \"" + there.id +
                         "\" is published already; raise version in pack.toml and build it again."};
    }
    if (auto kept = keeps_the_questions(storage, pack.loaded.pack); !kept) return kept.error();
    if (auto put = storage.put_document({"pack", ref.id.text, version}, file); !put) return put.error();
    if (auto put = storage.replace_document({"pack-card", ref.id.text, version},
                                            write_card(card_of(pack.loaded, today)));
        !put)
        return put.error();
    if (auto noted = storage.note(today, "pack published", ref.id.text + " " + std::to_string(ref.version));
        !noted)
        return noted.error();
    return ref;
}

Result<Pack> published_pack(Storage& storage, const SetId& set, const seal::VerifyKey& publisher) {
    const auto latest = storage.latest_documents("pack");
    if (!latest) return latest.error();
    for (const auto& ref : *latest) {
        if (ref.id != set.text) continue;
        const auto file = storage.document(ref);
        if (!file) return file.error();
        const auto payload = seal::read_signed(**file, "pack", publisher);
        if (!payload) return payload.error();
        auto loaded = read_pack_payload(*payload);
        if (!loaded) return loaded.error();
        return std::move(loaded->pack);
    }
    return Error{Code::not_found,
                 "There is no pack \"" + set.text +
                     "\" here yet; run `pledge-council pack build` and `pack publish` first."};
}

}  // namespace pledge::council
