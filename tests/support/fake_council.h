#pragma once

#include "sync/core/json_reader.h"
#include "sync/core/ports.h"
#include "sync/seal/signing.h"
#include "tests/support/council_fixture.h"
#include "tests/support/outbox_fixture.h"

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace pledge::testing {

// The council's server and the network before it, in memory: enough of docs/formats/api.md for a device to
// tell no difference, with a fault for each of the next requests.
class FakeCouncil final : public Transport {
  public:
    enum class Fault { none, lost, reply_lost, twice, status };
    struct Seen {
        std::string method, path;
        std::map<std::string, std::string> headers;
        std::string body;
    };
    struct Receipt {
        Bytes<32> hash;
        Day day;
    };

    explicit FakeCouncil(const Clock& clock) : clock_(clock) {}

    CouncilFixture council;
    std::string profile = "home";
    std::map<std::string, bool> codes;  // hex secret → used
    std::map<std::string, seal::VerifyKey> devices;
    std::set<std::string> revoked;
    std::map<std::string, Receipt> receipts;  // device/batch
    Blob pool;                                // every envelope that was taken
    std::optional<std::string> manifest;
    std::map<std::string, std::string> packs;  // path → signed file
    std::vector<Seen> seen;
    std::function<void(HttpReply&)> twist;  // changes a reply on its way

    void next(Fault fault, int status = 500) { faults_.push_back({fault, status}); }

    Result<HttpReply> send(const HttpRequest& request) override {
        seen.push_back({request.method, request.path, request.headers, request.body});
        const auto [fault, status] = faults_.empty() ? std::pair{Fault::none, 0} : faults_.front();
        if (!faults_.empty()) faults_.erase(faults_.begin());
        const Error away{Code::unavailable, "The server did not answer; check the connection."};
        if (fault == Fault::lost) return away;
        if (fault == Fault::status) return HttpReply{status, {}, "{}"};
        auto reply = answer(request);
        if (fault == Fault::twice) reply = answer(request);
        if (fault == Fault::reply_lost) return away;
        if (twist) twist(reply);
        return reply;
    }

    // How often each number (numbered_answer) arrived.
    std::map<std::uint32_t, int> arrived() const { return numbers_in(pool, council.wave); }

  private:
    static HttpReply reply(int status, const Json& json = Json::object()) {
        return {status, {}, json.dump()};
    }

    HttpReply answer(const HttpRequest& request) {
        if (request.path == "/v1/devices") return enrol(request);
        if (request.path == "/v1/manifest") return manifest ? HttpReply{200, {}, *manifest} : reply(404);
        if (request.path == "/v1/batches") return take(request);
        const auto pack = packs.find(request.path);
        return pack == packs.end() ? reply(404) : HttpReply{200, {}, pack->second};
    }

    HttpReply enrol(const HttpRequest& request) {
        const auto json = Json::parse(request.body);
        const auto key = from_base64<32>(json.at("device_key").get<std::string>()).value();
        const auto code = codes.find(json.at("code").get<std::string>());
        const auto id = to_hex(View(seal::sha256(key)).first(16));
        if (code == codes.end() || (code->second && !devices.contains(id))) return reply(403);
        code->second = true;
        devices[id] = key;
        return reply(201, {{"device", id},
                           {"profile", profile},
                           {"slots", profile == "home" ? 12 : 240},
                           {"council", "derby"},
                           {"publisher_key", to_base64(council.publisher.verify_key)}});
    }

    HttpReply take(const HttpRequest& request) {
        const auto& device = request.headers.at("Pledge-Device");
        const auto id = from_hex<16>(request.headers.at("Pledge-Batch")).value();
        const auto signature = from_base64<64>(request.headers.at("Pledge-Signature")).value();
        const auto known = devices.find(device);
        if (known == devices.end() || !seal::verify_request(known->second, signature, request.method,
                                                            request.path, view_of(request.body), id))
            return reply(401);
        if (revoked.contains(device)) return reply(403);
        if (request.body.size() != outbox::batch_bytes(profile == "home" ? 12 : 240)) return reply(400);
        const auto hash = seal::sha256(view_of(request.body));
        const auto before = receipts.find(device + "/" + to_hex(id));
        if (before != receipts.end())
            return before->second.hash == hash ? reply(200, {{"batch", to_hex(id)}}) : reply(409);
        for (const auto& [name, receipt] : receipts)
            if (name.starts_with(device) && receipt.day == clock_.today()) return reply(429);
        receipts[device + "/" + to_hex(id)] = {hash, clock_.today()};
        const auto envelopes = inside(view_of(request.body));
        pool.insert(pool.end(), envelopes.begin(), envelopes.end());
        return reply(200, {{"batch", to_hex(id)}});
    }

    const Clock& clock_;
    std::vector<std::pair<Fault, int>> faults_;
};

// A device that is enrolled at a fake council, and its kiosk's side.
struct DeviceFixture {
    TempFolder folder;
    FakeClock clock;
    seal::SystemRandom random;
    FakeCouncil server{clock};
    shelf::Shelf shelf{folder / "data"};

    std::string code() {
        const auto made = seal::EnrolCode::make(server.council.publisher.verify_key);
        server.codes[to_hex(made.secret)] = false;
        return made.text();
    }
    outbox::Outbox outbox() {
        return outbox::Outbox::open(shelf.outbox_path(), shelf.outbox_key().value(), {random, clock}).value();
    }
    void put(std::uint32_t number) {
        const auto envelope = seal::seal(encode(numbered_answer(number)), server.council.wave.public_key);
        if (const auto done = outbox().put(envelope); !done) throw std::runtime_error(done.error().say);
    }
    void next_day() { clock.advance(std::chrono::hours(24)); }
};

}  // namespace pledge::testing
