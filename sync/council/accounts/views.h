#pragma once

#include "sync/council/accounts/markup.h"
#include "sync/council/accounts/sessions.h"
#include "sync/http/message.h"

// Signing in and one's own account, as whole responses: HTML without a script, closed by a content policy.
// Each takes what it shows and decides nothing. `say` is one sentence about what went wrong, or empty.
namespace pledge::council {

http::Response page(int status, Literal title, const Markup& body, std::string_view say = {});
http::Response see_other(Literal where);
// One sentence and a way back to the first page.
http::Response sentence_page(int status, std::string_view say);

http::Response sign_in_page(int status, std::string_view say, const Token& door);
http::Response code_page(int status, std::string_view say, const Token& token);
http::Response password_page(int status, std::string_view say, const Token& token, const Account& account);

struct Home {
    Account account;
    std::size_t sessions = 0;
    std::uint64_t recovery_codes = 0;
};
struct Asked;
http::Response home_page(const Home& home, const Asked& asked);

http::Response style_sheet();
std::string_view style_text();  // assets/web/dashboard.css, built into the program

}  // namespace pledge::council
