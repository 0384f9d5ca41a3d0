#include "sync/shelf/files.h"
#include "sync/shelf/shelf.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>

// The packs on a shelf.
namespace pledge::shelf {
namespace {

constexpr std::size_t kMostSigned = std::size_t{32} << 20, kMostToml = std::size_t{1} << 20;

Error another_pack() {
    return {Code::denied,
            "A pack is not the one that the manifest names; it is not taken, ask the council's officer to "
            "publish it again."};
}

// An older pack is of use while a wave asks its set only if the answers mean the same.
bool asks_the_same(const Pack& pack, const Manifest& manifest) {
    return !manifest.wave || manifest.wave->questions.id != pack.id ||
           QuestionSet::of(pack) == manifest.wave->questions;
}

}  // namespace

std::string Shelf::pack_path(const SetId& id, int version) const {
    return path("packs/" + id.text + "-" + std::to_string(version) + ".signed");
}

std::vector<int> Shelf::pack_versions(const SetId& id) const {
    std::vector<int> out;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(path("packs"), none)) {
        const auto name = entry.path().stem().string();
        const auto prefix = id.text + "-";
        if (entry.path().extension() != ".signed" || !name.starts_with(prefix)) continue;
        int version = 0;
        const auto* end = name.data() + name.size();
        const auto read = std::from_chars(name.data() + prefix.size(), end, version);
        // "derby-2024-3" is version 3 of derby-2024, not version 2024-3 of derby
        if (read.ec == std::errc() && read.ptr == end && version > 0) out.push_back(version);
    }
    std::sort(out.begin(), out.end(), std::greater<>());
    return out;
}

Result<LoadedPack> Shelf::verified_pack(std::string_view signed_file, const SetId& id, int version) const {
    const auto who = identity();
    if (!who) return who.error();
    const auto payload = seal::read_signed(signed_file, "pack", who->publisher);
    if (!payload) return payload.error();
    auto pack = read_pack_payload(*payload);
    if (!pack) return pack;
    if (pack->pack.id != id || pack->pack.version != version) return another_pack();
    return pack;
}

Result<LoadedPack> Shelf::pack(const PackRef& ref) const {
    const auto file = read_file(pack_path(ref.id, ref.version), kMostSigned);
    if (!file) return file.error();
    if (seal::sha256(view_of(*file)) != ref.sha256) return another_pack();
    return verified_pack(*file, ref.id, ref.version);
}

Result<LoadedPack> Shelf::pack_at(const SetId& id, int version) const {
    const auto file = read_file(pack_path(id, version), kMostSigned);
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
    for (const int version : pack_versions(ref.id)) {
        if (version >= ref.version) continue;
        if (auto older = fitting(pack_at(ref.id, version))) return older;
    }
    return named;
}

Status Shelf::install_pack(std::string_view signed_file, const PackRef& ref) const {
    if (seal::sha256(view_of(signed_file)) != ref.sha256) return another_pack();
    if (const auto offered = verified_pack(signed_file, ref.id, ref.version); !offered)
        return offered.error();
    for (const int version : pack_versions(ref.id)) {
        if (version < ref.version) break;
        const auto file = read_file(pack_path(ref.id, version), kMostSigned);
        if (!file || !verified_pack(*file, ref.id, version)) continue;  // broken: holds nothing back
        if (version > ref.version)
            return Error{Code::conflict,
                         "The server offers an older pack than this device has; it is not taken."};
        if (*file == signed_file) return {};
        return Error{Code::conflict,
                     "The server offers another pack under the same version; it is not taken, ask the "
                     "council's officer to publish it under a higher one."};
    }
    if (auto made = make_folder(path("packs")); !made) return made;
    return write_file(pack_path(ref.id, ref.version), signed_file, 0644);
}

void Shelf::tidy(const Manifest& manifest) const {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(path("packs"), ignored))
        if (entry.path().extension() == ".new") std::filesystem::remove(entry.path(), ignored);
    for (const auto& ref : manifest.packs) {
        if (!pack(ref)) continue;
        bool has_last_good = false;
        for (const int version : pack_versions(ref.id)) {
            if (version >= ref.version) continue;
            if (!has_last_good) {
                const auto older = pack_at(ref.id, version);
                has_last_good = older && asks_the_same(older->pack, manifest);
                if (has_last_good) continue;
            }
            std::filesystem::remove(pack_path(ref.id, version), ignored);
        }
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
