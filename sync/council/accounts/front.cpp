#include "sync/council/accounts/front.h"

#include "sync/http/target.h"

#include <spdlog/spdlog.h>

namespace pledge::council {
namespace {

using http::Request;
using http::Responder;
using http::Response;

// What stands before every page but the sign-in; nothing: go on.
std::optional<Response> turned_away(const std::optional<Visitor>& who, Action action, const Door& door) {
    if (!who) return door.page(403, kEnded);
    const auto role = who->account.role;
    if (!may(role, action)) {
        spdlog::warn("The account \"{}\" asked for a page that its role does not open.", who->account.name);
        return sentence_page(403, "An account for the role \"" + std::string(words_of(role)) +
                                      "\" does not open this page; ask the council's admin.");
    }
    if (who->account.must_change && action != Action::own_account) return see_other("/password");
    return std::nullopt;
}

void show(Front& front, const Request& request, const Responder& answer, Action action, const PageWork& work,
          const Token& token, std::map<std::string, std::string> form) {
    front.clerk.ask(in_pages(answer),
                    [&front, action, work, token, form = std::move(form),
                     door = Door::of(request, front.random)](Storage& storage) -> Result<Response> {
                        const auto who = visitor(storage, token, Stage::in, front.clock);
                        if (!who) return who.error();
                        if (auto away = turned_away(*who, action, door)) return std::move(*away);
                        return work(storage, {**who, token, form});
                    });
}

}  // namespace

std::string Posted::field(const std::string& name) const {
    const auto at = form.find(name);
    return at == form.end() ? std::string() : at->second;
}

std::optional<Posted> read_post(const Request& request, std::string_view cookie) {
    const auto type = request.header("content-type");
    const auto site = request.header("sec-fetch-site");
    if (http::lower_case(type.substr(0, type.find(';'))) != "application/x-www-form-urlencoded")
        return std::nullopt;
    if (!site.empty() && site != "same-origin") return std::nullopt;
    const auto token = read_cookie(request.header("cookie"), cookie);
    auto form = http::read_form(request.body);
    if (!token || !form) return std::nullopt;
    Posted out{*token, std::move(*form)};
    if (!token->fits_form(out.field("key"))) return std::nullopt;
    return out;
}

Door Door::of(const Request& request, Random& random) {
    if (const auto token = read_cookie(request.header("cookie"), kDoorCookie)) return {*token, false};
    return {Token::make(random), true};
}

Response Door::page(int status, std::string_view say) const {
    auto out = sign_in_page(status, say, token);
    if (is_new) out.headers["Set-Cookie"] = set_cookie(kDoorCookie, token);
    return out;
}

Responder in_pages(Responder answer) {
    return Responder([answer = std::move(answer)](Response response) {
        if (response.status >= 500 && response.content_type == "application/json")
            response = sentence_page(503, kBusy);
        answer(std::move(response));
    });
}

void add_page(http::Router& router, Front& front, const char* method, const char* pattern, Action action,
              PageWork work) {
    const bool posts = std::string_view(method) == "POST";
    router.add(
        method, pattern,
        [&front, posts, action, work = std::move(work)](const Request& request, const Responder& answer) {
            if (posts) {
                auto posted = read_post(request, kSessionCookie);
                if (!posted) return answer(sentence_page(403, kFormTooOld));
                return show(front, request, answer, action, work, posted->token, std::move(posted->form));
            }
            const auto token = read_cookie(request.header("cookie"), kSessionCookie);
            if (!token) return answer(see_other("/sign-in"));
            show(front, request, answer, action, work, *token, {});
        },
        posts ? kMostForm : 0);
}

void add_pages(http::Router& router, Front& front) {
    add_sign_in(router, front);
    add_own_account(router, front);
    router.add("GET", "/style.css", [](const Request&, const Responder& answer) { answer(style_sheet()); });
}

}  // namespace pledge::council
