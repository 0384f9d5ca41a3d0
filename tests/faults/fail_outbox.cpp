// Lets the nth call of every kind fail under every operation of the outbox, for each n that there is: no
// room, failing reads, writes and syncs, no memory. The operation says so in a sentence or succeeds, nothing
// that was thanked for is lost, and the next try works once the trouble is gone: in the same program, and
// after a power cut instead. Prints what it counted.

#include "tests/faults/outbox_look.h"
#include "tests/faults/troubles.h"
#include "tests/support/failing_memory.h"
#include "tests/support/power_cut.h"

#include <iostream>

using namespace pledge;
using namespace pledge::testing;
using outbox::Outbox;

namespace {

constexpr std::size_t kSlots = 12;
constexpr int kKept = 3, kSent = 2, kNew = 100, kSpare = 200;  // answers in slots, in the batch, put now
const BatchId kBatch{1}, kOther{2};

struct Operation {
    const char* name;
    bool with_batch;  // whether one is pending before
    bool opens;       // opening is part of it
    std::function<Status(Outbox&)> work;
};

template <class T>
Status without_value(const Result<T>& result) {
    return result ? Status() : Status(result.error());
}

class Bench {
  public:
    void run() {
        for (const auto& operation : operations())
            for (const auto& trouble : all_troubles(disk_)) {
                for (int nth = 1; once(operation, trouble, nth); ++nth) {
                }
            }
    }
    std::size_t operation_count() { return operations().size(); }
    Outcome outcome;

  private:
    SimDisk::Image prepare(bool with_batch) {
        sim_.disk.load(sim_.start());
        auto box = sim_.open().value();
        const auto put = [&](int from, int count) {
            for (int n = from; n < from + count; ++n)
                if (!box.put(sim_.envelopes.answer(n))) throw std::runtime_error("no answer put");
        };
        if (with_batch) {
            put(kKept, kSent);
            if (!box.freeze(kBatch, sim_.envelopes.dummies(kSlots))) throw std::runtime_error("no batch");
        }
        put(0, kKept);
        return disk_.image();
    }

    std::vector<Operation> operations() {
        return {
            {"open", false, true, [](Outbox&) { return Status(); }},
            {"has_room", false, false, [](Outbox& box) { return without_value(box.has_room()); }},
            {"put", false, false, [this](Outbox& box) { return box.put(answer_); }},
            {"open, put", true, true, [this](Outbox& box) { return box.put(answer_); }},
            {"refresh", false, false, [this](Outbox& box) { return box.refresh(dummy_); }},
            {"freeze", false, false, [this](Outbox& box) { return box.freeze(kBatch, dummies_); }},
            {"pending", true, false, [](Outbox& box) { return without_value(box.pending()); }},
            {"rename", true, false, [](Outbox& box) { return box.rename(kBatch, kOther); }},
            {"sent", true, false, [](Outbox& box) { return box.sent(kBatch); }},
        };
    }

    Status work(const Operation& operation, std::optional<Outbox>& box) {
        if (!box) {
            auto opened = sim_.open();
            if (!opened) return opened.error();
            box.emplace(std::move(*opened));
        }
        return operation.work(*box);
    }

    // False when the trouble found nothing to strike any more.
    bool once(const Operation& operation, const Trouble& trouble, int nth) {
        const auto& start = operation.with_batch ? with_ : without_;
        disk_.load(start);
        std::optional<Outbox> box;
        if (!operation.opens) box.emplace(sim_.open().value());
        answer_ = sim_.envelopes.answer(kNew);
        const auto ran = run_in(trouble, nth, [&] { return work(operation, box); });
        const bool ok = ran.status.ok() && !ran.thrown;
        if (!trouble.struck()) {
            outcome.stuck += !ok;
            return false;
        }
        ++outcome.struck[trouble.name];
        outcome.thrown += ran.thrown;
        outcome.done_anyway += ok;
        outcome.refused += !ran.status.ok();
        const bool no_room = trouble.name == "write_enospc";
        if (!ran.status.ok() && !is_sentence(ran.status.error(), no_room))
            tell(ran.status.error().say.c_str(), operation, trouble, nth), ++outcome.unsaid;
        const bool puts = operation.name == std::string("put") || operation.name == std::string("open, put");
        const auto steps = disk_.steps();

        answer_ = sim_.envelopes.answer(kNew);  // the kiosk seals it again
        if (!ok) {
            const auto again = work(operation, box);
            // what had reached the disk in spite of the error has nothing left to do
            const bool had_been_done =
                again.ok() || again.error().code == Code::conflict || again.error().code == Code::not_found;
            if (!had_been_done || (puts && !again)) tell("stuck", operation, trouble, nth), ++outcome.stuck;
        }
        box.reset();
        judge(operation, trouble, nth, puts);
        if (trouble.of_disk) {
            PowerCut power(start, dice_);
            for (const auto& step : steps) power.pass(step);
            disk_.load(power.reordered(128));
            judge(operation, trouble, nth, puts && ok);
        }
        return true;
    }

    void tell(const char* what, const Operation& operation, const Trouble& trouble, int nth) {
        std::cerr << what << ": " << operation.name << ", " << trouble.name << ' ' << nth << '\n';
    }

    void judge(const Operation& operation, const Trouble& trouble, int nth, bool thanked) {
        const auto seen = sim_.look();
        if (!seen.damage.empty())
            tell(seen.damage.c_str(), operation, trouble, nth), ++outcome.damage[seen.damage];
        const auto times = [&](int number) {
            const auto at = seen.times.find(number);
            return at == seen.times.end() ? 0 : at->second;
        };
        // the batch was confirmed: the server has its answers
        const bool arrived = operation.name == std::string("sent") && !seen.pending;
        const int last = operation.with_batch && !arrived ? kKept + kSent : kKept;
        std::size_t lost = 0, duplicated = times(kNew) > 1;
        for (int n = 0; n < last; ++n) lost += times(n) == 0, duplicated += times(n) > 1;
        lost += thanked && times(kNew) == 0;
        if (lost + duplicated > 0) tell(lost ? "lost" : "duplicated", operation, trouble, nth);
        outcome.lost += lost;
        outcome.duplicated += duplicated;
        auto box = sim_.open();
        if (!box || !box->put(spare_) || !box->refresh(dummy_))
            tell("stuck after", operation, trouble, nth), ++outcome.stuck;
    }

    SimDisk disk_;
    SimOutbox sim_{disk_, kSlots};
    SeededRandom dice_{4};
    seal::Envelope answer_{}, dummy_ = sim_.envelopes.dummy(), spare_ = sim_.envelopes.answer(kSpare);
    std::vector<seal::Envelope> dummies_ = sim_.envelopes.dummies(kSlots);
    const SimDisk::Image without_ = prepare(false), with_ = prepare(true);
};

}  // namespace

int main() {
    wrap_sqlite_memory();
    Bench bench;
    bench.run();
    bench.outcome.print(std::cout, bench.operation_count());
    return bench.outcome.held() ? 0 : 1;
}
