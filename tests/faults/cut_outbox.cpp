// Cuts the power after every step that reaches the disk in a day of fifty answers, and looks with the real
// code what is left: every answer that was thanked for, once, in slots that are all filled.
//
//   cut_outbox                prints what it counted; exit code 0 when all of it held
//   cut_outbox --long         the slots of an event kiosk, and more samples of each cut
//   cut_outbox --broken X     the program with pragma X instead of its own ("synchronous=OFF"); or "thanks":
//                             it thanks before the commit. Exit code 0 when it shows.

#include "tests/faults/cuts.h"
#include "tests/faults/outbox_look.h"

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

struct Count : CutCount {
    std::size_t lost = 0, duplicated = 0, stuck = 0, unthanked = 0;
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

}  // namespace

int main(int argc, char** argv) {
    const auto call = CutCall::read(argc, argv);
    if (!call) {
        std::cerr << "usage: cut_outbox [--long | --broken synchronous=OFF|journal_mode=OFF|…|thanks]\n";
        return 2;
    }
    SimDisk disk;
    SimOutbox sim(disk, call->is_long ? 240 : 60);
    call->spoil(disk);
    Recording day;
    day.thanks_early = call->thanks_early();
    live(sim, day);
    Cutter cutter(sim, day);
    auto& count = cutter.count;
    cut_everywhere(day.steps, sim.start(), *call, 5, count,
                   [&](std::size_t step, const SimDisk::Image& image) { cutter.look_after(step, image); });
    if (!call->broken.empty()) std::cout << "broken=" << call->broken << ' ';
    std::cout << "answers=" << day.puts.size() << " steps=" << day.steps.size();
    count.print(std::cout);
    std::cout << " lost=" << count.lost << " duplicated=" << count.duplicated << " stuck=" << count.stuck
              << " kept_unthanked=" << count.unthanked << " spilled=" << disk.temporary_files << '\n';
    for (const auto& [what, times] : count.damage) std::cout << "  " << what << ": " << times << '\n';
    const bool held = count.lost + count.duplicated + count.damaged() + count.stuck == 0 &&
                      disk.temporary_files == 0 && day.puts.size() == kAnswers;
    return held == call->broken.empty() ? 0 : 1;
}
