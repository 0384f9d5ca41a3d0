// Kills a process that closes a wave, at random moments from its start to its end, and looks each time: the
// wave is untouched, or it is published with all of its cells, its note, the decisions of its live sessions
// and an empty inbox, never in between;
// and the next close publishes the very text that an undisturbed one does.
//   kill_close [kills]

#include "sync/seal/random.h"
#include "sync/store/database.h"
#include "tests/unit/council/closing_fixture.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

constexpr std::size_t kAnswers = 900, kDummies = 600, kLate = 60;
constexpr int kDecisions = 5;

[[noreturn]] void fail(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(1);
}

struct Seen {
    std::string release;
    int cells = 0, notes = 0, inbox = 0, decisions = 0;
    WaveState state{};
    bool tried = false;

    bool untouched() const {
        return release.empty() && cells == 0 && notes == 0 && decisions == 0 &&
               inbox == static_cast<int>(kLate) && !tried && state == WaveState::stopped;
    }
    bool published(const Seen& whole) const {
        return release == whole.release && cells == whole.cells && notes == 1 && inbox == 0 &&
               decisions == kDecisions && state == WaveState::published;
    }
};

class Council {
  public:
    Council() {
        f_.put_into_pool(f_.sealed(kAnswers, kDummies));
        std::vector<Message> live = {encode(f_.session({9, 9, 20, 5})), encode(f_.session({2, 4, 9, 1}))};
        for (int i = 0; i < kDecisions; ++i) live.push_back(encode(f_.decision("We ring you back.")));
        f_.put_into_pool(f_.sealed_messages(live));
        const auto late = f_.sealed(kLate / 2, kLate / 2);
        const auto put = f_.storage->transact([&] { return f_.storage->put_inbox(f_.today, late); });
        if (!put) fail(put.error().say);
        f_.storage.reset();
        std::filesystem::copy_file(path(), f_.folder / "before.db");
    }
    void put_back() {
        std::filesystem::remove(path() + "-journal");
        std::filesystem::copy_file(f_.folder / "before.db", path(),
                                   std::filesystem::copy_options::overwrite_existing);
    }
    Status close() {
        const auto storage = f_.open();
        const auto done = close_wave(*storage, f_.closing(2), f_.stored.wave.id, f_.council.wave, f_.today);
        if (!done) return done.error();
        return *done ? Status() : Status(Error{Code::failed, "Not enough answers."});
    }
    Seen look() {
        Seen out;
        const auto storage = f_.open();
        const auto wave = storage->wave(f_.stored.wave.id).value().value();
        out.state = wave.state;
        out.tried = wave.last_try.has_value();
        out.release = storage->release(f_.stored.wave.id).value().value_or("");
        auto raw = store::Database::open(path()).value();
        const auto counted = raw.attempt([&](SQLite::Database& d) {
            const auto rows = [&](const char* of) {
                return d.execAndGet(std::string("SELECT count(*) FROM ") + of).getInt();
            };
            out.cells = rows("published_cell");
            out.inbox = rows("inbox");
            out.decisions = rows("unconfirmed");
            out.notes = rows("audit WHERE action = 'wave closed and published'");
        });
        if (!counted) fail(counted.error().say);
        return out;
    }

  private:
    std::string path() const { return f_.folder / "council.db"; }
    ClosingFixture f_;
};

// In a process of its own, ended after so long; true: it was killed in the middle.
bool close_and_kill(Council& council, std::chrono::microseconds after) {
    const auto child = ::fork();
    if (child < 0) fail("no further process");
    if (child == 0) ::_exit(council.close() ? 0 : 1);
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0) fail("A close failed by itself.");
    return WIFSIGNALED(status);
}

}  // namespace

int main(int argc, char** argv) {
    const int kills = argc > 1 ? std::atoi(argv[1]) : 40;
    if (kills < 1) fail("usage: kill_close [kills]");
    Council council;
    const auto start = std::chrono::steady_clock::now();
    if (const auto done = council.close(); !done) fail(done.error().say);
    const auto taken = std::chrono::steady_clock::now() - start;
    const auto whole = council.look();
    seal::SystemRandom random;
    int killed = 0, untouched = 0, published = 0, between = 0, otherwise = 0;
    for (int k = 0; k < kills; ++k) {
        council.put_back();
        const auto most = std::chrono::duration_cast<std::chrono::microseconds>(taken).count() * 5 / 4;
        killed += close_and_kill(council,
                                 std::chrono::microseconds(random.below(static_cast<std::uint32_t>(most))));
        const auto seen = council.look();
        const bool as_before = seen.untouched(), done = seen.published(whole);
        untouched += as_before;
        published += done;
        between += !as_before && !done;
        if (as_before) otherwise += !council.close() || !council.look().published(whole);
    }
    std::cout << kills << " closes: killed in the middle " << killed << ", untouched " << untouched
              << ", published " << published << ", in between " << between
              << ", published otherwise afterwards " << otherwise << '\n';
    return between == 0 && otherwise == 0 && killed > 0 ? 0 : 1;
}
