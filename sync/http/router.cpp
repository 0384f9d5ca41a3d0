#include "sync/http/router.h"

#include "sync/http/target.h"

#include <cassert>

namespace pledge::http {
namespace {

bool is_param(const std::string& segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::optional<std::map<std::string, std::string>> match(const std::vector<std::string>& pattern,
                                                        const std::vector<std::string>& segments) {
    if (pattern.size() != segments.size()) return std::nullopt;
    std::map<std::string, std::string> params;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (is_param(pattern[i])) {
            if (segments[i].empty()) return std::nullopt;
            params[pattern[i].substr(1, pattern[i].size() - 2)] = segments[i];
        } else if (pattern[i] != segments[i]) {
            return std::nullopt;
        }
    }
    return params;
}

}  // namespace

void Router::add(std::string method, std::string pattern, Handler handler, std::size_t most_body) {
    auto target = read_target(pattern);
    assert(target);
    routes_.push_back({std::move(method),
                       std::move(pattern),
                       std::move(target->segments),
                       most_body,
                       std::move(handler),
                       {}});
}

void Router::when_too_large(Response answer) {
    assert(!routes_.empty());
    routes_.back().too_large = std::move(answer);
}

void Router::wrap(std::string_view prefix, const std::function<Handler(Handler)>& around) {
    for (auto& route : routes_)
        if (route.pattern.starts_with(prefix)) route.handler = around(std::move(route.handler));
}

Router::Match Router::find(std::string_view method, const std::vector<std::string>& segments) const {
    Match out;
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    for (const auto& route : routes_) {
        auto params = match(route.segments, segments);
        if (!params) continue;
        if (route.method == wanted) return {&route, std::move(*params), {}};
        if (!out.allow.empty()) out.allow += ", ";
        out.allow += route.method == "GET" ? "GET, HEAD" : route.method;
    }
    return out;
}

}  // namespace pledge::http
