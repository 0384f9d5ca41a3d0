#pragma once

#include "sync/gate/rules.h"

#include <random>

// Tables larger than an attack on every table can reach: counts up to several hundred, and many small ones
// around the numbers that the rules look at.
namespace pledge::testing {

class Draw {
  public:
    explicit Draw(std::uint64_t seed) : dice_(seed) {}

    // A table of some shape whose largest column total passes the caps of the exhaustive attack.
    gate::rules::Table table();
    // The same, of one shape.
    gate::rules::Table table(int groups, bool declined, int columns);
    // One of that shape whose column totals are at most `most`; of three groups, two are likely to be hidden.
    gate::rules::Table small_table(int groups, bool declined, int columns, gate::rules::Number most);

  private:
    gate::rules::Number below(std::uint64_t end) { return static_cast<gate::rules::Number>(dice_() % end); }
    void row(gate::rules::NumberRow& row, int columns, int style);
    void small_row(gate::rules::NumberRow& row, int columns);

    std::mt19937_64 dice_;  // the standard says what it gives, on every machine
};

}  // namespace pledge::testing
