#pragma once

#include "sync/council/accounts/throttle.h"
#include "sync/council/accounts/views.h"
#include "sync/council/accounts/workers.h"
#include "sync/council/clerk.h"
#include "sync/council/config.h"
#include "sync/council/handout.h"
#include "sync/http/multipart.h"
#include "sync/http/router.h"
#include "sync/seal/password.h"
#include "sync/seal/wrap.h"

#include <memory>

namespace pledge::council {

class Closer;
class Papers;

// What the pages need; outlives the router and all work under way.
struct Front {
    Clerk& clerk;
    Workers& workers;
    Throttle& throttle;
    const Clock& clock;
    Random& random;
    Config config;
    std::string nobody;  // the hash that a password is checked against when there is no such account
    seal::PasswordCost cost;
    Closer& closer;
    Handout handout{};
    seal::WrapCost wrap_cost{};  // of keys made on a page
    Papers* papers = nullptr;    // none: no paper can be made
};

// /sign-in, /sign-in/code, /, /account, /waves…, /password, /sign-out, /sign-out-everywhere, /style.css.
void add_pages(http::Router& router, Front& front);
void add_sign_in(http::Router& router, Front& front);
void add_own_account(http::Router& router, Front& front);

// A form that came from our own page: the right type, well-formed, with the key that belongs to its cookie.
struct Posted {
    Token token;
    std::map<std::string, std::string> form;
    std::map<std::string, http::Upload> files;
    std::string field(const std::string& name) const;
};
enum class Forms { plain, with_files };  // with_files: multipart/form-data will do, too
std::optional<Posted> read_post(const http::Request& request, std::string_view cookie,
                                Forms forms = Forms::plain);
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
inline constexpr const char* kTooLarge =
    "That is more than this page takes; nothing was done, go back and send less.";
inline constexpr const char* kBusy = "The server is busy; nothing was done, try again in a minute.";

// The same request, answered with a page whatever the clerk answers.
http::Responder in_pages(http::Responder answer);

// A page for whoever is signed in and may do this. GET shows, POST does; a form's key is checked before, and
// the role with every request. The page runs in the clerk's transaction.
struct Asked {
    Visitor visitor;
    Token token;
    std::map<std::string, std::string> form;
    std::string path;
    std::map<std::string, std::string> params, query;  // as in http::Request
    std::map<std::string, http::Upload> files{};       // of a page whose Forms are with_files

    std::string field(const std::string& name) const;  // of the form; empty where it isn't
    std::string param(const std::string& name) const;
};
using PageWork = std::function<Result<http::Response>(Storage&, const Asked&)>;
void add_page(http::Router& router, Front& front, const char* method, const char* pattern, Action action,
              PageWork work, std::size_t most_form = kMostForm, Forms forms = Forms::plain);

// What add_page() is made of. How somebody asks: with a cookie and, where the page posts, a form that fits
// it.
struct AskedHow {
    std::optional<http::Response> refused;
    Posted posted;  // of a page that shows: the token alone
};
AskedHow read_asked(const http::Request& request, bool posts, Forms forms = Forms::plain);
// Looks the session up, then works, in one transaction of the clerk's.
void show_page(Front& front, const http::Request& request, const http::Responder& answer, Action action,
               const PageWork& work, Posted posted);

}  // namespace pledge::council
