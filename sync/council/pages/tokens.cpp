#include "sync/council/pages/tokens.h"

#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/tokens/issuing.h"
#include "sync/results/labels.h"

#include <algorithm>
#include <charconv>

namespace pledge::council {
namespace {

using http::Response;

constexpr const char* kPath = "/tokens";

std::string state_of(const ApiToken& token, Day today) {
    return (holds(token, today) ? "until " : "ran out after ") + results::in_words(token.expires);
}

Markup list_of(const std::vector<ApiToken>& tokens, Day today) {
    if (tokens.empty())
        return html::paragraph("There is no token yet. A program needs one only where results are not open.");
    const html::Column columns[] = {{"For"}, {"Added"}, {"Holds"}, {"Last used"}, {"Action"}};
    std::vector<std::vector<Markup>> rows;
    for (const auto& token : tokens) {
        const auto revoke = fill(
            "<a class=\"govuk-link\" href=\"/tokens/{}/revoke\">Revoke<span "
            "class=\"govuk-visually-hidden\"> {}</span></a>",
            {to_hex(token.id), token.name});
        rows.push_back({fill("{}", {token.name}), fill("{}", {results::in_words(token.created)}),
                        fill("{}", {state_of(token, today)}),
                        fill("{}", {token.last_used ? results::in_words(*token.last_used) : "never"}),
                        revoke});
    }
    return html::table("Tokens", columns, rows);
}

const html::Choice kDays[] = {{"31", "A month", ""}, {"92", "Three months", ""}, {"365", "A year", ""}};

Result<Response> show(Storage& storage, const Asked& asked, const Front& front, const std::string& say = {},
                      const std::string& say_at = {}) {
    const auto all = storage.tokens().all();
    if (!all) return all.error();
    PageView view;
    view.title = "Tokens for programs";
    view.say = say;
    view.say_at = say_at;
    view.done = sentence_of_note(asked);
    view.body = html::paragraph(
        "With a token, a program such as a spreadsheet's data query or pledge-results can fetch what is "
        "published. It can do nothing else.");
    view.body += html::paragraph(
        front.config.results_open ? "At this council published results are open: no program needs a token."
                                  : "At this council published results are handed to programs with a token "
                                    "alone.");
    view.body += list_of(*all, front.clock.today());
    view.body += html::heading("Add a token", "add");
    html::Field name{"name", "What is it for?", "For example: the performance team's report",
                     asked.field("name"), say_at == "name" ? say : ""};
    name.most = 64;
    name.width = 30;
    html::Field days{"days", "How long should it hold?", "",
                     asked.field("days").empty() ? "365" : asked.field("days"), say_at == "days" ? say : ""};
    view.body += html::form(
        kPath, asked.token,
        fill("{}{}{}", {html::text_field(name), html::radio_field(days, kDays), html::button("Add it")}));
    return framed(asked, view);
}

Result<Response> add(Storage& storage, const Asked& asked, const Front& front) {
    const auto days = asked.field("days");
    if (std::none_of(std::begin(kDays), std::end(kDays), [&](const auto& c) { return c.value == days; }))
        return show(storage, asked, front, "Choose how long the token should hold.", "days");
    const auto secret =
        add_api_token(storage, asked.field("name"), std::atoi(days.c_str()), front.clock, front.random);
    if (!secret && (secret.error().code == Code::bad_usage || secret.error().code == Code::conflict))
        return show(storage, asked, front, secret.error().say, "name");
    if (!secret) return secret.error();
    PageView view;
    view.title = "The token, shown once";
    view.back = kPath;
    view.back_words = "Tokens";
    view.body = html::paragraph("Copy it now, to where its program keeps secrets. Nobody can show it again.");
    view.body += html::inset(fill("<span class=\"pledge-secret\" id=\"token\">{}</span>", {*secret}));
    view.body += html::paragraph(
        "pledge-results reads it from the first line of a file: --token-file FILE. Other programs send it "
        "with "
        "each request, as the header Authorization: Bearer and the token.");
    return framed(asked, view);
}

// The token that the path names; nothing: there is none.
Result<std::optional<ApiToken>> named(Storage& storage, const Asked& asked) {
    const auto id = from_hex<16>(asked.param("id"));
    if (!id) return std::optional<ApiToken>();
    return storage.tokens().by_id(*id);
}

Result<Response> ask_revoke(Storage& storage, const Asked& asked) {
    const auto token = named(storage, asked);
    if (!token) return token.error();
    if (!*token) return no_such(asked);
    PageView view;
    view.title = "Revoke a token";
    view.back = kPath;
    view.back_words = "Tokens";
    view.body = html::warning("Programs that use the token \"" + (*token)->name +
                              "\" will be refused from now on. This can't be undone.");
    view.body += html::button_form(std::string(kPath) + "/" + asked.param("id") + "/revoke", asked.token,
                                   "Revoke it", html::Weight::warning);
    return framed(asked, view);
}

Result<Response> revoke(Storage& storage, const Asked& asked, const Front& front) {
    const auto token = named(storage, asked);
    if (!token) return token.error();
    if (!*token) return no_such(asked);
    if (auto revoked = revoke_api_token(storage, (*token)->id, front.clock); !revoked) return revoked.error();
    return go_to(kPath, Note::removed);
}

}  // namespace

void add_token_pages(http::Router& router, Front& front) {
    const auto page = [&](const char* method, const char* path, PageWork work) {
        add_page(router, front, method, path, Action::manage_tokens, std::move(work));
    };
    page("GET", kPath, [&front](Storage& s, const Asked& asked) { return show(s, asked, front); });
    page("POST", kPath, [&front](Storage& s, const Asked& asked) { return add(s, asked, front); });
    page("GET", "/tokens/{id}/revoke", ask_revoke);
    page("POST", "/tokens/{id}/revoke",
         [&front](Storage& s, const Asked& asked) { return revoke(s, asked, front); });
}

}  // namespace pledge::council
