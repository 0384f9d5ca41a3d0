#pragma once

#include "sync/council/accounts/front.h"
#include "sync/council/api.h"
#include "sync/council/closer.h"
#include "sync/council/config.h"
#include "sync/council/papers.h"
#include "sync/council/tokens/guard.h"
#include "sync/http/server.h"

namespace pledge::council {

// The running server: the clerk with the storage, the HTTP server with API and pages, two workers that check
// passwords, a thread that keeps house once a day, and one that closes a wave when a page asks for it.
// Clock and random are shared with all of them and outlive this.
class Service {
  public:
    Service(const Config& config, const seal::VerifyKey& publisher, std::unique_ptr<Storage> storage,
            const Clock& clock, Random& random, http::ServerOptions options);
    ~Service();  // stops
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    // Keeps house first: a server that was away may have days to move. An Error: it can't do its work.
    Status start();
    std::uint16_t port() const { return server_.port(); }
    void stop();  // once; finishes what is under way
    // What the daily thread does, for a test whose clock moves by hand; returns when done.
    Status keep_house_now();

  private:
    void every_day();

    const Clock& clock_;
    Enrolment enrolment_;
    Ingest ingest_;
    Papers papers_;
    Api api_;
    Throttle throttle_;
    Workers workers_;
    Closer closer_;
    Front front_;
    Guard guard_;
    Clerk clerk_;  // after all that waiting work reaches, before the server that hands it work
    http::Server server_;
    std::mutex mutex_;  // guards ending_
    std::condition_variable woken_;
    bool ending_ = false;
    std::thread daily_;
};

}  // namespace pledge::council
