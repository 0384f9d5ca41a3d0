#include "tests/faults/year/council.h"

#include "sync/core/pack_payload.h"
#include "sync/council/housekeeping.h"
#include "sync/council/publisher.h"
#include "sync/council/sqlite_storage.h"
#include "sync/council/waves.h"
#include "sync/http/target.h"

#include <cstdlib>
#include <future>
#include <iostream>

namespace pledge::year {
namespace {

using testing::write_all;

const std::string kWaveWords = "a passphrase of the wave";

std::string pack_text() {
    std::string order, points;
    for (std::size_t q = 0; q < Council::questions(); ++q) {
        const auto n = std::to_string(q);
        order += (q ? ", \"q" : "\"q") + n + "\"";
        points += "[[points]]\nid = \"q" + n + "\"\nnumber = " + std::to_string(q + 1) +
                  "\nsection = \"s\"\nsymbol = \"s\"\nareas = [\"a\"]\nthemes = [\"t\"]\nrateable = true\n"
                  "[points.text]\npictures = \"p\"\nfew = \"Promise " +
                  n +
                  "\"\nmore = \"m\"\n"
                  "[points.rate]\npictures = \"p\"\nquestion = \"Question " +
                  n + "?\"\n";
        for (std::size_t r = 0; r < Council::chips(q); ++r)
            points += "[[points.reasons]]\nid = \"r" + std::to_string(r) +
                      "\"\nsymbol = \"s\"\nlean = \"well\"\ntext = \"Reason\"\n";
    }
    return "format = 1\nid = \"year\"\nversion = 1\nlanguage = \"en\"\ntitle = \"t\"\ntitle_few = \"t\"\n"
           "about_few = \"a\"\nabout_more = \"a\"\nsymbol = \"s\"\nfirst_set = [" +
           order +
           "]\nrest_order = []\n[scale]\nid = \"yes-no-5\"\nfaces = 5\n"
           "other_answers = [\"not-sure\", \"not-for-me\", \"dont-understand\"]\n"
           "[[sections]]\nid = \"s\"\ntitle = \"s\"\nsymbol = \"s\"\n[[areas]]\nid = \"a\"\nlabel = \"a\"\n"
           "[[themes]]\nid = \"t\"\nlabel = \"t\"\nlabel_plain = \"t\"\n" +
           points;
}

std::string day_text(int day) {
    return to_text(World::kFirst + std::chrono::days(day));
}

}  // namespace

void give_up(const std::string& why) {
    std::cerr << why << std::endl;
    std::_Exit(1);  // threads and halves of a world are left as they are
}

void must(const Status& done) {
    if (!done) give_up(done.error().say);
}

// What `pledge-council serve` is made of, without its sockets.
struct Council::Server {
    Server(const seal::VerifyKey& publisher, std::unique_ptr<council::Storage> storage, const Clock& clock,
           Random& random)
        : enrolment(CouncilId("derby"), publisher, clock, random), ingest(clock), clerk(std::move(storage)) {}

    council::Enrolment enrolment;
    council::Ingest ingest;
    council::Clerk clerk;
    council::Api api{clerk, enrolment, ingest, CouncilId("derby")};
    http::Router router = council::make_router(api);
};

Council::Council(const World& world, const std::string& folder) : clock(world), folder_(folder) {
    write_all(folder_ + "/publisher.txt", "a passphrase of the publisher\n");
    write_all(folder_ + "/wave.txt", kWaveWords + "\n");
    must(council::init(desk("publisher.txt"), {"derby", "Derby"}));
    publish_pack();
    start();
}

council::Desk Council::desk(const std::string& passphrase_file) {
    // the cheapest keys there are: their cost is tested where they are made
    return {folder_ + "/council.toml", folder_ + "/" + passphrase_file, clock, random_, said_, {1, 8192}};
}

void Council::publish_pack() {
    const auto config = must(council::load_config(folder_ + "/council.toml"));
    const auto publisher = must(council::unlock_publisher(config, "a passphrase of the publisher"));
    const auto payload = must(write_pack_payload(pack_text(), "pack.toml", "", "help.toml", {}));
    write_all(folder_ + "/year.pack", seal::write_signed("pack", payload, publisher));
    council::PackOptions options;
    options.file = folder_ + "/year.pack";
    must(council::publish(desk("publisher.txt"), options));
}

std::unique_ptr<council::Storage> Council::storage() {
    return must(council::SqliteStorage::open(folder_ + "/council.db", store::Missing::refuse, random_));
}

void Council::start() {
    server_.reset();
    const auto config = must(council::load_config(folder_ + "/council.toml"));
    server_ = std::make_shared<Server>(must(council::load_publisher(config)), storage(), clock, random_);
    keep_house();
}

void Council::keep_house() {
    std::promise<int> done;
    auto status = done.get_future();
    server_->clerk.ask(http::Responder([&done](const http::Response& r) { done.set_value(r.status); }),
                       [this](council::Storage& s) -> Result<http::Response> {
                           if (auto kept = council::keep_house(s, clock); !kept) return kept.error();
                           return http::Response{};
                       });
    if (status.get() != 200) give_up("The house could not be kept.");
}

HttpReply Council::answer(const HttpRequest& request) {
    const auto target = http::read_target(request.path);
    if (!target) give_up("A device asked for " + request.path + ".");
    auto match = server_->router.find(request.method, target->segments);
    if (!match.route) give_up("Nothing answers " + request.method + " " + request.path + ".");
    if (request.body.size() > match.route->most_body) return {413, {}, "{}"};
    http::Request in{request.method, target->path, std::move(match.params), target->query, {}, request.body};
    for (const auto& [name, value] : request.headers) in.headers[http::lower_case(name)] = value;
    std::promise<http::Response> answered;
    auto response = answered.get_future();
    match.route->handler(in, http::Responder([&](http::Response r) { answered.set_value(std::move(r)); }));
    auto got = response.get();
    return {got.status, {}, std::move(got.body)};
}

std::string Council::enrol_code(bool event) {
    said_.str("");
    must(council::enrol_code(desk(""), {event ? "event" : "home", 15}));
    return said_.str().substr(0, said_.str().find('\n'));
}

council::WaveOptions Council::options(int wave) const {
    council::WaveOptions out;
    out.id = id_of(wave).text;
    out.set = "year";
    return out;
}

void Council::open(int wave, const Plan::WaveDays& days) {
    auto plan = options(wave);
    plan.columns = days.by_age ? "four" : "three";
    if (days.by_age) plan.breakdown = "age:under-11,11-15,16-up";
    plan.opens = day_text(days.open);
    plan.asks_until = day_text(days.stop);
    plan.results = day_text(days.close + 31).substr(0, 7);
    plan.recovery_sheet = folder_ + "/sheet-" + plan.id + ".txt";
    must(council::plan(desk("wave.txt"), plan));
    must(council::open(desk("publisher.txt"), options(wave)));
}

void Council::stop(int wave) {
    must(council::stop(desk("publisher.txt"), options(wave)));
}

void Council::close(int wave) {
    must(council::close(desk("wave.txt"), options(wave)));
}

void Council::revoke(const DeviceId& device) {
    must(council::revoke_device(desk(""), to_hex(device)));
}

seal::WaveKey Council::key(int wave) {
    const auto db = storage();
    const auto stored = must(db->wave(id_of(wave)));
    const council::Proof proof{council::Opener::passphrase, kWaveWords};
    return must(council::unlock_wave(*db, stored->wave, {&proof, 1}));
}

std::set<DeviceId> Council::silent(int wave) {
    const auto db = storage();
    const auto stored = *must(db->wave(id_of(wave)));
    std::set<DeviceId> out;
    for (const auto& device : must(db->devices()))
        if (device.revoked || must(council::may_hold_answers(*db, stored, device.id, clock.today())))
            out.insert(device.id);
    return out;
}

std::pair<std::int64_t, std::int64_t> Council::inbox() const {
    auto db = must(store::Database::open(folder_ + "/council.db", {}));
    const auto today = std::to_string(clock.today().time_since_epoch().count());
    const auto count = [&](const std::string& which) {
        return must(db.attempt([&](SQLite::Database& d) {
            return d.execAndGet("SELECT count(*) FROM inbox WHERE day " + which + today).getInt64();
        }));
    };
    return {count("="), count("<")};
}

}  // namespace pledge::year
