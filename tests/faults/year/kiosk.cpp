#include "tests/faults/year/kiosk.h"

#include "sync/device/enrol.h"

#include <utility>

namespace pledge::year {

Result<HttpReply> Wire::send(const HttpRequest& request) {
    const auto& [day, minute, step] = town_.world;
    auto& counts = town_.ledger.counts;
    const Error away{Code::unavailable, "The server did not answer; check the connection."};
    if (town_.plan.cut_off(kiosk_, day)) return away;
    if (request.method == "GET") {
        // all of one step or none: a clock must not change what is known of the stop
        if (town_.plan.loses_reads(kiosk_, day, step)) return away;
        return town_.council.answer(request);
    }
    ++counts.uploads;
    const auto batch = request.headers.find("Pledge-Batch");
    if (batch != request.headers.end()) counts.retries += !sent_.insert(batch->second).second;
    switch (town_.plan.fault(kiosk_, day, step, nth_++)) {
        case Fault::none:
            return heard(deliver(request));
        case Fault::lost:
            return away;
        case Fault::reply_lost:
            deliver(request);
            ++counts.replies_lost;
            return away;
        case Fault::twice:
            ++counts.twice;
            deliver(request);
            return heard(deliver(request));
        case Fault::delayed:
            ++counts.delayed;
            late_.emplace_back(day + town_.plan.delay(kiosk_, day), request);
            return away;
        case Fault::cut_before:
            ++counts.power_cuts;
            throw PowerCut();
        case Fault::cut_after:
            deliver(request);
            ++counts.replies_lost;
            ++counts.power_cuts;
            throw PowerCut();
    }
    return away;
}

HttpReply Wire::heard(HttpReply reply) {
    if (reply.status == 200) heard_on_ = town_.world.day;
    return reply;
}

HttpReply Wire::deliver(const HttpRequest& request) {
    auto reply = town_.council.answer(request);
    if (reply.status == 200)
        town_.ledger.accepted(from_hex<16>(request.headers.at("Pledge-Device")).value(),
                              from_hex<16>(request.headers.at("Pledge-Batch")).value(), request.body,
                              town_.council.clock.today());
    return reply;
}

void Wire::deliver_late() {
    for (const auto& [day, request] : late_)
        if (day == town_.world.day) deliver(request);
    std::erase_if(late_, [&](const auto& late) { return late.first <= town_.world.day; });
}

// What a restart makes anew.
struct Kiosk::Running {
    Running(const shelf::Shelf& shelf, Wire& wire, Random& random, const Clock& clock)
        : exchange(shelf, wire, random, clock),
          agent({[this] { return exchange.today(); }, [this] { return exchange.poll(); },
                 [this] { return exchange.refresh(); }, [this] { return exchange.last_sent(); }},
                {[](const device::Outcome&, bool) {}, [](const Error& error) { give_up(error.say); }}, random,
                clock) {}
    device::Exchange exchange;
    device::Agent agent;
};

Kiosk::Kiosk(const Town& town, int number, std::string folder, bool jumps)
    : wire(town, number),
      town_(town),
      number_(number),
      jumps_(jumps),
      shelf_(std::move(folder)),
      clock_(town.world) {}

void Kiosk::enrol() {
    const auto code = town_.council.enrol_code(Plan::is_event(number_));
    random_ = testing::SeededRandom(town_.plan.below(1U << 31, "dice", number_));
    for (int tries = 0;; ++tries) try {
            const auto done = device::enrol(shelf_, wire, "https://council", code, random_, clock_);
            if (done) return;
            if (tries > 20) give_up(done.error().say);
        } catch (const PowerCut&) {
            // typed once more; a code that was used up by then costs another
            if (tries > 20) give_up("A kiosk could not be enrolled.");
            return enrol();
        }
}

void Kiosk::step() {
    const auto& [day, minute, step] = town_.world;
    auto& counts = town_.ledger.counts;
    wire.new_step();
    // fresh for each day, so that a jump changes no dice of later days
    if (step == 0) random_ = testing::SeededRandom(town_.plan.below(1U << 31, "dice", number_, day));
    const auto error = jumps_ ? town_.plan.error(number_, day, step) : std::chrono::days(0);
    counts.jumps += std::exchange(clock_.error, error) != error;
    if (step == 0) counts.days_cut_off += town_.plan.cut_off(number_, day);
    if (town_.plan.restarts(number_, day, step)) {
        running_.reset();
        ++counts.restarts;
    }
    try {
        if (!running_) running_ = std::make_shared<Running>(shelf_, wire, random_, clock_);
        running_->agent.step();
    } catch (const PowerCut&) {
        running_.reset();
    }
}

Answer Kiosk::answer_of(int visit, const Wave& wave) const {
    const auto roll = [&](std::uint32_t bound, const char* about, int at = 0) {
        return town_.plan.below(bound, about, number_, town_.world.day, visit, at);
    };
    Answer out;
    for (int i = 0; i < 16; ++i)
        out.id[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(roll(256, "id", i));
    out.set = wave.questions.id;
    out.company = roll(3, "company") == 0 ? Company::with_someone : Company::own;
    if (!wave.breakdown.groups.empty()) out.group = static_cast<std::uint8_t>(roll(10, "group") * 4 / 10);
    for (int q = 0; q < static_cast<int>(Council::questions()); ++q) {
        const auto dice = roll(20, "say", q);
        PointAnswer point;
        if (q == 3 && dice > 2)
            point.say = Say::nothing;  // hardly anybody gets to the last
        else
            point.say = dice < 8 ? Say::face_5 : dice < 11 ? Say::face_4 : static_cast<Say>(dice % 9 + 1);
        if (is_face(point.say)) point.reasons = static_cast<std::uint8_t>(roll(1U << q, "reasons", q));
        out.points.push_back(point);
    }
    return out;
}

// As the kiosk's store does it: "thank you" is said when put() is ok.
void Kiosk::give(const Answer& answer, const Wave& wave, outbox::Outbox& outbox) {
    const auto envelope = seal::seal(encode(answer), wave.public_key);
    const auto put = outbox.put(envelope);
    if (put) return town_.ledger.thanked(number_, std::stoi(wave.id.text.substr(5)) - 1, answer, envelope);
    if (put.error().code != Code::full) give_up(put.error().say);
    ++town_.ledger.counts.turned_away;
    waiting_.push_back(answer);
}

void Kiosk::visits() {
    const auto manifest = shelf_.manifest();
    if (!manifest || manifest->asking != Asking::open) return waiting_.clear();
    const auto& wave = *manifest->wave;
    if (std::exchange(wave_, wave.id) != wave.id) waiting_.clear();
    const int visits = town_.plan.visits(number_, town_.world.day);
    if (visits == 0 && waiting_.empty()) return;
    auto outbox =
        must(outbox::Outbox::open(shelf_.outbox_path(), must(shelf_.outbox_key()), {random_, clock_}));
    for (const auto& answer : std::exchange(waiting_, {})) give(answer, wave, outbox);
    for (int visit = 0; visit < visits; ++visit) give(answer_of(visit, wave), wave, outbox);
}

bool Kiosk::holds(std::string_view head) const {
    auto db = must(store::Database::open(shelf_.outbox_path(), {}));
    return must(db.attempt([&](SQLite::Database& d) {
        SQLite::Statement select(d, "SELECT envelope FROM slot UNION ALL SELECT body FROM pending");
        while (select.executeStep()) {
            const auto column = select.getColumn(0);
            const std::string_view bytes(static_cast<const char*>(column.getBlob()),
                                         static_cast<std::size_t>(column.getBytes()));
            if (bytes.find(head) != bytes.npos) return true;
        }
        return false;
    }));
}

}  // namespace pledge::year
