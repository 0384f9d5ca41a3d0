#include "kiosk/worker.h"

#include <atomic>
#include <condition_variable>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace std::chrono_literals;

namespace {

// A store that tells what it was given, and does as it is told.
class Store final : public kiosk::AnswerStore {
  public:
    Status put(Answer answer, const Bytes<32>&) override {
        const std::lock_guard lock(mutex);
        put_ids.push_back(answer.id[0]);
        return next;
    }
    Status put(SessionTotals, const Bytes<32>&) override { return next; }
    Status put(Decision, const Bytes<32>&) override { return next; }
    bool room() override { return free; }

    std::mutex mutex;
    std::vector<std::uint8_t> put_ids;
    Status next;
    std::atomic<bool> free{true};
};

// What the main thread does: sleeps until woken, and takes.
class Main {
  public:
    std::function<void()> wake() {
        return [this] {
            const std::lock_guard lock(mutex_);
            woken_ = true;
            changed_.notify_one();
        };
    }
    // The next report of this kind; nothing if none comes.
    template <class Action>
    std::optional<Action> next(kiosk::Worker& worker) {
        for (const auto until = std::chrono::steady_clock::now() + 20s;
             std::chrono::steady_clock::now() < until;) {
            for (auto& report : worker.take())
                if (const auto* action = std::get_if<Action>(&report)) return *action;
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, 20s, [&] { return std::exchange(woken_, false); });
        }
        return std::nullopt;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
};

flow::effect::Store job(std::uint8_t number) {
    Answer answer;
    answer.id[0] = number;
    return {number, answer, {}};
}

std::vector<flow::Action> nothing_new() {
    return {};
}

}  // namespace

TEST_CASE("what was accepted is stored before the worker ends") {
    Store store;
    {
        kiosk::Worker worker(store, nothing_new, 1h, [] {});
        for (std::uint8_t i = 1; i <= 50; ++i) worker.store(job(i));
    }
    CHECK(store.put_ids.size() == 50);
    CHECK(std::is_sorted(store.put_ids.begin(), store.put_ids.end()));
}

TEST_CASE("each answer is reported with its own ticket, and with what became of it") {
    Store store;
    Main main;
    store.next = Error{Code::failed, "The disk does not answer."};
    kiosk::Worker worker(store, nothing_new, 1h, main.wake());
    worker.store(job(7));
    const auto stored = main.next<flow::action::Stored>(worker);
    REQUIRE(stored);
    CHECK(stored->ticket == 7);
    CHECK(stored->status.error().code == Code::failed);
}

TEST_CASE("room that comes and goes is told once each time") {
    Store store;
    Main main;
    kiosk::Worker worker(store, nothing_new, 1ms, main.wake());
    for (const bool free : {false, true, false}) {
        store.free = free;
        const auto room = main.next<flow::action::Room>(worker);
        REQUIRE(room);
        CHECK(room->free == free);
    }
}

// A disk with a quota reported room and took nothing: the kiosk said "full" until it was started again.
TEST_CASE("after an answer that found no room, room is told again") {
    Store store;
    Main main;
    store.next = Error{Code::full, "There is no room left."};
    kiosk::Worker worker(store, nothing_new, 1ms, main.wake());
    worker.store(job(1));
    const auto room = main.next<flow::action::Room>(worker);
    REQUIRE(room);
    CHECK(room->free);
}

TEST_CASE("a number for staff is looked at by the worker, and its own ticket comes back") {
    Store store;
    Main main;
    std::thread::id looked_at_by;
    kiosk::Worker worker(store, nothing_new, 1h, main.wake(),
                         [&](const std::string& hash, const std::string& digits) {
                             looked_at_by = std::this_thread::get_id();
                             return hash == "hash of " + digits;
                         });
    for (const auto& [digits, right] : {std::pair("2580", true), std::pair("0852", false)}) {
        worker.check({7, "hash of 2580", digits});
        const auto checked = main.next<flow::action::PinChecked>(worker);
        REQUIRE(checked);
        CHECK(checked->ticket == 7);
        CHECK(checked->right == right);
        CHECK(looked_at_by != std::this_thread::get_id());
    }
}

TEST_CASE("without a way to look at it no number is right") {
    Store store;
    Main main;
    kiosk::Worker worker(store, nothing_new, 1h, main.wake());
    worker.check({1, "", ""});
    const auto checked = main.next<flow::action::PinChecked>(worker);
    REQUIRE(checked);
    CHECK_FALSE(checked->right);
}
