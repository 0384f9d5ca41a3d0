#pragma once

#include "sync/core/result.h"

#include <string>

namespace pledge::device {

// Held during one exchange, so that `once` and a running service take turns. Waits for the other one.
// Released when it goes, also when the process dies.
class ExchangeLock {
  public:
    static Result<ExchangeLock> take(const std::string& folder);
    ~ExchangeLock();
    ExchangeLock(ExchangeLock&& other) noexcept;
    ExchangeLock& operator=(ExchangeLock&&) = delete;

  private:
    explicit ExchangeLock(int fd) : fd_(fd) {}
    int fd_;
};

}  // namespace pledge::device
