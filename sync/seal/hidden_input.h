#pragma once

#include <termios.h>

namespace pledge::seal {

// While it lives, what is typed at this terminal is not shown. Does nothing where there is no terminal.
class HiddenInput {
  public:
    explicit HiddenInput(int fd);
    ~HiddenInput();
    HiddenInput(const HiddenInput&) = delete;
    HiddenInput& operator=(const HiddenInput&) = delete;

  private:
    int fd_;
    bool changed_ = false;
    termios before_{};
};

}  // namespace pledge::seal
