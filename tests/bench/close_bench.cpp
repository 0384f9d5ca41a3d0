// What closing a wave costs (reading, opening, counting, gate, publishing, one commit), against a bare loop
// of crypto_box_seal_open over the same envelopes in memory, on as many cores, in the same run. The limit is
// a ratio of 1.2. Half of the envelopes are dummies. Then what opening a dummy costs, an answer, what a live
// session leaves and a decision: how far a close has got must not tell them apart.
//   close_bench [envelopes] [folder]

#include "sync/store/database.h"
#include "tests/unit/council/closing_fixture.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <thread>

#include <sodium.h>
#include <time.h>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

constexpr double kLimit = 1.2;
constexpr int kRounds = 15;

[[noreturn]] void fail(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(1);
}

template <class Work>
double seconds_of(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void open_bare(const Blob& sealed, const seal::WaveKey& key, unsigned threads) {
    constexpr std::size_t kTogether = 64;  // in turns, so that no core waits for another at the end
    std::atomic<std::size_t> opened{0}, next{0};
    const auto count = sealed.size() / seal::kEnvelopeBytes;
    std::vector<std::jthread> running;
    for (unsigned t = 0; t < threads; ++t)
        running.emplace_back([&] {
            Message out{};
            std::size_t fine = 0;
            for (auto from = next.fetch_add(kTogether); from < count; from = next.fetch_add(kTogether))
                for (auto i = from; i < std::min(count, from + kTogether); ++i)
                    fine += crypto_box_seal_open(out.data(), sealed.data() + i * seal::kEnvelopeBytes,
                                                 seal::kEnvelopeBytes, key.public_key.data(),
                                                 key.private_key.data()) == 0;
            opened += fine;
        });
    running.clear();
    if (opened != count) fail("Not every envelope opened; the figures mean nothing.");
}

double close_all(ClosingFixture& f, unsigned threads) {
    auto again = f.now();  // as it was before the last round
    again.state = WaveState::stopped;
    again.closed.reset();
    again.last_try.reset();
    if (const auto undone = f.storage->update_wave(again); !undone) fail(undone.error().say);
    auto raw = store::Database::open(f.folder / "council.db").value();
    const auto emptied =
        raw.attempt([](SQLite::Database& d) { d.exec("DELETE FROM release; DELETE FROM published_cell;"); });
    if (!emptied) fail(emptied.error().say);
    return seconds_of([&] {
        const auto done =
            close_wave(*f.storage, f.closing(threads), f.stored.wave.id, f.council.wave, f.today);
        if (!done || !*done) fail(done ? "Nothing was published." : done.error().say);
    });
}

double cpu_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Of one envelope, opened into memory: the processor's time, which other programs don't lengthen.
double opened_alone(ClosingFixture& f, const Blob& sealed) {
    f.put_into_pool(sealed);
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const auto before = cpu_seconds();
        if (!open_pool(*f.storage, f.stored.wave, {f.council.wave, 1, nullptr}))
            fail("The pool does not open.");
        best = std::min(best, cpu_seconds() - before);
    }
    return best * 1e6 / static_cast<double>(sealed.size() / seal::kEnvelopeBytes);
}

// What an envelope of each kind costs.
struct Costs {
    double dummy = 0, answer = 0, session = 0, decision = 0;
};

Costs costs_of(std::size_t few) {
    Costs out;
    {
        ClosingFixture f;
        out.dummy = opened_alone(f, f.sealed(0, few));
    }
    {
        ClosingFixture f;
        out.answer = opened_alone(f, f.sealed(few));
    }
    ClosingFixture sessions, decisions;
    std::vector<Message> totals, decided;
    for (std::size_t i = 0; i < few; ++i) {
        totals.push_back(encode(sessions.session({9, 9, 20, 5})));
        decided.push_back(encode(decisions.decision(std::string(200, 'w'))));
    }
    out.session = opened_alone(sessions, sessions.sealed_messages(totals));
    out.decision = opened_alone(decisions, decisions.sealed_messages(decided));
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    const auto envelopes = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 30'000;
    if (argc > 2) ::setenv("TMPDIR", argv[2], 1);
    if (envelopes < 1000 || envelopes > 1'000'000)
        fail("usage: close_bench [envelopes, 1000 to 1000000] [folder]");
    const auto threads = std::max(1U, std::thread::hardware_concurrency());
    ClosingFixture f;
    const auto sealed = f.sealed(envelopes / 2, envelopes - envelopes / 2);
    f.put_into_pool(sealed);
    double closed = 1e9, bare = 1e9;
    for (int round = 0; round < kRounds; ++round) {  // in turns; the best of each
        bare = std::min(bare, seconds_of([&] { open_bare(sealed, f.council.wave, threads); }));
        closed = std::min(closed, close_all(f, threads));
    }
    const auto few = std::min<std::size_t>(envelopes / 4, 5000);
    const auto costs = costs_of(few);
    const auto n = static_cast<double>(envelopes);
    std::cout << std::fixed << std::setprecision(0) << envelopes << " envelopes, half of them dummies, "
              << threads << " threads\n"
              << "closing             " << n / closed << " envelopes/s\n"
              << "bare seal_open      " << n / bare << " envelopes/s\n"
              << std::setprecision(2) << "ratio               " << closed / bare << " (limit: at most "
              << kLimit << ")\n"
              << std::setprecision(1) << "one dummy           " << costs.dummy << " µs\n"
              << "one answer          " << costs.answer << " µs\n"
              << "one session         " << costs.session << " µs\n"
              << "one decision        " << costs.decision << " µs\n";
    return 0;
}
