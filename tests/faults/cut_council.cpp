// Cuts the power after every step that reaches the council's disk, from the making of its database over
// uploads, the daily mover, a try to close, publishing, to the destruction of the pool, and looks with the
// real code what is left: every envelope of a batch that was answered 200, once; a wave that is published or
// not, never half. Then what was cut off is done again, and every third time looked at once more; from every
// fortieth cut the wave goes on to its end, and must publish the very text that it publishes without a cut.
//
//   cut_council                prints what it counted; exit code 0 when all of it held
//   cut_council --long         more samples of each cut
//   cut_council --broken X     the program with pragma X instead of its own ("synchronous=OFF"); or "thanks":
//                              it answers before the commit. Exit code 0 when it shows.

#include "tests/faults/council_world.h"
#include "tests/faults/cuts.h"

#include <iostream>

using namespace pledge;
using namespace pledge::testing;
using Is = CouncilWorld::Is;
using What = CouncilWorld::What;

namespace {

struct Mark {
    std::size_t begun = 0, done = 0;  // steps of the disk
};
struct Recording {
    std::vector<DiskStep> steps;
    std::vector<Mark> marks;  // one for each event
};

Recording live(CouncilWorld& world, bool thanks_early) {
    Recording out;
    const auto& events = world.events();
    const auto now = [&] { return world.disk.steps().size(); };
    while (out.marks.size() < events.size()) {
        const auto first = out.marks.size();
        auto last = first;
        const auto begun = now();
        while (last < events.size() && events[last].what == What::upload) ++last;
        if (last > first) {
            const auto answered = world.upload_together(std::span(events).subspan(first, last - first));
            for (const auto done : answered) out.marks.push_back({begun, thanks_early ? begun : done});
            continue;
        }
        const auto storage = std::move(world.open().value());
        if (const auto done = world.act(*storage, events[first]); !done)
            throw std::runtime_error(done.error().say);
        out.marks.push_back({begun, now()});
        if (events[first].publishes) world.expect_release(world.release(), world.cells());
    }
    out.steps = world.disk.steps();
    return out;
}

struct Count : CutCount {
    std::size_t lost = 0, duplicated = 0, halves = 0, stuck = 0, finished = 0, counted_otherwise = 0;
};

class Cutter {
  public:
    Cutter(CouncilWorld& world, const Recording& recording) : world_(world), recording_(recording) {}

    void look_after(std::size_t step, const SimDisk::Image& image) {
        world_.disk.load(image);
        auto is = standing(step);
        note(world_.look(is));
        if (!do_again(is)) {
            ++count.stuck;
            return;
        }
        for (auto& one : is)
            if (one == Is::perhaps) one = Is::done;
        if (++looks_ % 3 == 0) note(world_.look(is));
        if (looks_ % 40 == 0) finish(is);
    }
    Count count;

  private:
    std::vector<Is> standing(std::size_t step) const {
        std::vector<Is> out;
        for (const auto& mark : recording_.marks)
            out.push_back(mark.done <= step ? Is::done : mark.begun < step ? Is::perhaps : Is::undone);
        return out;
    }
    void note(const CouncilWorld::Look& look) {
        count.lost += look.lost;
        count.duplicated += look.duplicated;
        count.halves += look.halves;
        if (!look.damage.empty()) ++count.damage[look.damage];
    }
    // What was cut off, and the latest upload that was answered: the answer may have been lost on its way.
    bool do_again(const std::vector<Is>& is) {
        auto storage = world_.open();
        if (!storage) return false;
        std::optional<std::size_t> upload;
        for (std::size_t i = 0; i < is.size(); ++i) {
            if (is[i] == Is::done && world_.events()[i].what == What::upload) upload = i;
            if (is[i] == Is::perhaps && !world_.act(**storage, world_.events()[i])) return false;
        }
        return !upload || world_.act(**storage, world_.events()[*upload]).ok();
    }
    void finish(const std::vector<Is>& is) {
        auto storage = world_.open();
        bool fine = storage.ok();
        for (std::size_t i = 0; i < is.size() && fine; ++i)
            if (is[i] == Is::undone) fine = world_.act(**storage, world_.events()[i]).ok();
        ++count.finished;
        count.stuck += !fine;
        count.counted_otherwise += world_.look(std::vector(is.size(), Is::done)).damage != "";
    }

    CouncilWorld& world_;
    const Recording& recording_;
    std::size_t looks_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const auto call = CutCall::read(argc, argv);
    if (!call) {
        std::cerr << "usage: cut_council [--long | --broken synchronous=OFF|journal_mode=OFF|…|thanks]\n";
        return 2;
    }
    SimDisk disk(true);
    CouncilWorld world(disk);
    call->spoil(disk);
    const auto recording = live(world, call->thanks_early());
    Cutter cutter(world, recording);
    auto& count = cutter.count;
    cut_everywhere(recording.steps, {}, *call, 11, count,
                   [&](std::size_t step, const SimDisk::Image& image) { cutter.look_after(step, image); });
    if (!call->broken.empty()) std::cout << "broken=" << call->broken << ' ';
    std::cout << "events=" << recording.marks.size() << " steps=" << recording.steps.size();
    count.print(std::cout);
    std::cout << " lost=" << count.lost << " duplicated=" << count.duplicated
              << " half_batches=" << count.halves << " stuck=" << count.stuck
              << " finished=" << count.finished << " counted_otherwise=" << count.counted_otherwise
              << " spilled=" << disk.temporary_files << '\n';
    for (const auto& [what, times] : count.damage) std::cout << "  " << what << ": " << times << '\n';
    const auto wrong = count.lost + count.duplicated + count.halves + count.damaged() + count.stuck +
                       count.counted_otherwise;
    const bool held = wrong == 0 && disk.temporary_files == 0 && count.finished > 0;
    return held == call->broken.empty() ? 0 : 1;
}
