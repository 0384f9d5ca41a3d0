#pragma once

#include "sync/gate/published_cell.h"

#include <cstdint>
#include <optional>

// What may be said in words about one published row of faces, from its published cells alone.
namespace pledge::report {

enum class Verdict { hidden, yes, no, middle, mixed };

// yes, no, middle: surely more than half, whatever the counts behind the cells are. Columns stand as in
// names_of(Columns): the sad ones first, the middle one second, the happy ones after it.
Verdict verdict_of(const std::optional<gate::Row>& row);

// A share in percent, to the nearest five; absent where rule 6 of the gate forbids percentages.
std::optional<std::uint32_t> percent_of(const gate::Row& row, std::size_t column);

}  // namespace pledge::report
