#include "sync/http/message.h"

#include <atomic>

#include <nlohmann/json.hpp>

namespace pledge::http {
namespace {

std::string_view lookup(const std::map<std::string, std::string>& map, const std::string& name) {
    const auto at = map.find(name);
    return at == map.end() ? std::string_view() : std::string_view(at->second);
}

}  // namespace

std::string_view Request::header(const std::string& name) const {
    return lookup(headers, name);
}
std::string_view Request::param(const std::string& name) const {
    return lookup(params, name);
}

std::string lower_case(std::string_view ascii) {
    std::string out(ascii);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::map<std::string, std::string> wire_headers(const Response& response) {
    std::map<std::string, std::string> out = {
        {"Server", "pledge"},
        {"Content-Type", response.content_type},
        {"X-Content-Type-Options", "nosniff"},
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy",
         "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
        {"Referrer-Policy", "no-referrer"},
    };
    for (const auto& [name, value] : response.headers) out[name] = value;
    return out;
}

Response refusal(int status, std::string_view say) {
    return {status,
            nlohmann::json({{"error", say}}).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
            "application/json",
            {}};
}

struct Responder::State {
    explicit State(Sink s) : sink(std::move(s)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (!answered.exchange(true)) sink(refusal(500, "The server gave no answer; try again later."));
    }

    std::atomic<bool> answered{false};
    Sink sink;
};

Responder::Responder(Sink sink) : state_(std::make_shared<State>(std::move(sink))) {}

void Responder::operator()(Response response) const {
    if (!state_->answered.exchange(true)) state_->sink(std::move(response));
}

}  // namespace pledge::http
