// A virtual year of a council with fifty kiosks: the real outbox, device and council rooms in one process,
// with a network that loses, delays and doubles requests, loses replies and is away for days or for ever,
// with clocks that jump, restarts, power cuts and a device that is signed off. Held to a model that shares
// nothing with them but the gate (ledger.h). Each seed is lived twice, the second time with every kiosk's
// clock right, and both must publish the same.
//   year [seed…]
#include "sync/council/housekeeping.h"
#include "tests/faults/year/kiosk.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <tuple>

#include <sys/wait.h>
#include <unistd.h>

using namespace pledge;
using namespace pledge::year;

namespace {

struct Event {
    int minute = 0;
    enum class What { restart, officer, step, visits } what{};
    int kiosk = 0, step = 0;
    auto operator<=>(const Event&) const = default;
};

class Year {
  public:
    Year(std::uint64_t seed, bool jumps);
    void live();
    const Ledger& ledger() const { return ledger_; }

  private:
    void begin_day(int day);
    std::vector<Event> agenda(int day) const;
    void officer(int day);
    void close(int wave);
    void end();

    testing::TempFolder folder_;
    World world_;
    Plan plan_;
    Council council_{world_, folder_.path()};
    Ledger ledger_;
    std::vector<std::unique_ptr<Kiosk>> kiosks_;
};

Year::Year(std::uint64_t seed, bool jumps) : plan_(seed) {
    for (int i = 0; i < kKiosks; ++i) {
        kiosks_.push_back(std::make_unique<Kiosk>(Town{world_, plan_, council_, ledger_}, i,
                                                  folder_ / ("kiosk-" + std::to_string(i)), jumps));
        kiosks_.back()->enrol();
    }
}

std::vector<Event> Year::agenda(int day) const {
    std::vector<Event> out{{10 * 60, Event::What::officer, 0, 0}};
    const auto minute = [&](int from, int until, const char* about, int kiosk, int step) {
        return from + static_cast<int>(
                          plan_.below(static_cast<std::uint32_t>(until - from), about, kiosk, day, step));
    };
    if (plan_.council_restarts(day))
        out.push_back({minute(60, 1400, "falls", 0, 0), Event::What::restart, 0, 0});
    constexpr int kFrom[kSteps] = {7 * 60, 14 * 60}, kUntil[kSteps] = {11 * 60, 24 * 60};
    for (int k = 0; k < kKiosks; ++k) {
        if (!plan_.switched_on(k, day)) continue;
        out.push_back({minute(11 * 60, 14 * 60, "noon", k, 0), Event::What::visits, k, 0});
        for (int s = 0; s < kSteps; ++s)
            out.push_back({minute(kFrom[s], kUntil[s], "step", k, s), Event::What::step, k, s});
    }
    std::sort(out.begin(), out.end());
    return out;
}

void Year::begin_day(int day) {
    world_.day = day;
    world_.minute = 0;
    council_.clock.error = plan_.council_error(day);
    ledger_.receipts_forgotten(council_.clock.today() - council::kReceiptsKept);
    council_.keep_house();
    ledger_.house_kept(council_);
    for (auto& kiosk : kiosks_) kiosk->wire.deliver_late();
}

void Year::officer(int day) {
    if (day == plan_.revoked_on()) council_.revoke(kiosks_[Plan::kRevoked]->device());
    for (int w = 0; w < static_cast<int>(plan_.waves().size()); ++w) {
        const auto& days = plan_.waves()[static_cast<std::size_t>(w)];
        if (day == days.open) {
            council_.open(w, days);
            ledger_.taking = w;
        }
        if (day == days.stop) council_.stop(w);
        if (day == days.close) close(w);
    }
}

void Year::close(int wave) {
    std::vector<DeviceId> devices;
    for (const auto& kiosk : kiosks_) devices.push_back(kiosk->device());
    ledger_.closing(wave, council_, devices, [&](int kiosk, std::string_view head) {
        return kiosks_[static_cast<std::size_t>(kiosk)]->holds(head);
    });
    council_.close(wave);
    ledger_.taking = -1;
    ledger_.closed(wave, council_, plan_.waves()[static_cast<std::size_t>(wave)].by_age);
}

// A kiosk that can reach the council gets through: ever in doubt for a day or two, never for two weeks.
void Year::end() {
    constexpr int kPatience = 14;
    for (int k = 0; k < kKiosks; ++k) {
        int tries = 0;
        for (int day = kiosks_[static_cast<std::size_t>(k)]->wire.heard_on() + 1; day < kDays; ++day)
            tries += plan_.reachable(k, day);
        if (tries >= kPatience)
            ledger_.wrong.push_back("Kiosk " + std::to_string(k) + " did not get through in the last " +
                                    std::to_string(tries) + " days that it tried.");
    }
    ledger_.end_of_year();
}

void Year::live() {
    for (int day = 0; day < kDays; ++day) {
        begin_day(day);
        for (const auto& event : agenda(day)) {
            world_.minute = event.minute;
            world_.step = event.step;
            auto& kiosk = *kiosks_[static_cast<std::size_t>(event.kiosk)];
            switch (event.what) {
                case Event::What::restart:
                    council_.start();
                    ledger_.house_kept(council_);
                    ++ledger_.counts.council_restarts;
                    break;
                case Event::What::officer:
                    officer(day);
                    break;
                case Event::What::step:
                    kiosk.step();
                    break;
                case Event::What::visits:
                    kiosk.visits();
            }
        }
    }
    end();
}

bool report(std::uint64_t seed, const Ledger& ledger, bool jumps) {
    const auto& c = ledger.counts;
    for (std::size_t i = 0; i < std::min<std::size_t>(ledger.wrong.size(), 10); ++i)
        std::printf("  %s\n", ledger.wrong[i].c_str());
    std::printf(
        "seed %llu%s: %d kiosks, %d days, %zu waves; %d answers thanked for = %d counted + %d held by kiosks "
        "listed as "
        "silent (%d listings); %d turned away; %d batches, %d uploads, %d retries, %d replies lost, %d "
        "doubled on the "
        "way, %d late by days, %d power cuts, %d kiosk-days cut off, %d restarts (%d of the council), %d "
        "clock jumps, "
        "%d envelopes stored twice; lost=%d duplicated=%d\n",
        static_cast<unsigned long long>(seed), jumps ? "" : " with clocks right", kKiosks, kDays,
        ledger.releases.size(), c.thanked, c.counted, c.held, ledger.silent_kiosks, c.turned_away, c.batches,
        c.uploads, c.retries, c.replies_lost, c.twice, c.delayed, c.power_cuts, c.days_cut_off,
        c.restarts + c.council_restarts, c.council_restarts, c.jumps, c.stored_twice, c.lost, c.duplicated);
    std::fflush(stdout);
    return ledger.wrong.empty() && c.lost == 0 && c.duplicated == 0;
}

// The same year on the other core, with the clocks right: its releases go to `out`.
bool live_twin(std::uint64_t seed, int out) {
    Year year(seed, false);
    year.live();
    for (const auto& release : year.ledger().releases)
        if (::write(out, release.data(), release.size()) != static_cast<ssize_t>(release.size()))
            return false;
    return report(seed, year.ledger(), false);
}

bool live_twice(std::uint64_t seed) {
    int ends[2];
    if (::pipe(ends) != 0) give_up("There is no pipe.");
    const auto child = ::fork();
    if (child < 0) give_up("There is no room for another process.");
    if (child == 0) {
        ::close(ends[0]);
        std::_Exit(live_twin(seed, ends[1]) ? 0 : 1);
    }
    ::close(ends[1]);
    Year year(seed, true);
    year.live();
    std::string twins, ours;
    char room[4096];
    for (ssize_t n = 0; (n = ::read(ends[0], room, sizeof room)) > 0;)
        twins.append(room, static_cast<std::size_t>(n));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    for (const auto& release : year.ledger().releases) ours += release;
    const bool fine = report(seed, year.ledger(), true), same = status == 0 && ours == twins;
    std::printf("seed %llu: with clocks that jump %s is published as with clocks that are right\n",
                static_cast<unsigned long long>(seed), same ? "the same" : "SOMETHING ELSE");
    return fine && same;
}

}  // namespace

int main(int argc, char** argv) {
    bool fine = true;
    for (int i = 1; i < argc; ++i) fine = live_twice(std::strtoull(argv[i], nullptr, 10)) && fine;
    if (argc == 1) fine = live_twice(1);
    return fine ? 0 : 1;
}
