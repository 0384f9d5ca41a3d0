#pragma once

#include "sync/core/ports.h"

#include <chrono>

namespace pledge::poll {

// How many wrong codes are looked at, from everybody together: addresses are never known, so nobody can be
// told apart. Twenty at once, then one more a minute. A code has 10,000 values, so that whoever guesses
// without a break through two hours finds it with a chance of 1.4 %. Right codes cost nothing, and a minute
// after the last guess they are looked at again. docs/decisions/guessing-a-code.md. One thread at a time.
class Guesses {
  public:
    static constexpr int kAtOnce = 20;
    static constexpr std::chrono::minutes kOneMore{1};

    explicit Guesses(const Clock& clock) : clock_(clock) {}

    bool allowed();  // whether a code is looked at now
    void wrong();    // one was, and it was not the code
    void forget() { left_ = kAtOnce; }

  private:
    void refill();

    const Clock& clock_;
    int left_ = kAtOnce;
    std::chrono::milliseconds since_{0};  // when the next one began to grow
};

}  // namespace pledge::poll
