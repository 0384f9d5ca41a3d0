#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pledge::http {

// What a request asks for, taken apart: "/v1/waves/a%20b?x=1" → path, segments {"v1", "waves", "a b"}, query.
struct Target {
    std::string path;
    std::vector<std::string> segments;
    std::map<std::string, std::string> query;
};

// RFC 3986 origin-form, RFC 1866 form encoding in the query. Strict: a bad escape, a NUL, a dot segment, a
// name that comes twice, or more than 32 segments or names yields nothing.
std::optional<Target> read_target(std::string_view text);

// The body of a form, application/x-www-form-urlencoded: as strict as a query.
std::optional<std::map<std::string, std::string>> read_form(std::string_view body);

// Decodes %XX, and + as a space where asked.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);

}  // namespace pledge::http
