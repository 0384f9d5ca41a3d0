// What a stranger sends before a handler sees anything: the head of a request as Beast reads it, and whether
// it is admitted.
#include "sync/http/admission.h"
#include "sync/http/beast_fields.h"
#include "sync/http/server.h"
#include "tests/fuzz/fuzz.h"

#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

using namespace pledge::http;
namespace beast_http = boost::beast::http;

namespace {

Router make_router() {
    Router out;
    const auto handler = [](const Request&, const Responder& answer) { answer({}); };
    out.add("GET", "/v1/manifest", handler);
    out.add("GET", "/v1/packs/{id}/{version}", handler);
    out.add("POST", "/v1/batches", handler, 20'000);
    return out;
}

}  // namespace

FUZZ(input) {
    static const Router router = make_router();
    beast_http::request_parser<beast_http::string_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(ServerOptions{}.most_header));
    parser.body_limit(boost::none);
    parser.eager(false);
    boost::system::error_code failed;
    parser.put(boost::asio::buffer(input.data(), input.size()), failed);
    if (failed || !parser.is_header_done()) return;
    // as sync/http/server.cpp asks
    const auto& head = parser.get();
    const std::string method(head.method_string().data(), head.method_string().size());
    const auto length = parser.content_length().value_or(0);
    const auto fields = lines_of(head);
    const bool odd = is_oddly_framed(head.version(), fields);
    const auto lengths = head.count(beast_http::field::content_length);
    const auto codings = head.count(beast_http::field::transfer_encoding);
    // what is not odd has one end, and Beast sees the same one
    if (!odd) must(lengths + codings <= 1 && parser.chunked() == (codings == 1));
    if (!odd && lengths == 1) must(parser.content_length().has_value());
    // the order of its lines makes nothing odd
    must(is_oddly_framed(head.version(), std::vector<Field>(fields.rbegin(), fields.rend())) == odd);
    const auto admission = admit(router, {method,
                                          {head.target().data(), head.target().size()},
                                          head.version() < 11 || head.count(beast_http::field::host) == 1,
                                          parser.chunked() || length > 0,
                                          length,
                                          odd});
    must(admission.refused.has_value() !=
         (!odd && admission.match.route && length <= admission.match.route->most_body));
    if (admission.refused) {
        must(admission.refused->status >= 400 && !admission.refused->body.empty());
        for (const auto& [name, value] : wire_headers(*admission.refused))
            must(value.find_first_of("\r\n") == std::string::npos);
        return;
    }
    must(admission.match.route->method == (method == "HEAD" ? "GET" : method));
    for (const auto& [name, value] : admission.match.params) must(!name.empty() && !value.empty());
}
