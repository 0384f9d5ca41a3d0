#include "sync/council/accounts/views.h"

#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"

namespace pledge::council {
namespace {

Markup secret_field(const char* name, const char* label, const char* kind) {
    html::Field field{name, label};
    field.kind = "password";
    field.autocomplete = kind;
    field.required = true;
    field.width = 30;
    return html::text_field(field);
}

}  // namespace

http::Response page(int status, Literal title, const Markup& body, std::string_view say) {
    const auto notice = say.empty() ? Markup()
                                    : fill(
                                          "<div class=\"govuk-error-summary\"><div role=\"alert\"><p "
                                          "class=\"govuk-body govuk-!-font-weight-bold "
                                          "govuk-!-margin-bottom-0\">{}</p></div></div>\n",
                                          {say});
    const auto inside = fill(
        "<header class=\"pledge-top\"><div class=\"govuk-width-container\"><span "
        "class=\"pledge-top__name govuk-body govuk-!-margin-bottom-0\">The "
        "Pledge</span></div></header>\n<div "
        "class=\"govuk-width-container\"><main class=\"govuk-main-wrapper pledge-short\" id=\"main\">\n{}<h1 "
        "class=\"govuk-heading-l\">{}</h1>\n{}</main></div>\n",
        {notice, Markup(title), body});
    const auto name = (say.empty() ? "" : "Error: ") + std::string(title.text());
    return html_response(status, whole_page(name, {}, {}, inside));
}

http::Response see_other(Literal where) {
    return {303, "", "text/html; charset=utf-8", {{"Location", std::string(where.text())}}};
}

http::Response sentence_page(int status, std::string_view say) {
    return page(status, "That did not work", html::paragraph(html::link("/", "Go to the first page")), say);
}

http::Response sign_in_page(int status, std::string_view say, const Token& door) {
    html::Field name{"name", "Name"};
    name.autocomplete = "username";
    name.most = 64;
    name.width = 30;
    name.required = true;
    auto fields = html::text_field(name);
    fields += secret_field("password", "Password", "current-password");
    fields += html::button("Go on");
    auto body = html::form("/sign-in", door, fields);
    body += html::paragraph("Name or password forgotten? The council's admin can reset your account.");
    return page(status, "Sign in", body, say);
}

http::Response code_page(int status, std::string_view say, const Token& token) {
    html::Field code{"code", "The six digits that your authenticator app shows now",
                     "No phone at hand? One of your recovery codes does as well, once."};
    code.autocomplete = "one-time-code";
    code.most = 60;
    code.width = 20;
    code.required = true;
    auto fields = html::text_field(code);
    fields += html::button("Sign in");
    auto body = html::form("/sign-in/code", token, fields);
    body += html::paragraph(html::link("/sign-in", "Begin again"));
    return page(status, "Your code", body, say);
}

http::Response password_page(int status, std::string_view say, const Token& token, const Account& account) {
    auto body = html::paragraph(
        account.must_change
            ? "Somebody else has seen your password, so choose one of your own before anything else."
            : "Everywhere else where you are signed in you will be signed out.");
    // seen, and of type text: password managers pass over one that is hidden and would save a password
    // without its name
    auto fields = fill(
        "<div class=\"govuk-form-group\">\n<label class=\"govuk-label govuk-!-font-weight-bold\" "
        "for=\"name\">Account</label>\n<input class=\"govuk-input govuk-input--width-30\" id=\"name\" "
        "name=\"name\" type=\"text\" autocomplete=\"username\" value=\"{}\" readonly>\n</div>\n",
        {account.name});
    fields += secret_field("current", "Your password now", "current-password");
    fields += secret_field("new", "The new one", "new-password");
    fields += secret_field("again", "The new one again", "new-password");
    fields +=
        html::hint("At least 12 characters; four or five words are easy to keep. Any characters will do.");
    fields += html::button("Change it");
    body += html::form("/password", token, fields);
    body += html::button_form("/sign-out", token, "Sign out", html::Weight::secondary);
    return page(status, "Change your password", body, say);
}

http::Response home_page(const Home& home, const Asked& asked) {
    std::vector<Markup> can;
    for (const auto action : kActions)
        if (action != Action::own_account && may(home.account.role, action))
            can.push_back(fill("{}", {words_of(action)}));
    PageView view{"Your account"};
    view.body = html::paragraph(fill("You are signed in as <strong>{}</strong>, {}. Your role is there to:",
                                     {home.account.name, words_of(home.account.role)}));
    view.body += html::list(can);
    view.body +=
        html::paragraph("Signed in at this moment, this browser included: " + std::to_string(home.sessions) +
                        ". Recovery codes left: " + std::to_string(home.recovery_codes) + ".");
    view.body += html::paragraph(html::link("/password", "Change your password"));
    auto out = html::button_form("/sign-out", asked.token, "Sign out");
    out += html::button_form("/sign-out-everywhere", asked.token, "Sign out everywhere",
                             html::Weight::secondary);
    view.body += html::buttons(out);
    return framed(asked, view);
}

http::Response style_sheet() {
    return {200, std::string(style_text()), "text/css; charset=utf-8", {{"Cache-Control", "max-age=3600"}}};
}

}  // namespace pledge::council
