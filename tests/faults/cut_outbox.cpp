// Cuts the power after every step that reaches the disk in a day of fifty answers, and looks with the real
// code what is left: every answer that was thanked for, once, in slots that are all filled.
//   cut_outbox                      prints what it counted; exit code 0 when nothing was lost, doubled or
//   damaged cut_outbox --long               the slots of an event kiosk, and more samples of each cut
//   cut_outbox --broken PRAGMA      the program with that pragma instead of its own ("synchronous=OFF"), or
//                                   "thanks": says thank you before the commit. Exit code 0 when it shows.

#include "tests/faults/outbox_look.h"
#include "tests/support/power_cut.h"

#include <iostream>
#include <set>

using namespace pledge;
using namespace pledge::testing;
using outbox::Outbox;

namespace {

constexpr int kAnswers = 50, kHours = 24, kSpare = 1000;

void must(const Status& done) {
    if (!done) throw std::runtime_error(done.error().say);
}

struct Mark {
    std::size_t begun, done;  // steps of the disk
    int number;
};
struct Arrived {
    std::size_t step;  // the server has it since
    Blob body;
};
struct Recording {
    std::vector<DiskStep> steps;
    std::vector<Mark> puts;
    std::vector<Arrived> arrived;
    bool thanks_early = false;
};

void put(SimOutbox& sim, Outbox& kiosk, int number, Recording& day) {
    const auto envelope = sim.envelopes.answer(number);
    const auto begun = sim.disk.steps().size();
    must(kiosk.put(envelope));
    day.puts.push_back({begun, day.thanks_early ? begun : sim.disk.steps().size(), number});
}

// The kiosk's connection and pledge-sync's, as they take turns. Two uploads: the second is what waited since
// an outage the day before.
void live(SimOutbox& sim, Recording& day) {
    auto kiosk = sim.open().value();
    auto agent = sim.open().value();
    int number = 0;
    for (int hour = 0; hour < kHours; ++hour) {
        must(agent.refresh(sim.envelopes.dummy()));
        for (; number < kAnswers * (hour + 1) / kHours; ++number) {
            if (!kiosk.has_room().value()) throw std::runtime_error("no room");
            put(sim, kiosk, number, day);
        }
        if (hour == 7 || hour == 17)
            must(
                agent.freeze(BatchId{static_cast<std::uint8_t>(hour)}, sim.envelopes.dummies(agent.slots())));
        if (hour == 8) must(agent.rename(BatchId{7}, BatchId{8}));
        if (hour == 10 || hour == 18) {
            const auto pending = agent.pending().value().value();
            day.arrived.push_back({sim.disk.steps().size(), pending.body});
            must(agent.sent(pending.id));
        }
    }
    day.steps = sim.disk.steps();
}

struct Count {
    std::size_t clean = 0, torn = 0, reordered = 0, lost = 0, duplicated = 0, stuck = 0, unthanked = 0;
    std::map<std::string, std::size_t> damage;
    std::size_t damaged() const {
        std::size_t all = 0;
        for (const auto& [what, times] : damage) all += times;
        return all;
    }
};

class Cutter {
  public:
    Cutter(SimOutbox& sim, const Recording& day)
        : sim_(sim), day_(day), spare_(sim.envelopes.answer(kSpare)) {}

    void look_after(std::size_t step, const SimDisk::Image& image) {
        sim_.disk.load(image);
        const auto seen = sim_.look();
        if (!seen.damage.empty()) ++count.damage[seen.damage];
        auto times = seen.times;
        bool repeated = false;  // what waits has arrived already; the server knows it by its bytes
        for (const auto& arrived : day_.arrived) {
            if (arrived.step > step) continue;
            repeated |= seen.pending && seen.pending->body == arrived.body;
            for (auto left = inside(arrived.body); !left.empty(); left = left.subspan(seal::kEnvelopeBytes))
                if (const auto who = sim_.envelopes.who(left.first(seal::kEnvelopeBytes)).value(); who >= 0)
                    ++times[who];
        }
        if (repeated)
            for (const auto& [number, n] : seen.batch_times) times[number] -= n;
        for (const auto& mark : day_.puts) {
            const int n = times[mark.number];
            count.lost += mark.done <= step && n == 0;
            count.duplicated += n > 1;
            count.unthanked += mark.done > step && n == 1;
            if (mark.begun >= step && n > 0 && !day_.thanks_early) ++count.damage["before-its-time"];
        }
        if (!goes_on()) ++count.stuck;
    }
    Count count;

  private:
    // Whoever starts it again can use it at once.
    bool goes_on() {
        auto box = sim_.open();
        return box && box->put(spare_) && box->refresh(spare_dummy_);
    }

    SimOutbox& sim_;
    const Recording& day_;
    seal::Envelope spare_, spare_dummy_ = sim_.envelopes.dummy();
};

Count cut(SimOutbox& sim, const Recording& day, std::size_t stride, int samples) {
    Cutter cutter(sim, day);
    SeededRandom dice(20);
    PowerCut power(sim.start(), dice);
    for (std::size_t i = 0; i < day.steps.size(); ++i) {
        const bool chosen = i % stride == 0;
        if (chosen)
            if (const auto torn = power.torn(day.steps[i])) cutter.look_after(i, *torn), ++cutter.count.torn;
        power.pass(day.steps[i]);
        if (!chosen) continue;
        cutter.look_after(i + 1, power.clean());
        ++cutter.count.clean;
        for (int s = 0; s < samples; ++s, ++cutter.count.reordered)
            cutter.look_after(i + 1, power.reordered(s == 0 ? 0 : 64U + dice.below(160)));
    }
    return cutter.count;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    const bool is_long = args.size() == 1 && args[0] == "--long";
    const bool broken = args.size() == 2 && args[0] == "--broken";
    if (!args.empty() && !is_long && !broken) {
        std::cerr << "usage: cut_outbox [--long | --broken synchronous=OFF|journal_mode=OFF|…|thanks]\n";
        return 2;
    }
    SimDisk disk;
    Recording day;
    SimOutbox sim(disk, is_long ? 240 : 60);
    if (broken && args[1] == "thanks")
        day.thanks_early = true;
    else if (broken)
        disk.weaken(args[1]);
    live(sim, day);
    const auto count = cut(sim, day, broken ? 5 : 1, is_long ? 12 : 2);
    if (broken) std::cout << "broken=" << args[1] << ' ';
    std::cout << "answers=" << day.puts.size() << " steps=" << day.steps.size()
              << " cuts=" << count.clean + count.torn + count.reordered << " clean=" << count.clean
              << " torn=" << count.torn << " reordered=" << count.reordered << " lost=" << count.lost
              << " duplicated=" << count.duplicated << " damaged=" << count.damaged()
              << " stuck=" << count.stuck << " kept_unthanked=" << count.unthanked
              << " spilled=" << disk.temporary_files << '\n';
    for (const auto& [what, times] : count.damage) std::cout << "  " << what << ": " << times << '\n';
    const bool held = count.lost + count.duplicated + count.damaged() + count.stuck == 0 &&
                      disk.temporary_files == 0 && day.puts.size() == kAnswers;
    return held != broken ? 0 : 1;
}
