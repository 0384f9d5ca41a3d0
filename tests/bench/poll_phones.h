#pragma once

#include "sync/core/file_descriptor.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

// A room full of phones on one thread, for measuring: epoll and as much HTTP as it takes.
namespace pledge::bench {

using Time = std::chrono::steady_clock::time_point;
inline Time now() {
    return std::chrono::steady_clock::now();
}
[[noreturn]] void fail(const std::string& why);

// What to wait for, and what to do then. A read file is called with what came; empty: it was closed.
class Loop {
  public:
    Loop();
    using Got = std::function<void(std::string_view)>;
    void watch(int fd, Got got);
    void forget(int fd);
    // Handles what comes until `done`, or until the limit has passed.
    void until(const std::function<bool()>& done, std::chrono::milliseconds limit);
    void once(int milliseconds);

  private:
    FileDescriptor epoll_;
    std::vector<Got> got_;  // by file
};

int connect_to(std::uint16_t port);
void write_to(int fd, std::string_view bytes);

// Loads the pages, joins with the code, listens; then votes when it is told to.
class Phone {
  public:
    Phone(Loop& loop, std::uint16_t port, const std::vector<std::string>& pages, std::string code);
    Phone(const Phone&) = delete;
    Phone& operator=(const Phone&) = delete;

    void begin();
    bool listens() const { return !stage.empty(); }
    void vote(std::uint32_t question, const std::string& sealed);

    Time began, first_state, heard;  // `heard`: of the last change of stage
    std::string stage;
    std::uint32_t votes_taken = 0;
    bool may_go = false;  // the session ends: being hung up on is no failure

  private:
    void got_answer(std::string_view bytes);
    void whole_answer(int status, const std::string& body);
    void got_event(std::string_view bytes);
    void ask_next();
    void listen();

    Loop& loop_;
    const std::uint16_t port_;
    const std::vector<std::string>& pages_;
    const std::string code_;
    FileDescriptor asks_, hears_;
    std::size_t next_ = 0;
    std::string answer_, events_, token_;
};

}  // namespace pledge::bench
