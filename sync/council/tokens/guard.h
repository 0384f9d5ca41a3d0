#pragma once

#include "sync/council/accounts/throttle.h"
#include "sync/council/clerk.h"
#include "sync/http/router.h"

namespace pledge::council {

// Stands before the routes that hand out results and lets through who shows a token that holds. Wrong ones
// bring growing pauses, for wrong ones alone: a right token always passes, since its secret can't be guessed
// and the pauses only keep programs from trying on and on. Notes the day on which a token was used. Any
// thread; outlives the router.
class Guard {
  public:
    Guard(Clerk& clerk, const Clock& clock);

    // Before every route whose pattern begins with `prefix`.
    void stand_before(http::Router& router, std::string_view prefix);

  private:
    void ask(const http::Request& request, const http::Responder& answer, const http::Handler& inner);
    Result<http::Response> look(Storage& storage, const std::string& shown);

    Clerk& clerk_;
    const Clock& clock_;
    Throttle throttle_;
};

}  // namespace pledge::council
