#include "sync/seal/hidden_input.h"

namespace pledge::seal {

HiddenInput::HiddenInput(int fd) : fd_(fd) {
    if (tcgetattr(fd_, &before_) != 0) return;
    auto hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = tcsetattr(fd_, TCSAFLUSH, &hidden) == 0;
}

HiddenInput::~HiddenInput() {
    if (changed_) tcsetattr(fd_, TCSAFLUSH, &before_);
}

}  // namespace pledge::seal
