#pragma once

#include "sync/core/result.h"
#include "sync/gate/gate.h"

#include <iosfwd>
#include <string>
#include <string_view>

// `pledge-results gate`: the gate for auditors and tests, one table a line. docs/gate.md describes both
// lines.
namespace pledge::results {

constexpr std::size_t kLongestLine = 4096;

// {"columns":3,"groups":[[c,c,c],…],"declined":[c,c,c]}, declined optional, in any order, with any JSON white
// space. Strict: no other field, no field twice, nothing but plain whole numbers. Overwrites all of `counts`,
// and takes it from outside because a million lines should not allocate a million tables.
Status read_table_line(std::string_view line, gate::Counts& counts);

// {"council":["<5",10,…]|null,"groups":[[…]|null,…]|null}, appended without a line break. "groups" is null
// whenever no group is shown, whatever the cause.
void write_published_line(const gate::Published& published, std::string& out);

// Until the input ends, or a line is wrong: then everything before it has been written, and the error
// (Code::bad_input) names its number, counted from 1. Code::failed: the output can't be written.
Status run_gate(std::istream& in, std::ostream& out);

}  // namespace pledge::results
