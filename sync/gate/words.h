#pragma once

#include "sync/gate/published_cell.h"

// Rule 6: what may be said about a published row. All of it is worked out from published cells, so it tells
// nothing new.
namespace pledge::gate {

// "About N answers": the sum of the published cells. "<5" adds nothing.
std::uint64_t about(const Row& row);

// Percentages and means: never beside a "<5", never on a base under 100.
bool percentages_allowed(const Row& row);

enum class Trend { no_clear_change, better, worse };

// Between two waves with the same columns, worst face first. A share is known no better than its cells are;
// "better" needs the share of the best column to be surely higher, or that of the worst surely lower, and
// neither the other way round. Rows of different length, or empty ones, can't be compared: no_clear_change.
Trend trend(const Row& before, const Row& after);

}  // namespace pledge::gate
