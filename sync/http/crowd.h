#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace pledge::http {

// Who is connected. Beyond the cap, whoever has kept a place longest without a whole request makes room, so
// that idle or slow clients in any number keep nobody out; a client whose request is being answered stays.
// Any thread.
class Crowd {
  public:
    class Member {
      public:
        virtual ~Member() = default;
        // All from any thread; the member ends in its own time.
        virtual void make_room() = 0;  // unless its request is whole
        virtual void wind_down() = 0;  // now if idle, otherwise after its answer
        virtual void cut() = 0;

      private:
        friend Crowd;
        std::atomic<std::uint64_t> ticket_{0};  // since when it keeps a place for nothing; 0: it is at work
    };

    explicit Crowd(std::size_t most) : most_(most) {}

    enum class Place { taken, busy, none };  // busy: tell it so; none: not even that, beyond twice the cap
    Place enter(const std::shared_ptr<Member>& member);
    void forget(Member* member);  // in its destructor
    void waits(Member& member) { member.ticket_ = ++tickets_; }
    static void works(Member& member) { member.ticket_ = 0; }

    void each(void (Member::*act)());
    void wait_until_empty(std::chrono::milliseconds limit);

  private:
    std::shared_ptr<Member> longest_waiting() const;

    const std::size_t most_;
    std::atomic<std::uint64_t> tickets_{0};
    std::mutex mutex_;  // guards members_
    std::condition_variable none_left_;
    std::unordered_map<Member*, std::weak_ptr<Member>> members_;
};

}  // namespace pledge::http
