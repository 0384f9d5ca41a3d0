#include "sync/council/packs.h"

#include "sync/core/json_reader.h"
#include "sync/council/catalogue.h"
#include "sync/council/files.h"

#include <filesystem>

namespace pledge::council {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostToml = std::size_t{1} << 20, kMostPack = std::size_t{16} << 20;

Result<std::map<std::string, Catalogue>> compile_all(const std::string& locales, const SetId& set) {
    std::map<std::string, Catalogue> out;
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

// The English of a signed pack's payload: the same reader as for the folder it was built from.
Result<Pack> read_payload(const std::string& payload) {
    JsonReader in("the pack file", payload, kMostPack);
    const auto pack_toml = in.text(in.root(), "pack", kMostToml),
               help_toml = in.text(in.root(), "help", kMostToml);
    if (in.problem()) return *in.problem();
    return read_pack(pack_toml, "the pack file", help_toml, "the pack file's help");
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
    BuiltPack out;
    auto pack_toml = read_file(folder + "/pack.toml", kMostToml);
    if (!pack_toml) return pack_toml.error();
    out.pack_toml = std::move(*pack_toml);
    if (auto help = read_file(folder + "/help.toml", kMostToml))
        out.help_toml = std::move(*help);
    else if (help.error().code != Code::not_found)
        return help.error();
    auto pack = read_pack(out.pack_toml, folder + "/pack.toml", out.help_toml, folder + "/help.toml");
    if (!pack) return pack.error();
    out.pack = std::move(*pack);
    auto catalogues = compile_all(locales, out.pack.id);
    if (!catalogues) return catalogues.error();
    out.catalogues = std::move(*catalogues);
    return out;
}

std::string sign_pack(const BuiltPack& built, const seal::SigningKey& publisher) {
    Json catalogues = Json::object();
    for (const auto& [language, catalogue] : built.catalogues)
        catalogues[language] = {{"all", to_base64(catalogue.all)},
                                {"reviewed", to_base64(catalogue.reviewed)}};
    const Json payload = {{"format", 1},
                          {"id", built.pack.id.text},
                          {"version", built.pack.version},
                          {"pack", built.pack_toml},
                          {"help", built.help_toml},
                          {"catalogues", catalogues}};
    return seal::write_signed("pack", payload.dump(), publisher);
}

Result<PackRef> publish_pack(Storage& storage, std::string_view file, const seal::VerifyKey& publisher,
                             Day today) {
    const auto payload = seal::read_signed(file, "pack", publisher);
    if (!payload) return payload.error();
    const auto pack = read_payload(*payload);
    if (!pack) return pack.error();
    const auto latest = storage.latest_documents("pack");
    if (!latest) return latest.error();
    for (const auto& ref : *latest) {
        if (ref.id != pack->id.text || ref.version < static_cast<std::uint64_t>(pack->version)) continue;
        return Error{Code::conflict,
                     "Version " + std::to_string(ref.version) + " of \"" + ref.id +
                         "\" is published already; raise version in pack.toml and build it again."};
    }
    if (auto kept = keeps_the_questions(storage, *pack); !kept) return kept.error();
    const PackRef ref{pack->id, pack->version, seal::sha256(view_of(file))};
    if (auto put = storage.put_document({"pack", ref.id.text, static_cast<std::uint64_t>(ref.version)}, file);
        !put)
        return put.error();
    if (auto noted = storage.note(today, "pack published", ref.id.text + " " + std::to_string(ref.version));
        !noted)
        return noted.error();
    return ref;
}

Result<Pack> published_pack(Storage& storage, const SetId& set) {
    const auto latest = storage.latest_documents("pack");
    if (!latest) return latest.error();
    for (const auto& ref : *latest) {
        if (ref.id != set.text) continue;
        const auto file = storage.document(ref);
        if (!file) return file.error();
        const auto signed_file = Json::parse(**file, nullptr, false);
        if (!signed_file.is_object() || !signed_file.contains("payload") ||
            !signed_file["payload"].is_string())
            return Error{Code::corrupt,
                         "The published pack \"" + set.text + "\" is damaged; publish it again."};
        const auto payload = from_base64(signed_file["payload"].get_ref<const std::string&>());
        if (!payload)
            return Error{Code::corrupt,
                         "The published pack \"" + set.text + "\" is damaged; publish it again."};
        return read_payload(std::string(text_of(*payload)));
    }
    return Error{Code::not_found,
                 "There is no pack \"" + set.text +
                     "\" here yet; run `pledge-council pack build` and `pack publish` first."};
}

}  // namespace pledge::council
