#pragma once

#include "sync/core/result.h"
#include "sync/gate/rules.h"

#include <string>

// Inside this room only: what a table may look like at all.
namespace pledge::gate {

Status check_columns(std::size_t columns);
Status check_groups(std::size_t groups);
// `whose` opens the sentence: "Group 2".
Status check_row(const CountRow& row, std::size_t columns, const std::string& whose);
Status check_count(std::uint32_t count, const std::string& whose);

}  // namespace pledge::gate
