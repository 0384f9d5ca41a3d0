#pragma once

#include "sync/council/accounts/markup.h"
#include "sync/gate/published_cell.h"

#include <optional>
#include <string>
#include <vector>

// Bars of published cells as inline SVG: pure functions, no script, no style. Lengths are shares of the width
// and letters keep their size, so that a chart reads at 320 pixels as on paper. Always beside a table that
// says the same.
namespace pledge::council {

// One bar, worst answers first. No row: the bar is the sentence that hides it.
struct Bar {
    std::string label{};  // stands over the bar, so a few words; empty: none
    std::optional<gate::Row> row{};
};

struct Chart {
    std::string id{};                    // on its page no other has it
    std::string title{};                 // for who can't see it, as is all that is said of each bar
    std::vector<std::string> columns{};  // in words
    std::vector<Bar> bars{};
    std::uint64_t full = 0;  // what the longest bar of the page stands for: see full_of()
};

Markup stacked_bars(const Chart& chart);
// The patterns that bars and swatches of a page are painted with; once, before the first of them.
Markup chart_patterns(std::size_t columns);
// A small square as the column is painted, for the table beside.
Markup swatch(std::size_t column, std::size_t columns);
// The greatest "about" of these bars, at least one.
std::uint64_t full_of(const std::vector<Bar>& bars);

}  // namespace pledge::council
