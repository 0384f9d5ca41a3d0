#include "sync/http/admission.h"

#include <algorithm>

namespace pledge::http {

Admission admit(const Router& router, const Head& head) {
    Admission out;
    auto target = read_target(head.target);
    if (!target || !head.hosted || head.oddly_framed) {
        out.refused = refuse_malformed();
        return out;
    }
    out.target = std::move(*target);
    out.match = router.find(head.method, out.target.segments);
    if (!out.match.route) {
        const auto& allow = out.match.allow;
        out.refused = allow.empty() ? refusal(404, "Nothing is at this address; check it for a slip.")
                                    : refusal(405, "This address takes " + allow + " alone; use that.");
        if (!allow.empty()) out.refused->headers["Allow"] = allow;
        out.may_stay = !head.has_body;
    } else if (head.length > out.match.route->most_body) {
        const auto& page = out.match.route->too_large;
        out.refused = page ? *page : refuse_large();
    }
    return out;
}

bool wants_page(std::string_view accept) {
    while (!accept.empty()) {
        const auto range = accept.substr(0, accept.find(','));
        accept.remove_prefix(std::min(accept.size(), range.size() + 1));
        std::string plain;
        for (const char c : lower_case(range))
            if (c != ' ' && c != '\t') plain += c;
        if (plain.substr(0, plain.find(';')) == "text/html")
            return plain.find(";q=0") == std::string::npos || plain.find(";q=0.") != std::string::npos;
    }
    return false;
}

Response refuse_malformed() {
    return refusal(400, "The request is malformed; mend the program that sent it.");
}
Response refuse_slow() {
    return refusal(408, "The request came too slowly; check the connection and try again.");
}
Response refuse_large() {
    return refusal(413, "The body is larger than this address takes; send less.");
}
Response refuse_long_head() {
    return refusal(431, "The request's head is too large; send fewer headers.");
}
Response refuse_busy() {
    return refusal(503, "The server is busy; try again in a few minutes.");
}
Response refuse_late() {
    return refusal(503, "The server took too long; try again later.");
}

}  // namespace pledge::http
