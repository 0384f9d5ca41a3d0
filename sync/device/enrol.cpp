#include "sync/device/enrol.h"

#include "sync/core/json_reader.h"
#include "sync/outbox/outbox.h"
#include "sync/shelf/files.h"

namespace pledge::device {
namespace {

constexpr int kTries = 3;

Result<HttpReply> redeem(Transport& server, const seal::EnrolCode& code, const seal::VerifyKey& device) {
    const Json body = {{"code", to_hex(code.secret)}, {"device_key", to_base64(device)}};
    const HttpRequest request{"POST", "/v1/devices", {{"Content-Type", "application/json"}}, body.dump()};
    auto reply = server.send(request);
    for (int again = 1; again < kTries && !reply && reply.error().code == Code::unavailable; ++again)
        reply = server.send(request);
    return reply;
}

Error refused_code(int status) {
    switch (status) {
        case 403:
            return {Code::denied,
                    "The code is not known, was used already or is older than 15 minutes; ask the council "
                    "for a new one."};
        case 429:
            return {Code::too_soon, "Too many codes were tried; wait some minutes, then try this one again."};
        default:
            if (status >= 500)
                return {Code::unavailable, "The server can't do its work just now; try again later."};
            return {Code::failed, "What answered is not a council's server of this version (" +
                                      std::to_string(status) + "); check its address."};
    }
}

Result<shelf::Identity> read_reply(const std::string& body, const std::string& base_url) {
    JsonReader in("the server's reply", body, 4096);
    const auto& root = in.root();
    in.only(root, {"device", "profile", "slots", "council", "publisher_key"});
    shelf::Identity out;
    out.server = base_url;
    const auto device = from_hex<16>(in.text(root, "device", 32));
    const auto publisher = from_base64<32>(in.text(root, "publisher_key", 44));
    out.profile = in.text(root, "profile", 16);
    out.slots = static_cast<std::size_t>(in.number(root, "slots", 1000));
    out.council = CouncilId(in.id(root, "council"));
    if (!device || !publisher || out.slots == 0 || out.slots != shelf::slots_of_profile(out.profile))
        in.fail("does not fit this program");
    if (in.problem()) return *in.problem();
    out.device = *device;
    out.publisher = *publisher;
    return out;
}

// An outbox that is there already, from an enrolment that lost its identity, is kept: it may hold answers.
Status make_outbox(const shelf::Shelf& shelf, const shelf::Identity& who, Random& random,
                   const Clock& clock) {
    auto key = shelf.outbox_key();
    if (!key) return key.error();
    const outbox::Outbox::Ports ports{random, clock};
    const auto there = outbox::Outbox::open(shelf.outbox_path(), seal::Secret::copy_of(key->bytes()), ports);
    if (there && there->slots() == who.slots) return {};
    if (there)
        return Error{Code::conflict, shelf.outbox_path() +
                                         " is of another profile than this code; move it away, keep "
                                         "it, and ask for a new code."};
    if (there.error().code != Code::not_found) return there.error();
    const auto made = outbox::Outbox::create(shelf.outbox_path(), who.slots, std::move(*key), ports);
    if (!made) return made.error();
    return {};
}

}  // namespace

Result<shelf::Identity> enrol(const shelf::Shelf& shelf, Transport& server, const std::string& base_url,
                              std::string_view code, Random& random, const Clock& clock) {
    if (shelf.enrolled())
        return Error{Code::conflict, shelf.folder() +
                                         " is enrolled already; use another folder, or move its "
                                         "identity.json away to enrol it anew."};
    const auto read = seal::EnrolCode::read(code);
    if (!read) return read.error();
    // before the code is used up
    if (auto writable = shelf::check_writable(shelf.folder()); !writable) return writable.error();
    const auto device = seal::SigningKey::make();
    const auto reply = redeem(server, *read, device.verify_key);
    if (!reply) return reply.error();
    if (reply->status != 201) return refused_code(reply->status);
    auto who = read_reply(reply->body, base_url);
    if (!who) return who;
    if (seal::fingerprint_of(who->publisher) != read->publisher)
        return Error{Code::denied,
                     "This server is not the one that the code was made for; nothing was stored, check the "
                     "server's address and tell the council."};
    if (auto kept = shelf.store_keys(device); !kept) return kept.error();
    if (auto made = make_outbox(shelf, *who, random, clock); !made) return made.error();
    if (auto kept = shelf.store_identity(*who); !kept) return kept.error();
    return who;
}

}  // namespace pledge::device
