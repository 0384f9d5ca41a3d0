#pragma once

#include "sync/core/commitment.h"
#include "sync/core/pack.h"
#include "sync/results/sheet.h"

#include <span>
#include <string>
#include <vector>

// Commitments as a table for a spreadsheet, and back: docs/formats/commitments.md. What is written comes back
// the same, and no cell of it is a formula (OWASP, CSV injection): a cell that would begin like one has an
// apostrophe before it, which is taken off again.
namespace pledge::council {

constexpr std::size_t kMostCommitments = 300;  // of a set

std::vector<std::string> commitment_titles();
std::vector<std::string> commitment_cells(const Commitment& commitment);  // in the order of the titles
std::string write_commitments_csv(std::span<const Commitment> commitments);
// Without a trace on a disk. `title`: the set's, for its properties.
Result<std::string> write_commitments_xlsx(std::span<const Commitment> commitments, const std::string& title);

// The first row names the columns, in any order. Where the id is missing it is left empty. Code::bad_input:
// one sentence with line, column and what to do, about the first cell that is wrong; then nothing is read.
Result<std::vector<Commitment>> read_commitments(const results::ForeignSheet& sheet, const Pack& pack);

// What a spreadsheet makes of a month: 2026-12, 2026-12-01, December 2026, Dec-26, or the number of a day
// since 1899-12-30. Empty or "from now on": none.
std::optional<std::optional<Month>> due_month(std::string_view text);

}  // namespace pledge::council
