#pragma once

#include <span>
#include <string_view>

namespace pledge::http {

// One line of a head, as it came: the name in the spelling of its sender.
struct Field {
    std::string_view name, value;
};

// Whether another server could see another end of the body than we do (request smuggling; RFC 9112, 6.1 and
// 6.3): a Transfer-Encoding that is not "chunked" alone, or before HTTP/1.1, or beside a Content-Length; a
// second length, or one that is more than digits; either name spelled so that some read it and some don't.
// version: 10 or 11. Pure.
bool is_oddly_framed(unsigned version, std::span<const Field> fields);

}  // namespace pledge::http
