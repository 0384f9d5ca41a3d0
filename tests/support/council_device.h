#pragma once

#include "sync/core/answer.h"
#include "sync/core/ports.h"
#include "sync/seal/envelope.h"
#include "sync/seal/signing.h"

#include <algorithm>
#include <vector>

namespace pledge::testing {

// A device as docs/formats/batch.md and api.md describe it, written from those pages and not from the
// server's code.
struct CouncilDevice {
    DeviceId id{};
    seal::SigningKey key = seal::SigningKey::make();
    std::size_t slots = 12;

    // A whole batch: these messages sealed to the wave, the rest dummies.
    std::string batch(const std::vector<Message>& messages, const seal::PublicKey& wave) const {
        std::string out = "PLB1";
        out += static_cast<char>(slots & 0xff);
        out += static_cast<char>(slots >> 8);
        for (std::size_t i = 0; i < slots; ++i) {
            const auto envelope = seal::seal(i < messages.size() ? messages[i] : encode_dummy(), wave);
            out.append(envelope.begin(), envelope.end());
        }
        return out;
    }
    HttpRequest request(const BatchId& batch, std::string body) const {
        const auto signature = seal::sign_request(key, "POST", "/v1/batches", view_of(body), batch);
        return {"POST",
                "/v1/batches",
                {{"Content-Type", "application/octet-stream"},
                 {"Pledge-Device", to_hex(id)},
                 {"Pledge-Batch", to_hex(batch)},
                 {"Pledge-Signature", to_base64(signature)}},
                std::move(body)};
    }
};

}  // namespace pledge::testing
