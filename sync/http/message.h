#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace pledge::http {

class EventStream;

// One request, whole in memory. Names of headers are lower-case; a header that came twice holds both values,
// with a comma between. There is no field for where it came from, so that nobody can log it.
struct Request {
    std::string method;
    std::string path;                           // as sent, without the query
    std::map<std::string, std::string> params;  // {name} of the route → decoded segment
    std::map<std::string, std::string> query;   // decoded
    std::map<std::string, std::string> headers;
    std::string body;

    std::string_view header(const std::string& name) const;
    std::string_view param(const std::string& name) const;
};

// The server adds length, nosniff, no-store and closed policies on content and origins; `headers` may replace
// them. Strict-Transport-Security is for whoever puts TLS in front: here it would be said over plain HTTP.
struct Response {
    int status = 200;
    std::string body;
    std::string content_type = "application/json";
    std::map<std::string, std::string> headers;
    // In place of a body: the connection stays open for what is published, and serves no other request.
    std::shared_ptr<EventStream> events{};
};

// All that goes into its head beside length and keep-alive.
std::map<std::string, std::string> wire_headers(const Response& response);
std::string lower_case(std::string_view ascii);

// {"error": "…"}: what every refusal looks like. `say` is one sentence that says what to do.
Response refusal(int status, std::string_view say);

// Answers one request, now or later, from any thread. Copies answer the same request; the first answer wins.
// When the last copy goes without having answered, the client is told that the server failed.
class Responder {
  public:
    using Sink = std::function<void(Response)>;
    explicit Responder(Sink sink);
    void operator()(Response response) const;

  private:
    struct State;
    std::shared_ptr<State> state_;
};

using Handler = std::function<void(const Request&, Responder)>;

}  // namespace pledge::http
