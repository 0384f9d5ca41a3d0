// Lets the nth call of every kind fail under everything that the council does with its database, for each n
// that there is (in steps, where there are many): no room, failing reads, writes and syncs, no memory. It
// says so in a sentence or succeeds, nothing that was answered 200 is lost, a wave is never half closed, and
// the next try works once the trouble is gone: in the same program, and after a power cut instead.
//
//   fail_council              prints what it counted
//   fail_council --long       each event of each kind; a call that fails once and one that fails from then on
//                             at every n, not in turns; every fifth of the thousands of allocations

#include "tests/faults/apart.h"
#include "tests/faults/council_world.h"
#include "tests/faults/troubles.h"
#include "tests/support/failing_memory.h"
#include "tests/support/power_cut.h"

#include <iostream>
#include <utility>

using namespace pledge;
using namespace pledge::testing;
using Is = CouncilWorld::Is;
using What = CouncilWorld::What;

namespace {

class Bench {
  public:
    explicit Bench(bool every) : every_(every) {
        for (const auto& event : world_.events()) {
            before_.push_back(disk_.image());
            const auto storage = std::move(world_.open().value());
            if (const auto done = world_.act(*storage, event); !done)
                throw std::runtime_error(done.error().say);
            if (event.publishes) world_.expect_release(world_.release(), world_.cells());
        }
    }

    void run() {
        std::map<What, int> times;
        for (std::size_t i = 0; i < world_.events().size(); ++i) {
            const auto what = world_.events()[i].what;
            // one upload, and one mover that has something to move, will do
            const int turn = ++times[what];
            if (!every_ && ((what == What::upload && turn != 1) || (what == What::house && turn != 2)))
                continue;
            ++operations;
            bool even = false;
            for (const auto& trouble : all_troubles(disk_)) {
                const bool may_end = trouble.name == "cpp_memory";
                const int costs = what == What::close ? 3 : 1;  // it opens every envelope
                const int stride = trouble.of_disk ? (every_ ? 1 : 2 * costs) : (every_ ? 5 : 37 * costs);
                // each kind comes twice: failing once, and failing from there on; they take turns
                int nth = std::exchange(even, !even) ? 1 + stride / 2 : 1;
                while (may_end ? once_apart(i, trouble, nth) : once(i, trouble, nth)) nth += stride;
            }
        }
    }
    Outcome outcome;
    std::size_t operations = 0;

  private:
    // False when the trouble found nothing to strike any more.
    bool once(std::size_t event, const Trouble& trouble, int nth) {
        disk_.load(before_[event]);
        std::unique_ptr<council::Storage> storage;
        // a server has long been running when something comes in; an officer's command begins with opening
        if (world_.events()[event].what == What::upload) storage = std::move(world_.open().value());
        const auto ran = run_in(trouble, nth, [&] { return open_and_act(storage, event, false); });
        const bool ok = ran.status.ok() && !ran.thrown;
        if (!trouble.struck()) {
            outcome.stuck += !ok;
            return false;
        }
        ++outcome.struck[trouble.name];
        outcome.thrown += ran.thrown;
        outcome.done_anyway += ok;
        outcome.refused += !ran.status.ok();
        if (!ran.status.ok() && !is_sentence(ran.status.error(), trouble.name == "write_enospc"))
            tell(ran.status.error().say, event, trouble, nth), ++outcome.unsaid;
        const auto steps = disk_.steps();
        if (!ok && !open_and_act(storage, event)) tell("stuck", event, trouble, nth), ++outcome.stuck;
        storage.reset();
        judge(event, Is::done, trouble, nth);
        if (!trouble.of_disk) return true;
        PowerCut power(before_[event], dice_);
        for (const auto& step : steps) power.pass(step);
        disk_.load(power.reordered(128));
        judge(event, ok ? Is::done : Is::perhaps, trouble, nth);
        if (!open_and_act(storage, event)) tell("stuck after a cut", event, trouble, nth), ++outcome.stuck;
        return true;
    }

    // The same in a process of its own, which may end: the JSON library's destructors need memory.
    bool once_apart(std::size_t event, const Trouble& trouble, int nth) {
        enum : int { kSpared, kDone, kRefused, kThrown, kStuck };
        disk_.load(before_[event]);
        const auto left = run_apart(disk_, [&]() -> int {
            std::unique_ptr<council::Storage> storage;
            const auto ran = run_in(trouble, nth, [&] { return open_and_act(storage, event, false); });
            if (!trouble.struck()) return ran.status.ok() ? kSpared : kStuck;
            if (ran.status.ok() && !ran.thrown) return kDone;
            if (!open_and_act(storage, event)) return kStuck;
            return ran.thrown ? kThrown : kRefused;
        });
        if (!left.ended && left.said == kSpared) return false;
        ++outcome.struck[trouble.name];
        outcome.ended += left.ended;
        outcome.thrown += left.said == kThrown;
        outcome.refused += left.said == kRefused;
        outcome.done_anyway += left.said == kDone;
        if (left.said == kStuck) tell("stuck", event, trouble, nth), ++outcome.stuck;
        disk_.load(left.image);
        judge(event, left.ended ? Is::perhaps : Is::done, trouble, nth);
        std::unique_ptr<council::Storage> storage;
        if (!open_and_act(storage, event)) tell("stuck after its end", event, trouble, nth), ++outcome.stuck;
        storage.reset();
        judge(event, Is::done, trouble, nth);
        return true;
    }

    Status open_and_act(std::unique_ptr<council::Storage>& storage, std::size_t event, bool again = true) {
        if (!storage) {
            auto opened = world_.open();
            if (!opened) return opened.error();
            storage = std::move(*opened);
        }
        return world_.act(*storage, world_.events()[event], again);
    }

    void judge(std::size_t event, Is last, const Trouble& trouble, int nth) {
        std::vector<Is> is(world_.events().size(), Is::undone);
        std::fill_n(is.begin(), event, Is::done);
        is[event] = last;
        const auto look = world_.look(is);
        outcome.lost += look.lost;
        outcome.duplicated += look.duplicated;
        auto damage = look.damage;
        if (damage.empty() && look.halves > 0) damage = "half-batch";
        if (!damage.empty()) ++outcome.damage[damage], tell(damage, event, trouble, nth);
        if (look.lost + look.duplicated > 0) tell("lost or duplicated", event, trouble, nth);
    }

    static void tell(const std::string& what, std::size_t event, const Trouble& trouble, int nth) {
        std::cerr << what << ": event " << event << ", " << trouble.name << ' ' << nth << '\n';
    }

    bool every_;
    SimDisk disk_{true};
    CouncilWorld world_{disk_};
    SeededRandom dice_{5};
    std::vector<SimDisk::Image> before_;  // each event
};

}  // namespace

int main(int argc, char** argv) {
    const std::string word = argc == 2 ? argv[1] : "";
    if (argc > 2 || (argc == 2 && word != "--long")) {
        std::cerr << "usage: fail_council [--long]\n";
        return 2;
    }
    wrap_sqlite_memory();
    Bench bench(word == "--long");
    bench.run();
    bench.outcome.print(std::cout, bench.operations);
    return bench.outcome.held() ? 0 : 1;
}
