#include "sync/shelf/files.h"
#include "sync/shelf/shelf.h"
#include "sync/shelf/versioned.h"

// The packs on a shelf.
namespace pledge::shelf {
namespace {

constexpr std::size_t kMostSignedPack = std::size_t{32} << 20, kMostToml = std::size_t{1} << 20;

// An older pack is of use while a wave asks its set only if the answers mean the same.
bool asks_the_same(const Pack& pack, const Manifest& manifest) {
    return !manifest.wave || manifest.wave->questions.id != pack.id ||
           QuestionSet::of(pack) == manifest.wave->questions;
}

}  // namespace

Versioned Shelf::pack_files() const {
    return {path("packs"), "pack", kMostSignedPack,
            [this](std::string_view file, const SetId& id, int version) -> Status {
                const auto pack = verified_pack(file, id, version);
                if (!pack) return pack.error();
                return {};
            }};
}

Result<LoadedPack> Shelf::verified_pack(std::string_view signed_file, const SetId& id, int version) const {
    const auto who = identity();
    if (!who) return who.error();
    const auto payload = seal::read_signed(signed_file, "pack", who->publisher);
    if (!payload) return payload.error();
    auto pack = read_pack_payload(*payload);
    if (!pack) return pack;
    if (pack->pack.id != id || pack->pack.version != version) return pack_files().another();
    return pack;
}

Result<LoadedPack> Shelf::pack(const PackRef& ref) const {
    const auto file = pack_files().named(ref);
    if (!file) return file.error();
    return verified_pack(*file, ref.id, ref.version);
}

Result<LoadedPack> Shelf::pack_at(const SetId& id, int version) const {
    const auto file = pack_files().read(id, version);
    if (!file) return file.error();
    return verified_pack(*file, id, version);
}

Result<LoadedPack> Shelf::pack_or_older(const PackRef& ref, const Fit& fit) const {
    const auto fitting = [&fit](Result<LoadedPack> loaded) -> Result<LoadedPack> {
        if (!loaded || !fit) return loaded;
        if (auto fits = fit(*loaded); !fits) return fits.error();
        return loaded;
    };
    auto named = fitting(pack(ref));
    if (named) return named;
    for (const int version : pack_files().versions(ref.id)) {
        if (version >= ref.version) continue;
        if (auto older = fitting(pack_at(ref.id, version))) return older;
    }
    return named;
}

Status Shelf::install_pack(std::string_view signed_file, const PackRef& ref) const {
    return pack_files().install(signed_file, ref);
}

void Shelf::tidy_packs(const Manifest& manifest) const {
    const auto files = pack_files();
    files.sweep();
    for (const auto& ref : manifest.packs) {
        if (!pack(ref)) continue;
        files.keep_last_good(ref, [&](int version) {
            const auto older = pack_at(ref.id, version);
            return older && asks_the_same(older->pack, manifest);
        });
    }
}

Result<LoadedPack> load_pack_folder(const std::string& folder) {
    const auto pack_file = folder + "/pack.toml", help_file = folder + "/help.toml";
    const auto text = read_file(pack_file, kMostToml);
    if (!text) return text.error();
    std::string help;
    if (exists(help_file)) {
        auto read = read_file(help_file, kMostToml);
        if (!read) return read.error();
        help = std::move(*read);
    }
    auto pack = read_pack(*text, pack_file, help, help_file);
    if (!pack) return pack.error();
    return LoadedPack{std::move(*pack), {}, {}};
}

}  // namespace pledge::shelf
