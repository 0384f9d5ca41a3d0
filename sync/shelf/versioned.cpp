#include "sync/shelf/versioned.h"

#include "sync/seal/signing.h"
#include "sync/shelf/files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace pledge::shelf {

Versioned::Versioned(std::string folder, std::string one, std::size_t most_bytes, Verify verify)
    : folder_(std::move(folder)), one_(std::move(one)), most_bytes_(most_bytes), verify_(std::move(verify)) {}

Error Versioned::another() const {
    return {Code::denied, "A " + one_ +
                              " is not the one that the manifest names; it is not taken, ask the council's "
                              "officer to publish it again."};
}

std::string Versioned::path(const SetId& set, int version) const {
    return folder_ + "/" + set.text + "-" + std::to_string(version) + ".signed";
}

std::vector<int> Versioned::versions(const SetId& set) const {
    std::vector<int> out;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, none)) {
        const auto name = entry.path().stem().string();
        const auto prefix = set.text + "-";
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

Result<std::string> Versioned::read(const SetId& set, int version) const {
    return read_file(path(set, version), most_bytes_);
}

Result<std::string> Versioned::named(const PackRef& ref) const {
    auto file = read(ref.id, ref.version);
    if (file && seal::sha256(view_of(*file)) != ref.sha256) return another();
    return file;
}

Status Versioned::install(std::string_view file, const PackRef& ref) const {
    if (seal::sha256(view_of(file)) != ref.sha256) return another();
    if (auto fits = verify_(file, ref.id, ref.version); !fits) return fits;
    for (const int version : versions(ref.id)) {
        if (version < ref.version) break;
        const auto present = read(ref.id, version);
        if (!present || !verify_(*present, ref.id, version)) continue;  // broken: holds nothing back
        if (version > ref.version)
            return Error{Code::conflict,
                         "The server offers an older " + one_ + " than this device has; it is not taken."};
        if (*present == file) return {};
        return Error{Code::conflict, "The server offers another " + one_ +
                                         " under the same version; it is not taken, ask the council's "
                                         "officer to publish it under a higher one."};
    }
    if (auto made = make_folder(folder_); !made) return made;
    return write_file(path(ref.id, ref.version), file, 0644);
}

void Versioned::sweep() const {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, ignored))
        if (entry.path().extension() == ".new") std::filesystem::remove(entry.path(), ignored);
}

void Versioned::keep_last_good(const PackRef& ref, const std::function<bool(int version)>& worth) const {
    bool kept = false;
    for (const int version : versions(ref.id)) {
        if (version >= ref.version) continue;
        if (!kept && worth(version)) {
            kept = true;
            continue;
        }
        std::error_code ignored;
        std::filesystem::remove(path(ref.id, version), ignored);
    }
}

}  // namespace pledge::shelf
