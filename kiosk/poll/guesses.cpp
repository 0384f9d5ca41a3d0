#include "kiosk/poll/guesses.h"

#include <algorithm>

namespace pledge::poll {

void Guesses::refill() {
    if (left_ == kAtOnce) return;
    const auto grown = (clock_.steady() - since_) / kOneMore;
    left_ = static_cast<int>(std::min<decltype(grown)>(kAtOnce, left_ + grown));
    since_ += kOneMore * grown;
}

bool Guesses::allowed() {
    refill();
    return left_ > 0;
}

void Guesses::wrong() {
    refill();
    if (left_ == kAtOnce) since_ = clock_.steady();
    left_ = std::max(0, left_ - 1);
}

}  // namespace pledge::poll
