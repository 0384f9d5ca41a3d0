#pragma once

#include "sync/core/bytes.h"

#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

namespace pledge::council {

// What was made for one session and is handed to it once: recovery sheets. In memory alone, never on a disk;
// wiped when it was taken, when its ten minutes have passed, or when the program ends. (What HTTP makes of it
// on its way out is not ours to wipe.) Any thread.
class Handout {
  public:
    using Time = std::chrono::milliseconds;  // Clock::steady()
    static constexpr std::chrono::minutes kKept{10};
    static constexpr std::size_t kMost = 64;  // the oldest goes when there are more

    Handout() = default;
    ~Handout();
    Handout(const Handout&) = delete;
    Handout& operator=(const Handout&) = delete;

    // `session`: the hash of its token.
    void put(const Bytes<32>& session, const std::string& name, std::string bytes, Time now);
    bool has(const Bytes<32>& session, const std::string& name, Time now);
    std::optional<std::string> take(const Bytes<32>& session, const std::string& name, Time now);

  private:
    struct Item {
        Bytes<32> session{};
        std::string name, bytes;
        Time until{};
    };
    using Items = std::deque<Item>;
    Items::iterator find(const Bytes<32>& session, const std::string& name);
    Items::iterator drop(Items::iterator at);
    void forget(Time now);

    std::mutex mutex_;  // guards all below
    Items items_;
};

}  // namespace pledge::council
