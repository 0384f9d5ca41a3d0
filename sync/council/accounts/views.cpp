#include "sync/council/accounts/views.h"

namespace pledge::council {
namespace {

// Nothing but our own style sheet and forms; scripts, pictures and frames have no way in.
constexpr const char* kPolicy =
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "object-src 'none'";

Markup form_key(const Token& token) {
    return fill("<input type=\"hidden\" name=\"key\" value=\"{}\">", {token.form_key()});
}

Markup button(Literal action, Literal words, const Token& token) {
    return fill("<form method=\"post\" action=\"{}\">{}<button>{}</button></form>\n",
                {Markup(action), form_key(token), Markup(words)});
}

Markup password_field(Literal name, Literal words, Literal kind) {
    return fill(
        "<label for=\"{}\">{}</label>\n"
        "<input id=\"{}\" name=\"{}\" type=\"password\" autocomplete=\"{}\" required>\n",
        {Markup(name), Markup(words), Markup(name), Markup(name), Markup(kind)});
}

}  // namespace

http::Response page(int status, Literal title, const Markup& body, std::string_view say) {
    const auto notice = say.empty() ? Markup() : fill("<p class=\"notice\" role=\"alert\">{}</p>\n", {say});
    const auto whole = fill(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}{} – Pledge</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n"
        "<header><p>Pledge</p></header>\n<main>\n<h1>{}</h1>\n{}{}</main>\n</body>\n</html>\n",
        {say.empty() ? Markup() : Markup("Error: "), Markup(title), Markup(title), notice, body});
    return {status, whole.text(), "text/html; charset=utf-8", {{"Content-Security-Policy", kPolicy}}};
}

http::Response see_other(Literal where) {
    return {303, "", "text/html; charset=utf-8", {{"Location", std::string(where.text())}}};
}

http::Response sentence_page(int status, std::string_view say) {
    return page(status, "That did not work", Markup("<p><a href=\"/\">Go to the first page</a></p>\n"), say);
}

http::Response sign_in_page(int status, std::string_view say, const Token& door) {
    return page(status, "Sign in",
                fill("<form method=\"post\" action=\"/sign-in\">{}\n"
                     "<label for=\"name\">Name</label>\n"
                     "<input id=\"name\" name=\"name\" autocomplete=\"username\" autocapitalize=\"none\" "
                     "spellcheck=\"false\" maxlength=\"64\" required>\n{}"
                     "<button>Go on</button></form>\n"
                     "<p>Name or password forgotten? The council's admin can reset your account.</p>\n",
                     {form_key(door), password_field("password", "Password", "current-password")}),
                say);
}

http::Response code_page(int status, std::string_view say, const Token& token) {
    return page(
        status, "Your code",
        fill("<form method=\"post\" action=\"/sign-in/code\">{}\n"
             "<label for=\"code\">The six digits that your authenticator app shows now</label>\n"
             "<input id=\"code\" name=\"code\" autocomplete=\"one-time-code\" autocapitalize=\"none\" "
             "spellcheck=\"false\" maxlength=\"60\" required>\n"
             "<p>No phone at hand? One of your recovery codes does as well, once.</p>\n"
             "<button>Sign in</button></form>\n"
             "<p><a href=\"/sign-in\">Begin again</a></p>\n",
             {form_key(token)}),
        say);
}

http::Response password_page(int status, std::string_view say, const Token& token, const Account& account) {
    const auto why = account.must_change
                         ? Markup(
                               "<p>Somebody else has seen your password, so choose one of your own before "
                               "anything else.</p>\n")
                         : Markup("<p>Everywhere else where you are signed in you will be signed out.</p>\n");
    return page(status, "Change your password",
                fill("{}<form method=\"post\" action=\"/password\">{}\n"
                     "<input type=\"hidden\" name=\"name\" autocomplete=\"username\" value=\"{}\">\n{}{}{}"
                     "<p>At least 12 characters; four or five words are easy to keep. Any characters will "
                     "do.</p>\n<button>Change it</button></form>\n{}",
                     {why, form_key(token), account.name,
                      password_field("current", "Your password now", "current-password"),
                      password_field("new", "The new one", "new-password"),
                      password_field("again", "The new one again", "new-password"),
                      button("/sign-out", "Sign out", token)}),
                say);
}

http::Response home_page(const Home& home, const Token& token) {
    Markup list;
    for (const auto action : kActions)
        if (action != Action::own_account && may(home.account.role, action))
            list += fill("<li>{}</li>\n", {words_of(action)});
    return page(200, "You are signed in",
                fill("<p>You are signed in as <strong>{}</strong>, {}.</p>\n"
                     "<p>There is no page beyond this one yet. Your role is there to:</p>\n<ul>\n{}</ul>\n"
                     "<h2>Your account</h2>\n"
                     "<p>Signed in at this moment, this browser included: {}. Recovery codes left: {}.</p>\n"
                     "<p><a href=\"/password\">Change your password</a></p>\n{}{}",
                     {home.account.name, words_of(home.account.role), list, std::to_string(home.sessions),
                      std::to_string(home.recovery_codes), button("/sign-out", "Sign out", token),
                      button("/sign-out-everywhere", "Sign out everywhere", token)}));
}

http::Response style_sheet() {
    return {200, std::string(style_text()), "text/css; charset=utf-8", {{"Cache-Control", "max-age=3600"}}};
}

}  // namespace pledge::council
