// Cuts the power after every step that reaches the council's disk, from the making of its database over
// uploads, the daily mover, a try to close, publishing, to the destruction of the pool, and looks with the
// real code what is left: every envelope of a batch that was answered 200, once; a wave that is published or
// not, never half. Then what was cut off is done again; from every fortieth cut the wave goes on to its end,
// and must publish the very text that it publishes without a cut.
//   cut_council                     prints what it counted; exit code 0 when all of it held
//   cut_council --long              more samples of each cut
//   cut_council --broken PRAGMA     the program with that pragma instead of its own ("synchronous=OFF"), or
//                                   "thanks": answers before the commit. Exit code 0 when it shows.

#include "tests/faults/council_world.h"
#include "tests/support/power_cut.h"

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

struct Count {
    std::size_t clean = 0, torn = 0, reordered = 0, lost = 0, duplicated = 0, halves = 0, stuck = 0;
    std::size_t finished = 0, counted_otherwise = 0;
    std::map<std::string, std::size_t> damage;
    std::size_t damaged() const {
        std::size_t all = 0;
        for (const auto& [what, times] : damage) all += times;
        return all;
    }
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
        note(world_.look(is));
        if (++looks_ % 40 == 0) finish(is);
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

Count cut(CouncilWorld& world, const Recording& recording, std::size_t stride, int samples) {
    Cutter cutter(world, recording);
    SeededRandom dice(21);
    PowerCut power({}, dice);
    for (std::size_t i = 0; i < recording.steps.size(); ++i) {
        const bool chosen = i % stride == 0;
        if (chosen)
            if (const auto torn = power.torn(recording.steps[i]))
                cutter.look_after(i, *torn), ++cutter.count.torn;
        power.pass(recording.steps[i]);
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
        std::cerr << "usage: cut_council [--long | --broken synchronous=OFF|journal_mode=OFF|…|thanks]\n";
        return 2;
    }
    SimDisk disk(true);
    CouncilWorld world(disk);
    const bool thanks = broken && args[1] == "thanks";
    if (broken && !thanks) disk.weaken(args[1]);
    const auto recording = live(world, thanks);
    const auto count = cut(world, recording, broken ? 11 : 1, is_long ? 12 : 2);
    if (broken) std::cout << "broken=" << args[1] << ' ';
    std::cout << "events=" << recording.marks.size() << " steps=" << recording.steps.size()
              << " cuts=" << count.clean + count.torn + count.reordered << " clean=" << count.clean
              << " torn=" << count.torn << " reordered=" << count.reordered << " lost=" << count.lost
              << " duplicated=" << count.duplicated << " half_batches=" << count.halves
              << " damaged=" << count.damaged() << " stuck=" << count.stuck << " finished=" << count.finished
              << " counted_otherwise=" << count.counted_otherwise << " spilled=" << disk.temporary_files
              << '\n';
    for (const auto& [what, times] : count.damage) std::cout << "  " << what << ": " << times << '\n';
    const bool held = count.lost + count.duplicated + count.halves + count.damaged() + count.stuck +
                              count.counted_otherwise ==
                          0 &&
                      disk.temporary_files == 0 && count.finished > 0;
    return held != broken ? 0 : 1;
}
