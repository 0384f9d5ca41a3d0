#pragma once

#include "sync/gate/gate.h"

// What a room is shown of its own vote. Unlike readers of a release, the room knows how many voted, so the
// gate plays a reader who knows the sum of the row. docs/gate.md, rule 8. Pure; any thread.
namespace pledge::gate {

enum class LiveWord { most, some, few };

struct Revealed {
    enum class As { nothing, words, bands };
    As as = As::nothing;
    std::vector<LiveWord> words;  // As::words: a column each
    Row cells;                    // As::bands: a column each
    bool operator==(const Revealed&) const = default;
};

// Fewer than 5 votes: nothing. Fewer than two columns of five or more, so always below 10, or bands that
// would leave a reader who knows how many voted with fewer than four values for a "<5" or three for any other
// column: words, if these leave everybody's column at least three values too, else nothing. Otherwise the
// bands of rule 1. Most: more than half. Few: at most four, perhaps none. Some: between. Takes milliseconds.
// Code::bad_input: no columns, too many (kMostColumns), or a count past kMostCount.
Result<Revealed> reveal(const CountRow& votes);

}  // namespace pledge::gate
