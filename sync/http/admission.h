#pragma once

#include "sync/http/router.h"
#include "sync/http/target.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pledge::http {

// The head of a request, before any of its body was read.
struct Head {
    std::string_view method, target;
    bool hosted = false;  // names exactly one host, or is HTTP/1.0
    bool has_body = false;
    std::uint64_t length = 0;   // of the body; 0 when chunked
    bool oddly_framed = false;  // as is_oddly_framed() says
};

// What to do with it: read the body and call the route, or refuse. Pure.
struct Admission {
    Target target;
    Router::Match match;
    std::optional<Response> refused;
    bool may_stay = false;  // after a refusal the connection can be used again
};
Admission admit(const Router& router, const Head& head);

// Whether somebody sits before a browser: an Accept that names text/html and does not refuse it.
bool wants_page(std::string_view accept);

Response refuse_malformed();
Response refuse_slow();
Response refuse_large();
Response refuse_long_head();
Response refuse_busy();
Response refuse_late();

}  // namespace pledge::http
