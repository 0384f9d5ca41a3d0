// What a device hears from a server: the replies to enrolling, uploading and fetching. The first byte
// chooses; then each reply is a line with its status, and its body up to a line of "--".
#include "sync/core/json_reader.h"
#include "sync/device/enrol.h"
#include "sync/device/fetch.h"
#include "sync/device/upload.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/outbox_fixture.h"

#include <charconv>
#include <filesystem>
#include <list>

using namespace pledge;
namespace fs = std::filesystem;

namespace {

class CannedReplies final : public Transport {
  public:
    explicit CannedReplies(std::string_view text) {
        while (!text.empty() && replies_.size() < 8) {
            const auto end = text.find("\n--\n");
            replies_.push_back(one(text.substr(0, end)));
            text = end == std::string_view::npos ? std::string_view() : text.substr(end + 4);
        }
    }
    Result<HttpReply> send(const HttpRequest& request) override {
        last_request = request;
        if (replies_.empty()) return Error{Code::unavailable, "The server did not answer."};
        last_reply = std::move(replies_.front());
        replies_.pop_front();
        return last_reply;
    }
    HttpRequest last_request;
    HttpReply last_reply;

  private:
    static HttpReply one(std::string_view text) {
        HttpReply out;
        out.status = 200;
        const auto end = std::min(text.find('\n'), text.size());
        std::from_chars(text.data(), text.data() + end, out.status);
        out.body = text.substr(std::min(end + 1, text.size()));
        return out;
    }
    std::list<HttpReply> replies_;
};

// An enrolled device with a batch on its way, whose publisher is the one of the corpus.
struct Rig : testing::OutboxFixture {
    seal::SigningKey publisher = seal::SigningKey::from_seed(key());
    seal::SigningKey device = seal::SigningKey::make();
    shelf::Shelf shelf{folder.path()};
    shelf::Identity who{"https://pledge.example.org", DeviceId{5},         "home", 12,
                        CouncilId("derby"),           publisher.verify_key};
    outbox::Outbox box = create();
    std::string code = seal::EnrolCode::make(publisher.verify_key).text();

    Rig() {
        must(shelf.store_keys(device).ok());
        must(shelf.store_identity(who).ok());
    }
    void enrol(CannedReplies server) {
        const auto fresh = folder / "new";
        fs::create_directories(fresh);
        const shelf::Shelf there(fresh);
        const auto done = device::enrol(there, server, who.server, code, random, clock);
        must(done.ok() == there.enrolled());
        // nobody else's server gets a kiosk
        if (done) must(done->publisher == publisher.verify_key && done->slots > 0);
        if (done) fs::remove_all(fresh);
    }
    void upload(CannedReplies server) {
        if (!box.pending().value()) must(freeze(box, 1).ok());
        const auto before = *box.pending().value();
        if (before.id != BatchId{1}) must(box.rename(before.id, BatchId{1}).ok());
        bool contact = false;
        const auto trouble = device::upload(server, box, who, device, random, contact);
        const auto after = box.pending().value();
        must(after.has_value() == trouble.has_value());
        if (after) return must(after->body == before.body);
        // only the server's own word for this very batch forgets it
        const auto said = Json::parse(server.last_reply.body, nullptr, false);
        must(said == Json({{"batch", server.last_request.headers.at("Pledge-Batch")}}));
    }
    void fetch(CannedReplies server) {
        const auto got = device::fetch(server, shelf);
        for (const auto& trouble : got.troubles) must(!trouble.error.say.empty());
        std::error_code none;
        fs::remove(folder / "manifest.signed", none);
        fs::remove_all(folder / "packs", none);
    }
};

}  // namespace

FUZZ(input) {
    static Rig rig;
    if (input.empty()) return;
    const CannedReplies server(text_of(input.subspan(1)));
    if (input[0] == 'e') return rig.enrol(server);
    if (input[0] == 'u') return rig.upload(server);
    rig.fetch(server);
}
