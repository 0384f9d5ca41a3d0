#include "sync/shelf/shelf.h"

#include "sync/seal/box.h"
#include "sync/seal/envelope.h"
#include "sync/shelf/files.h"

namespace pledge::shelf {
namespace {

constexpr std::size_t kMostManifest = std::size_t{1} << 20, kMostStatus = 16384;
constexpr int kPrivate = 0600, kPublic = 0644;

Error damaged_key(const std::string& path) {
    return {Code::corrupt, path + " is damaged; restore it from a backup or enrol this device again."};
}

Result<seal::Secret> read_key(const std::string& path) {
    seal::Secret room(33);  // one more than a key has
    const auto got = read_into(path, room.bytes());
    if (!got) return got.error();
    if (*got != 32) return damaged_key(path);
    return seal::Secret::copy_of(room.bytes().first(32));
}

// Manifest of this council, for a key that something can be sealed to.
Result<Manifest> read_manifest_of(std::string_view signed_file, const Identity& identity) {
    const auto payload = seal::read_signed(signed_file, "manifest", identity.publisher);
    if (!payload) return payload.error();
    auto manifest = read_manifest(*payload);
    if (!manifest) return manifest;
    if (manifest->council != identity.council)
        return Error{Code::denied, "The manifest is another council's; ask the council's officer why."};
    if (manifest->wave && !seal::usable(manifest->wave->public_key))
        return Error{Code::bad_input,
                     "the manifest has a wave key that can't be used; ask the council's officer why."};
    return manifest;
}

}  // namespace

bool Shelf::enrolled() const {
    return exists(path("identity.json"));
}

Result<Identity> Shelf::identity() const {
    const auto text = read_file(path("identity.json"), 8192);
    if (!text && text.error().code == Code::not_found)
        return Error{Code::not_found,
                     folder_ + " is not enrolled; run pledge-sync enrol with a code from the council."};
    if (!text) return text.error();
    return read_identity(*text);
}

Result<seal::SigningKey> Shelf::device_key() const {
    auto seed = read_key(path("device.key"));
    if (!seed) return seed.error();
    return seal::SigningKey::from_seed(std::move(seed).value());
}

Result<seal::Secret> Shelf::outbox_key() const {
    return read_key(path("outbox.key"));
}

Status Shelf::store_keys(const seal::SigningKey& device) const {
    if (auto made = make_folder(folder_); !made) return made;
    if (auto kept = write_file(path("device.key"), text_of(device.seed.bytes()), kPrivate); !kept)
        return kept;
    return write_file(path("outbox.key"), text_of(seal::outbox_key_of(device.seed).bytes()), kPrivate);
}

Status Shelf::mend_outbox_key() const {
    const auto device = device_key();
    if (!device) return device.error();
    const auto right = seal::outbox_key_of(device->seed);
    const auto is = outbox_key();
    if (is && text_of(is->bytes()) == text_of(right.bytes())) return {};
    return write_file(path("outbox.key"), text_of(right.bytes()), kPrivate);
}

Status Shelf::store_identity(const Identity& identity) const {
    if (auto made = make_folder(path("packs")); !made) return made;
    return write_file(path("identity.json"), write_identity(identity), kPublic);
}

Result<Manifest> Shelf::manifest() const {
    const auto who = identity();
    if (!who) return who.error();
    const auto file = read_file(path("manifest.signed"), kMostManifest);
    if (!file) return file.error();
    return read_manifest_of(*file, *who);
}

Status Shelf::install_manifest(std::string_view signed_file) const {
    const auto who = identity();
    if (!who) return who.error();
    const auto offered = read_manifest_of(signed_file, *who);
    if (!offered) return offered.error();
    // one that does not verify any more holds nothing back
    if (const auto present = manifest()) {
        if (offered->version < present->version)
            return Error{Code::conflict,
                         "The server offers an older manifest than this device has; it is not taken."};
        if (offered->version == present->version) {
            if (write_manifest(*offered) == write_manifest(*present)) return {};
            return Error{
                Code::conflict,
                "The server offers another manifest under the same version; it is not taken, ask the "
                "council's officer to publish it again."};
        }
    }
    return write_file(path("manifest.signed"), signed_file, kPublic);
}

Result<DeviceStatus> Shelf::status() const {
    const auto text = read_file(path("status.json"), kMostStatus);
    if (!text && text.error().code == Code::not_found) return DeviceStatus{};
    if (!text) return text.error();
    return read_status(*text);
}

Status Shelf::store_status(const DeviceStatus& status) const {
    return write_file(path("status.json"), write_status(status), kPublic);
}

}  // namespace pledge::shelf
