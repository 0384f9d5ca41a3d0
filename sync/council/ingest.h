#pragma once

#include "sync/core/ports.h"
#include "sync/council/storage.h"
#include "sync/http/message.h"
#include "sync/seal/signing.h"

#include <mutex>
#include <unordered_map>

namespace pledge::council {

// One upload, taken from its request: docs/formats/batch.md.
struct Upload {
    DeviceId device{};
    BatchId batch{};
    seal::Signature signature{};
    std::string method, path, body;
    Bytes<32> mark{};                     // as in its receipt
    std::optional<seal::VerifyKey> fits;  // a key that the signature was already found to fit
    // Of the program that sent it. Not part of what is signed, and nothing depends on it but what officers
    // are told: an update between two tries of one batch must not make another batch of it.
    std::optional<ProgramVersion> version;

    // Code::bad_input when a header is missing or malformed.
    static Result<Upload> read(const http::Request& request);
};

// The envelopes of a batch of this profile, if that is exactly what the bytes are.
std::optional<View> envelopes_of(View batch, Profile profile);
constexpr std::size_t kMostBatchBytes = 6 + 240 * 1072;

// Decides what becomes of an upload. Nothing here grows with the number of answers.
class Ingest {
  public:
    explicit Ingest(const Clock& clock) : clock_(clock) {}

    // Checks the signature against the key that this device had the last time, so that the clerk need not.
    // Any thread.
    void check_early(Upload& upload) const;
    // Everything else, and the storing. The clerk's thread.
    Result<http::Response> take(Storage& storage, const Upload& upload);

  private:
    bool signed_by(const Upload& upload, const Device& device);
    Result<std::optional<http::Response>> over_a_cap(Storage& storage, const Upload& upload, Day today,
                                                     const std::optional<Storage::Taking>& taking) const;

    const Clock& clock_;
    mutable std::mutex mutex_;  // guards keys_
    std::unordered_map<std::string, seal::VerifyKey> keys_;
};

}  // namespace pledge::council
