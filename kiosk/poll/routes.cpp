#include "kiosk/poll/routes.h"

#include "sync/core/json_reader.h"

#include <limits>

namespace pledge::poll {
namespace {

constexpr std::size_t kMostBody = 1024;

http::Response refuse(int status, const char* why) {
    return {status, std::string("{\"error\":\"") + why + "\"}", "application/json", {}};
}

// What a page on another site could send without asking leave is no JSON.
bool is_json(const http::Request& request) {
    return http::lower_case(request.header("content-type")).starts_with("application/json");
}

http::Response refuse_join(Session::Refused why) {
    switch (why) {
        case Session::Refused::code:
            return refuse(403, "code");
        case Session::Refused::over:
            return refuse(410, "over");
        case Session::Refused::full:
            return refuse(503, "full");
        case Session::Refused::wait:
            break;
    }
    auto wait = refuse(429, "wait");
    wait.headers["Retry-After"] = std::to_string(std::chrono::seconds(Guesses::kOneMore).count());
    return wait;
}

http::Response join(Session& session, const http::Request& request) {
    JsonReader in("the request", request.body, kMostBody);
    const auto code = in.text(in.root(), "code", 16);
    in.only(in.root(), {"code", "key"});
    std::optional<Bytes<32>> key;
    if (in.has(in.root(), "key")) key = from_base64url<32>(in.text(in.root(), "key", 43));
    if (in.problem() || !is_json(request)) return refuse(400, "request");
    const auto answer = session.join(code, key);
    if (const auto* why = std::get_if<Session::Refused>(&answer)) return refuse_join(*why);
    const auto& joined = std::get<Session::Joined>(answer);
    const Json json = {
        {"token", to_hex(joined.token)}, {"key", to_base64url(joined.key)}, {"languages", joined.languages}};
    return {200, json.dump(), "application/json", {}};
}

http::Response listen(Session& session, const http::Request& request) {
    const auto at = request.query.find("token");
    const auto token = at == request.query.end() ? std::nullopt : from_hex<16>(at->second);
    auto events = token ? session.listen(*token) : nullptr;
    if (!events) return refuse(401, "token");
    http::Response out;
    out.events = std::move(events);
    return out;
}

http::Response vote(Session& session, const http::Request& request) {
    JsonReader in("the request", request.body, kMostBody);
    in.only(in.root(), {"token", "question", "vote"});
    const auto token = from_hex<16>(in.text(in.root(), "token", 32));
    const auto question = in.number(in.root(), "question", std::numeric_limits<std::uint32_t>::max());
    const auto sealed = from_base64url<wire::kSealedVoteBytes>(in.text(in.root(), "vote", 256));
    if (in.problem() || !sealed || !is_json(request)) return refuse(400, "request");
    if (!token) return refuse(401, "token");
    switch (session.vote(*token, static_cast<std::uint32_t>(question), *sealed)) {
        case Session::Taken::unknown:
            return refuse(401, "token");
        case Session::Taken::closed:
            return refuse(409, "closed");
        case Session::Taken::yes:
            break;
    }
    return {204, "", "application/json", {}};
}

}  // namespace

http::Router make_routes(Session& session, const Pages& pages, std::function<void()> changed) {
    http::Router router;
    for (const auto& [path, file] : pages.files())
        router.add("GET", path, [&one = file](const http::Request& request, const http::Responder& answer) {
            answer(answer_with(one, request));
        });
    router.add(
        "POST", "/join",
        [&session, changed](const http::Request& request, const http::Responder& answer) {
            answer(join(session, request));
            changed();
        },
        kMostBody);
    router.add("GET", "/events", [&session](const http::Request& request, const http::Responder& answer) {
        answer(listen(session, request));
    });
    router.add(
        "POST", "/vote",
        [&session, changed](const http::Request& request, const http::Responder& answer) {
            answer(vote(session, request));
            changed();
        },
        kMostBody);
    return router;
}

}  // namespace pledge::poll
