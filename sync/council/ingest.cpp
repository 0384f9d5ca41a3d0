#include "sync/council/ingest.h"

#include "sync/seal/envelope.h"

#include <algorithm>

namespace pledge::council {
namespace {

constexpr std::size_t kHead = 6;  // "PLB1" and the number of envelopes
constexpr std::size_t kMostKeys = 10'000;

http::Response taken(const BatchId& batch) {
    return {200, "{\"batch\":\"" + to_hex(batch) + "\"}", "application/json", {}};
}

}  // namespace

Result<Upload> Upload::read(const http::Request& request) {
    const auto device = from_hex<16>(request.header("pledge-device"));
    const auto batch = from_hex<16>(request.header("pledge-batch"));
    const auto signature = from_base64<64>(request.header("pledge-signature"));
    if (!device || !batch || !signature)
        return Error{Code::bad_input,
                     "The upload lacks a device, a batch or a signature; send all three headers."};
    Upload out{*device,
               *batch,
               *signature,
               request.method,
               request.path,
               request.body,
               {},
               {},
               version_from_wire(request.header("pledge-version"))};
    out.mark = seal::sha256(out.signature);  // Ed25519 signs the same bytes alike
    return out;
}

std::optional<View> envelopes_of(View batch, Profile profile) {
    const auto n = slots_of(profile);
    if (batch.size() != kHead + n * seal::kEnvelopeBytes) return std::nullopt;
    if (text_of(batch.first(4)) != "PLB1" || (batch[4] | std::size_t{batch[5]} << 8) != n)
        return std::nullopt;
    return batch.subspan(kHead);
}

void Ingest::check_early(Upload& upload) const {
    std::optional<seal::VerifyKey> key;
    {
        const std::lock_guard lock(mutex_);
        if (const auto at = keys_.find(to_hex(upload.device)); at != keys_.end()) key = at->second;
    }
    if (key && seal::verify_request(*key, upload.signature, upload.method, upload.path, view_of(upload.body),
                                    upload.batch))
        upload.fits = key;
}

bool Ingest::signed_by(const Upload& upload, const Device& device) {
    if (upload.fits == device.key) return true;
    if (!seal::verify_request(device.key, upload.signature, upload.method, upload.path, view_of(upload.body),
                              upload.batch))
        return false;
    const std::lock_guard lock(mutex_);
    if (keys_.size() >= kMostKeys) keys_.clear();
    keys_[to_hex(device.id)] = device.key;
    return true;
}

// One new batch a day; and, whatever a clock did, no more in a wave than the wave has days.
Result<std::optional<http::Response>> Ingest::over_a_cap(Storage& storage, const Upload& upload, Day today,
                                                         const std::optional<Storage::Taking>& taking) const {
    const auto cap = http::refusal(429, "This device has sent today's batch; send this one tomorrow.");
    const auto of_today = storage.receipts(upload.device, today, today);
    if (!of_today) return of_today.error();
    if (*of_today > 0) return std::optional(cap);
    if (!taking) return std::optional<http::Response>();
    const auto of_wave = storage.receipts(upload.device, taking->opened, std::nullopt);
    if (!of_wave) return of_wave.error();
    const auto days = std::max<std::int64_t>(0, (today - taking->opened).count()) + 1;
    if (*of_wave >= static_cast<std::uint64_t>(days)) return std::optional(cap);
    return std::optional<http::Response>();
}

Result<http::Response> Ingest::take(Storage& storage, const Upload& upload) {
    const auto found = storage.device(upload.device);
    if (!found) return found.error();
    if (!*found || !signed_by(upload, **found))
        return http::refusal(401, "This device is not known or its signature does not fit; enrol it again.");
    const auto& device = **found;
    if (device.revoked)
        return http::refusal(403, "This device was signed off; ask the council for a new code.");
    const auto envelopes = envelopes_of(view_of(upload.body), device.profile);
    if (!envelopes)
        return http::refusal(400, "This is no batch of this device's size; update the program that sent it.");

    const auto before = storage.receipt(upload.device, upload.batch);
    if (!before) return before.error();
    if (*before) {
        if ((*before)->mark == upload.mark) return taken(upload.batch);
        return http::refusal(409, "Another batch came under this id; freeze a new one.");
    }
    const auto today = clock_.today();
    const auto taking = storage.taking();
    if (!taking) return taking.error();
    auto refused = over_a_cap(storage, upload, today, *taking);
    if (!refused) return refused.error();
    if (*refused) return std::move(**refused);

    if (auto kept = storage.add_receipt(upload.device, upload.batch, {upload.mark, today}); !kept)
        return kept.error();
    if (device.last_contact != today || device.version != upload.version)
        if (auto touched = storage.touch_device(upload.device, today, upload.version); !touched)
            return touched.error();
    // while no wave could count them, envelopes are let go here
    if (*taking)
        if (auto put = storage.put_inbox(today, *envelopes); !put) return put.error();
    return taken(upload.batch);
}

}  // namespace pledge::council
