#pragma once

#include "sync/council/accounts/throttle.h"
#include "sync/council/accounts/views.h"
#include "sync/council/accounts/workers.h"
#include "sync/council/clerk.h"
#include "sync/http/router.h"
#include "sync/seal/password.h"

#include <memory>

namespace pledge::council {

// What the pages need; outlives the router and all work under way.
struct Front {
    Clerk& clerk;
    Workers& workers;
    Throttle& throttle;
    const Clock& clock;
    Random& random;
    std::string council;  // its name: nobody's password
    std::string nobody;   // the hash that a password is checked against when there is no such account
    seal::PasswordCost cost;
};

// /sign-in, /sign-in/code, /, /password, /sign-out, /sign-out-everywhere, /style.css.
void add_pages(http::Router& router, Front& front);
void add_sign_in(http::Router& router, Front& front);
void add_own_account(http::Router& router, Front& front);

// A form that came from our own page: the right type, well-formed, with the key that belongs to its cookie.
struct Posted {
    Token token;
    std::map<std::string, std::string> form;
    std::string field(const std::string& name) const;
};
std::optional<Posted> read_post(const http::Request& request, std::string_view cookie);
inline constexpr std::size_t kMostForm = 4096;  // bytes

// The cookie of the sign-in page: the one that came, or a new one.
struct Door {
    Token token;
    bool is_new = false;

    static Door of(const http::Request& request, Random& random);
    http::Response page(int status, std::string_view say) const;
};

inline constexpr const char* kEnded =
    "Your session has ended: it does after 30 minutes without a click, after 12 hours, and when the account "
    "is "
    "changed; nothing was done, sign in again.";
inline constexpr const char* kFormTooOld =
    "This page was open for too long or came from elsewhere; nothing was done, begin again.";
inline constexpr const char* kBusy = "The server is busy; nothing was done, try again in a minute.";

// The same request, answered with a page whatever the clerk answers.
http::Responder in_pages(http::Responder answer);

// A page for whoever is signed in and may do this. GET shows, POST does; a form's key is checked before, and
// the role with every request. The page runs in the clerk's transaction.
struct Asked {
    Visitor visitor;
    Token token;
    std::map<std::string, std::string> form;
};
using PageWork = std::function<Result<http::Response>(Storage&, const Asked&)>;
void add_page(http::Router& router, Front& front, const char* method, const char* pattern, Action action,
              PageWork work);

}  // namespace pledge::council
