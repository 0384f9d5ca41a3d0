#pragma once

#include "sync/http/message.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pledge::http {

// Which handler answers what. Filled before a server starts and constant afterwards, so any thread may ask
// it.
class Router {
  public:
    struct Route {
        std::string method, pattern;
        std::vector<std::string> segments;
        std::size_t most_body;  // bytes
        Handler handler;
        std::optional<Response> too_large;  // nothing: the refusal that everything has
    };
    struct Match {
        const Route* route = nullptr;  // nullptr: nothing answers this
        std::map<std::string, std::string> params;
        std::string allow;  // the methods that would do, when only the method is wrong
    };

    // pattern: "/v1/packs/{id}/{version}". A body larger than most_body is refused with 413 before it is
    // read.
    void add(std::string method, std::string pattern, Handler handler, std::size_t most_body = 0);
    // What the route that was added last says to a body that its length announced as too large.
    void when_too_large(Response answer);
    // Puts `around` what it makes of each handler whose pattern begins with `prefix`, of those added so far.
    void wrap(std::string_view prefix, const std::function<Handler(Handler)>& around);
    // HEAD finds the route of GET.
    Match find(std::string_view method, const std::vector<std::string>& segments) const;
    const std::vector<Route>& routes() const { return routes_; }

  private:
    std::vector<Route> routes_;
};

}  // namespace pledge::http
