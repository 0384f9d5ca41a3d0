#include "sync/device/upload.h"

#include "sync/core/json_reader.h"
#include "sync/core/program_version.h"

namespace pledge::device {
namespace {

constexpr const char* kPath = "/v1/batches";

HttpRequest request_for(const outbox::Pending& batch, const shelf::Identity& who,
                        const seal::SigningKey& key) {
    HttpRequest out;
    out.method = "POST";
    out.path = kPath;
    out.headers = {
        {"Content-Type", "application/octet-stream"},
        {"Pledge-Device", to_hex(who.device)},
        {"Pledge-Batch", to_hex(batch.id)},
        // beside what is signed: a program that is updated between two tries must send the same signature
        // again
        {"Pledge-Version", wire_text(this_version())},
        {"Pledge-Signature", to_base64(seal::sign_request(key, "POST", kPath, batch.body, batch.id))}};
    out.body = text_of(batch.body);
    return out;
}

// A 200 from something in between (a login page, say) must not pass for the server's word.
bool confirms(const std::string& body, const BatchId& id) {
    JsonReader in("the reply", body, 4096);
    in.only(in.root(), {"batch"});
    return in.text(in.root(), "batch", 32) == to_hex(id) && !in.problem();
}

Trouble refusal(int status) {
    if (status >= 500)
        return {
            "offline",
            {Code::unavailable, "The server can't do its work just now; the batch is kept and tried again."}};
    switch (status) {
        case 429:
            return {"waiting",
                    {Code::too_soon,
                     "The server takes no more from this device today; the batch is kept and goes "
                     "tomorrow, check this device's clock if this lasts."}};
        case 401:
            return {"unknown-device",
                    {Code::denied,
                     "The server does not know this device; the batch is kept, enrol the device again "
                     "with a new code."}};
        case 403:
            return {"revoked",
                    {Code::denied,
                     "The council has signed this device off; the batch is kept, enrol the device again "
                     "with a new code."}};
        case 400:
        case 413:
            return {
                "refused",
                {Code::bad_input, "The server refused the batch (" + std::to_string(status) +
                                      "); it is kept, check that device and server run the same version."}};
        default:
            return {"refused",
                    {Code::failed, "The server gave an answer that this program does not know (" +
                                       std::to_string(status) +
                                       "); the batch is kept, check the server's address."}};
    }
}

Trouble local(const Error& error) {
    return {error.code == Code::full ? "disk" : "outbox", error};
}

}  // namespace

std::optional<Trouble> upload(Transport& server, outbox::Outbox& outbox, const shelf::Identity& who,
                              const seal::SigningKey& key, Random& random, bool& contact) {
    for (bool renamed = false;;) {
        const auto pending = outbox.pending();
        if (!pending) return local(pending.error());
        if (!*pending) return std::nullopt;  // another pledge-sync was faster
        const auto& batch = **pending;
        const auto reply = server.send(request_for(batch, who, key));
        if (!reply) return Trouble{state_of(reply.error()), reply.error()};
        contact = contact || reply->status != 200;
        if (reply->status == 200) {
            if (!confirms(reply->body, batch.id))
                return Trouble{"offline",
                               {Code::unavailable,
                                "What answered is not the council's server; the batch is "
                                "kept, check whether this network asks for a sign-in."}};
            contact = true;
            const auto forgotten = outbox.sent(batch.id);
            if (!forgotten && forgotten.error().code != Code::not_found) return local(forgotten.error());
            return std::nullopt;
        }
        if (reply->status == 409 && !renamed) {
            renamed = true;
            if (const auto done = outbox.rename(batch.id, random.bytes<16>()); !done)
                return local(done.error());
            continue;
        }
        return refusal(reply->status);
    }
}

}  // namespace pledge::device
