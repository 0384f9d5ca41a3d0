#include "sync/council/tokens/guard.h"

#include "sync/seal/compare.h"

namespace pledge::council {
namespace {

using http::Handler;
using http::Request;
using http::Responder;
using http::Response;

constexpr std::string_view kBearer = "Bearer ";

// No names here: whoever is wrong, and however, waits with all who are.
constexpr ThrottleRules kRules{.free_tries = 20, .first_pause = std::chrono::seconds(30)};

Response refused(const char* say) {
    auto out = http::refusal(401, say);
    out.headers["WWW-Authenticate"] = "Bearer realm=\"results\"";
    return out;
}

Response wait_for(std::chrono::milliseconds wait) {
    auto out =
        http::refusal(429, "Too many wrong tokens; check yours and try again in " + spoken(wait) + ".");
    out.headers["Retry-After"] = std::to_string((wait.count() + 999) / 1000);
    return out;
}

}  // namespace

Guard::Guard(Clerk& clerk, const Clock& clock) : clerk_(clerk), clock_(clock), throttle_(clock, kRules) {}

void Guard::stand_before(http::Router& router, std::string_view prefix) {
    router.wrap(prefix, [this](Handler inner) {
        return [this, inner = std::move(inner)](const Request& request, const Responder& answer) {
            ask(request, answer, inner);
        };
    });
}

void Guard::ask(const Request& request, const Responder& answer, const Handler& inner) {
    // 200: go on to what was asked for
    const Responder looked([request, answer, inner](Response response) {
        if (response.status != 200) return answer(std::move(response));
        inner(request, answer);
    });
    clerk_.ask(looked, [this, shown = std::string(request.header("authorization"))](Storage& storage) {
        return look(storage, shown);
    });
}

Result<Response> Guard::look(Storage& storage, const std::string& shown) {
    if (shown.empty())
        return refused(
            "These results are for who has a token; ask the council's participation officer for one.");
    const auto secret =
        shown.starts_with(kBearer) ? ApiSecret::read(shown.substr(kBearer.size())) : std::nullopt;
    if (secret) {
        const auto hash = secret->hash();
        const auto token = storage.tokens().by_hash(hash);
        if (!token) return token.error();
        const auto today = clock_.today();
        if (*token && seal::same(hash, (*token)->hash) && holds(**token, today)) {
            if ((*token)->last_used != today)
                if (auto used = storage.tokens().used((*token)->id, today); !used) return used.error();
            return Response{};
        }
    }
    if (const auto wait = throttle_.begin("")) return wait_for(*wait);
    return refused(
        "This token is wrong, has run out or was revoked; ask the council's participation officer for "
        "another.");
}

}  // namespace pledge::council
