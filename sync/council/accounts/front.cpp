#include "sync/council/accounts/front.h"

#include "sync/council/pages/commitments.h"
#include "sync/council/pages/office.h"
#include "sync/council/pages/replies.h"
#include "sync/council/pages/report.h"
#include "sync/council/pages/results.h"
#include "sync/council/pages/start.h"
#include "sync/council/pages/tokens.h"
#include "sync/council/pages/waves.h"
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

// What was typed, by the kind of form it came in.
bool read_fields(const Request& request, Forms forms, Posted& out) {
    const auto type = request.header("content-type");
    const auto kind = http::lower_case(type.substr(0, type.find(';')));
    if (kind == "application/x-www-form-urlencoded") {
        auto form = http::read_form(request.body);
        if (form) out.form = std::move(*form);
        return form.has_value();
    }
    if (forms != Forms::with_files) return false;
    auto form = http::read_multipart(type, request.body);
    if (!form) return false;
    out.form = std::move(form->fields);
    out.files = std::move(form->files);
    return true;
}

}  // namespace

std::string Asked::field(const std::string& name) const {
    const auto at = form.find(name);
    return at == form.end() ? std::string() : at->second;
}
std::string Asked::param(const std::string& name) const {
    const auto at = params.find(name);
    return at == params.end() ? std::string() : at->second;
}

std::string Posted::field(const std::string& name) const {
    const auto at = form.find(name);
    return at == form.end() ? std::string() : at->second;
}

std::optional<Posted> read_post(const Request& request, std::string_view cookie, Forms forms) {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin") return std::nullopt;
    const auto token = read_cookie(request.header("cookie"), cookie);
    if (!token) return std::nullopt;
    Posted out{*token, {}, {}};
    if (!read_fields(request, forms, out) || !token->fits_form(out.field("key"))) return std::nullopt;
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

void show_page(Front& front, const Request& request, const Responder& answer, Action action,
               const PageWork& work, Posted posted) {
    front.clerk.ask(
        in_pages(answer),
        [&front, action, work, posted = std::move(posted), path = request.path, params = request.params,
         query = request.query,
         door = Door::of(request, front.random)](Storage& storage) -> Result<Response> {
            const auto who = visitor(storage, posted.token, Stage::in, front.clock);
            if (!who) return who.error();
            if (auto away = turned_away(*who, action, door)) return std::move(*away);
            return work(storage, {**who, posted.token, posted.form, path, params, query, posted.files});
        });
}

AskedHow read_asked(const Request& request, bool posts, Forms forms) {
    if (posts) {
        auto posted = read_post(request, kSessionCookie, forms);
        if (!posted) return {sentence_page(403, kFormTooOld), {}};
        return {std::nullopt, std::move(*posted)};
    }
    const auto token = read_cookie(request.header("cookie"), kSessionCookie);
    if (!token) return {see_other("/sign-in"), {}};
    return {std::nullopt, {*token, {}, {}}};
}

void add_page(http::Router& router, Front& front, const char* method, const char* pattern, Action action,
              PageWork work, std::size_t most_form, Forms forms) {
    const bool posts = std::string_view(method) == "POST";
    router.add(
        method, pattern,
        [&front, posts, action, forms, work = std::move(work)](const Request& request,
                                                               const Responder& answer) {
            auto asked = read_asked(request, posts, forms);
            if (asked.refused) return answer(std::move(*asked.refused));
            show_page(front, request, answer, action, work, std::move(asked.posted));
        },
        posts ? most_form : 0);
    router.when_too_large(sentence_page(413, kTooLarge));
}

void add_pages(http::Router& router, Front& front) {
    add_sign_in(router, front);
    add_own_account(router, front);
    add_report_pages(router, front);
    add_start_page(router, front);
    add_wave_pages(router, front);
    add_commitments_pages(router, front);
    add_replies_pages(router, front);
    add_result_pages(router, front);
    add_token_pages(router, front);
    add_office_pages(router, front);
    router.add("GET", "/style.css", [](const Request&, const Responder& answer) { answer(style_sheet()); });
}

}  // namespace pledge::council
