#pragma once

#include "sync/results/release.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace pledge::results {

// RFC 4180: UTF-8, a header, CRLF. One line for each cell; a hidden row has one line, with the sentence that
// says so.
std::string write_csv(const Release& release);

// One field, quoted where it has to be. What a spreadsheet would take for a formula gets a ' in front (OWASP,
// "CSV injection").
std::string csv_field(std::string_view text);
// Fields as one line, with its end.
std::string csv_line(std::initializer_list<std::string_view> fields);

}  // namespace pledge::results
