#pragma once

#include "sync/core/pack_payload.h"
#include "sync/core/reply.h"
#include "sync/core/result.h"
#include "sync/core/wave.h"
#include "sync/seal/signing.h"
#include "sync/shelf/device_status.h"
#include "sync/shelf/identity.h"
#include "sync/shelf/versioned.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace pledge::shelf {

// What is installed on a device, in its data folder:
//   identity.json  device.key  outbox.key  outbox.db  manifest.signed  packs/<id>-<version>.signed
//   replies/<set>-<version>.signed  status.json
// pledge-sync writes, the kiosk reads; keys are for their owner alone. Every file is replaced whole. What is
// signed is checked against the pinned publisher key at every reading, and never gives way to something
// older: versions only go up. Holds nothing but the folder's name, so that many may exist at once, on any
// thread. Errors: not_found (not there yet), denied (signature, fingerprint or hash does not fit), conflict
// (older than, or different from, what is there), bad_input (malformed), corrupt, full, failed.
class Shelf {
  public:
    explicit Shelf(std::string folder) : folder_(std::move(folder)) {}
    const std::string& folder() const { return folder_; }

    // ── who this device is
    bool enrolled() const;
    Result<Identity> identity() const;
    Result<seal::SigningKey> device_key() const;
    Result<seal::Secret> outbox_key() const;
    std::string outbox_path() const { return folder_ + "/outbox.db"; }
    Status store_keys(const seal::SigningKey& device) const;  // device.key, and outbox.key derived from it
    // Writes outbox.key again when it is lost or damaged; the device's own key is enough for that.
    Status mend_outbox_key() const;
    Status store_identity(const Identity& identity) const;  // the last step of enrolling

    // ── what the council published
    Result<Manifest> manifest() const;
    Status install_manifest(std::string_view signed_file) const;
    // The very pack that a manifest names.
    Result<LoadedPack> pack(const PackRef& ref) const;
    // That pack or, while it is missing, broken or found unfit, the newest older one that verifies and is
    // fit. An Error is the named one's.
    using Fit = std::function<Status(const LoadedPack&)>;
    Result<LoadedPack> pack_or_older(const PackRef& ref, const Fit& fit = {}) const;
    Status install_pack(std::string_view signed_file, const PackRef& ref) const;
    // The very file of replies that a manifest names; and that one or, while it is missing or broken, the
    // newest older one that verifies. An Error is the named one's.
    Result<Replies> replies(const PackRef& ref) const;
    Result<Replies> replies_or_older(const PackRef& ref) const;
    Status install_replies(std::string_view signed_file, const PackRef& ref) const;
    // Of those sets whose pack, or whose replies, load, leaves the newest older one to go back to that
    // verifies and, of a pack, asks the same; removes the rest, with what an interrupted write left behind.
    void tidy(const Manifest& manifest) const {
        tidy_packs(manifest);
        tidy_replies(manifest);
    }

    // ── how it fares
    Result<DeviceStatus> status() const;
    Status store_status(const DeviceStatus& status) const;

  private:
    std::string path(const std::string& name) const { return folder_ + "/" + name; }
    Versioned pack_files() const;
    Versioned reply_files() const;
    Result<LoadedPack> pack_at(const SetId& id, int version) const;
    Result<LoadedPack> verified_pack(std::string_view signed_file, const SetId& id, int version) const;
    Result<Replies> replies_at(const SetId& set, int version) const;
    Result<Replies> verified_replies(std::string_view signed_file, const SetId& set, int version) const;
    void tidy_packs(const Manifest& manifest) const;
    void tidy_replies(const Manifest& manifest) const;

    std::string folder_;
};

// A pack as its authors keep it: DIR/pack.toml and, if there, DIR/help.toml. Nothing is signed and nothing
// translated; for a kiosk's --pack.
Result<LoadedPack> load_pack_folder(const std::string& folder);

}  // namespace pledge::shelf
