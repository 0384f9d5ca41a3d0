#pragma once

#include "sync/results/release.h"

#include <string>
#include <string_view>
#include <vector>

// What may be said between two published waves, promise by promise. Made from published cells alone, in the
// gate's own words (gate::trend). Pure functions, any thread.
namespace pledge::results {

enum class Change { better, worse, no_clear_change, not_enough, other_words, not_asked_before };
std::string_view words_of(Change change);  // "no clear change"

// The same council, promise set and columns, and the first was asked earlier. Others are never compared: a
// row of three columns says nothing beside one of four.
bool comparable(const Release& before, const Release& after);

struct PointChange {
    PointId point;
    Change change = Change::not_enough;
    bool operator==(const PointChange&) const = default;
};
// One for each promise of the later wave, in its order. A question whose words changed in between is another
// question. Code::bad_input: not comparable().
Result<std::vector<PointChange>> changes(const Release& before, const Release& after);

// Each wave with the one before it that it can be compared with. The places are those in `releases`; in the
// order in which the later waves were asked.
struct Step {
    std::size_t before = 0, after = 0;
};
std::vector<Step> steps_of(const std::vector<Release>& releases);

// CSV as write_csv() writes it, one line for each promise of each step:
// set,before,after,number,point,promise,about_before,about_after,change.
std::string write_trend_csv(const std::vector<Release>& releases);
// The same for a person at a terminal; a sentence where there is nothing to compare.
std::string trend_text(const std::vector<Release>& releases);

}  // namespace pledge::results
