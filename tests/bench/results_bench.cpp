// What a page of results costs over loopback, from a signed-in reader's socket to its last byte, while the
// database holds many sealed answers and ten years of published waves; and what making results.xlsx costs.
// Beside it: /healthz, the least that the same server answers.
//   results_bench [requests of each page] [envelopes]

#include "sync/council/accounts/keeping.h"
#include "sync/council/accounts/sessions.h"
#include "sync/council/service.h"
#include "sync/council/sqlite_storage.h"
#include "sync/http/client.h"
#include "sync/results/xlsx.h"
#include "sync/seal/envelope.h"
#include "sync/seal/random.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <cstdlib>
#include <iomanip>
#include <iostream>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

constexpr int kWaves = 40;     // ten years, four a year
constexpr int kPromises = 40;  // more than any council has asked about

[[noreturn]] void fail(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(1);
}

void must(const Status& done) {
    if (!done) fail(done.error().say);
}

results::ReleasePoint some_point(int number, Random& dice) {
    results::ReleasePoint point;
    point.id = PointId("promise-" + std::to_string(number));
    point.number = number;
    point.promise = "You can see a doctor or a dentist when you need one, and somebody comes along.";
    point.question = "Do you get to see a doctor or dentist when you need one?";
    point.areas = {"area-" + std::to_string(number % 5)};
    point.themes = {"theme-" + std::to_string(number % 4), "theme-" + std::to_string((number + 1) % 4)};
    gate::PointCounts counts;
    counts.faces.columns = 4;
    for (int g = 0; g < 3; ++g) {
        auto& row = counts.faces.groups.emplace_back();
        for (int f = 0; f < 4; ++f) row.push_back(dice.below(90));
    }
    counts.faces.declined = gate::CountRow(4, 2);
    counts.others = {dice.below(30), dice.below(30), dice.below(30), dice.below(30)};
    for (int c = 0; c < 6; ++c) {
        point.chips.push_back({ReasonId("reason-" + std::to_string(c)), "Somebody explains it to me"});
        counts.chips.push_back(dice.below(90));
    }
    auto published = gate::publish(counts);
    if (!published) fail(published.error().say);
    point.published = std::move(*published);
    return point;
}

results::Release some_wave(int number, Random& dice) {
    results::Release out;
    out.council = CouncilId("derby");
    out.council_name = "Derby City Council";
    out.wave = WaveId("wave-" + std::to_string(number));
    out.set = SetId("set");
    out.title = "The promises";
    out.columns = Columns::four;
    out.breakdown = {BreakdownKind::age, {"under-11", "11-15", "16-up"}};
    out.asked_from = Day{} + std::chrono::days(20'000 + 91 * number);
    out.asked_until = out.asked_from + std::chrono::days(30);
    out.closed = out.asked_until + std::chrono::days(15);
    for (int a = 0; a < 5; ++a) out.areas.push_back({"area-" + std::to_string(a), "An area"});
    for (int t = 0; t < 4; ++t) out.themes.push_back({"theme-" + std::to_string(t), "A theme", ""});
    for (int p = 1; p <= kPromises; ++p) out.points.push_back(some_point(p, dice));
    return out;
}

StoredWave stored(const results::Release& release) {
    StoredWave wave;
    wave.wave.id = release.wave;
    wave.wave.questions.id = release.set;
    for (const auto& point : release.points) wave.wave.questions.questions.push_back({point.id, {}});
    wave.wave.columns = release.columns;
    wave.wave.breakdown = release.breakdown;
    wave.wave.results = month_from_text("2027-01").value();
    wave.state = WaveState::published;
    wave.opened = release.asked_from;
    wave.stopped = release.asked_until;
    wave.closed = release.closed;
    wave.destroyed = release.closed;
    return wave;
}

Status fill(Storage& storage, std::size_t envelopes, Random& random) {
    SeededRandom dice{5};
    for (int w = 0; w < kWaves; ++w) {
        const auto release = some_wave(w, dice);
        if (auto added = storage.add_wave(stored(release)); !added) return added;
        std::vector<CellRow> cells;
        for (const auto& cell : results::cells_of(release))
            cells.push_back({cell.part, cell.point, cell.group, cell.column, cell.shown});
        if (auto put = storage.put_release(release.wave, results::write_release(release), cells); !put)
            return put;
    }
    auto open = stored(some_wave(kWaves, dice));
    open.state = WaveState::open;
    open.stopped = open.closed = open.destroyed = std::nullopt;
    if (auto added = storage.add_wave(open); !added) return added;
    Blob sealed(envelopes * seal::kEnvelopeBytes);
    random.fill(sealed);
    if (auto put = storage.put_inbox(*open.opened, sealed); !put) return put;
    return storage.move_all_to_pool(open.wave.id);
}

// The cookie of a reader who is signed in.
std::string sign_in(Storage& storage, const Clock& clock, Random& random) {
    const auto added =
        add_account(storage, {"reader", Role::committee_reader, "no password", false}, clock, random);
    if (!added) fail(added.error().say);
    const auto account = storage.accounts().account("reader");
    if (!account || !*account) fail("there is no reader");
    const auto token = begin_session(storage, (*account)->id, Stage::in, clock, random);
    if (!token) fail(token.error().say);
    return std::string(kSessionCookie) + "=" + token->text();
}

double ms_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

struct Taken {
    double median = 0, p99 = 0;
};

Taken sorted(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return {all[all.size() / 2], all[std::min(all.size() - 1, all.size() * 99 / 100)]};
}

Taken ask(Transport& server, const std::string& path, const std::string& cookie, int requests) {
    std::vector<double> all;
    for (int i = 0; i < requests; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto reply = server.send({"GET", path, {{"Cookie", cookie}}, ""});
        all.push_back(ms_since(start));
        if (!reply || reply->status != 200) fail(path + " was refused; the figures mean nothing.");
    }
    return sorted(std::move(all));
}

void say(const std::string& name, const Taken& taken) {
    std::cout << std::left << std::setw(12) << name << " median " << taken.median << " ms, p99 " << taken.p99
              << " ms\n";
}

}  // namespace

int main(int argc, char** argv) {
    const int requests = argc > 1 ? std::atoi(argv[1]) : 300;
    const int envelopes = argc > 2 ? std::atoi(argv[2]) : 100'000;
    if (requests < 10 || envelopes < 1 || envelopes > 1'000'000)
        fail("usage: results_bench [requests of each page, 10 or more] [envelopes, up to 1000000]");
    const TempFolder folder;
    const FakeClock clock;
    seal::SystemRandom random;
    auto storage = SqliteStorage::open(folder / "council.db", store::Missing::make, random);
    if (!storage) fail(storage.error().say);
    must((*storage)->transact([&] { return fill(**storage, static_cast<std::size_t>(envelopes), random); }));
    const auto cookie = sign_in(**storage, clock, random);
    Config config;
    config.council = CouncilId("derby");
    Service service(config, {}, std::move(*storage), clock, random, http::ServerOptions{});
    must(service.start());
    const auto server = http::make_curl_transport("http://127.0.0.1:" + std::to_string(service.port()));

    std::cout << std::fixed << std::setprecision(2) << envelopes << " sealed answers, " << kWaves
              << " published waves of " << kPromises << " promises, " << requests << " requests of each\n";
    const std::pair<const char*, const char*> pages[] = {{"healthz", "/healthz"},
                                                         {"list", "/results"},
                                                         {"wave", "/results/wave-39"},
                                                         {"themes", "/results/wave-39?by=theme"},
                                                         {"groups", "/results/wave-39?by=group"},
                                                         {"promise", "/results/wave-39/promise-7"},
                                                         {"trend", "/results/wave-39/trend"},
                                                         {"csv", "/results/wave-39/results.csv"}};
    for (const auto& [name, path] : pages) say(name, ask(*server, path, cookie, requests));
    SeededRandom dice{5};
    const auto release = some_wave(1, dice);
    std::vector<double> made;
    for (int i = 0; i < std::max(5, requests / 10); ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto book = results::write_xlsx(release);
        made.push_back(ms_since(start));
        if (!book) fail(book.error().say);
    }
    say("xlsx", sorted(std::move(made)));
    return 0;
}
