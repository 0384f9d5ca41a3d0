#include "sync/council/service.h"

#include "sync/council/housekeeping.h"
#include "sync/council/pages/refusal.h"
#include "sync/council/sqlite_storage.h"

#include <future>

#include <spdlog/spdlog.h>

namespace pledge::council {
namespace {

// at once, and waiting: 38 MB and about a second of work at most
constexpr std::size_t kPasswordThreads = 2, kPasswordsWaiting = 32;

http::ServerOptions with_pages(http::ServerOptions options) {
    options.page_for = refusal_page;
    return options;
}

http::Router make_routes(Api& api, Front& front, Guard& guard) {
    auto router = make_router(api);
    add_pages(router, front);
    if (!front.config.results_open) guard.stand_before(router, "/v1/waves");
    return router;
}

}  // namespace

Service::Service(const Config& config, const seal::VerifyKey& publisher, std::unique_ptr<Storage> storage,
                 const Clock& clock, Random& random, http::ServerOptions options)
    : clock_(clock),
      enrolment_(config.council, publisher, clock, random),
      ingest_(clock),
      papers_(config, publisher, clock),
      api_{clerk_, enrolment_, ingest_, config.council, &papers_},
      throttle_(clock),
      workers_(kPasswordThreads, kPasswordsWaiting),
      closer_(config, clock,
              [config, &random] {
                  return SqliteStorage::open(config.database, store::Missing::refuse, random, config.keys);
              }),
      front_{clerk_, workers_, throttle_, clock, random, config, {}, {}, closer_, {}, {}, &papers_},
      guard_(clerk_, clock),
      clerk_(std::move(storage)),
      server_(with_pages(std::move(options)), make_routes(api_, front_, guard_)) {}

Service::~Service() {
    stop();
}

Status Service::start() {
    if (auto kept = keep_house_now(); !kept) return kept;
    auto nobody = seal::hash_password(to_hex(front_.random.bytes<32>()), front_.cost);
    if (!nobody) return nobody.error();
    front_.nobody = std::move(*nobody);
    // fonts and words are read now, not while a page waits; a server without them does everything else
    if (const auto spoken = papers_.languages(); !spoken) spdlog::warn("No papers: {}", spoken.error().say);
    if (auto started = server_.start(); !started) return started;
    daily_ = std::thread([this] { every_day(); });
    return {};
}

void Service::stop() {
    server_.stop();
    workers_.stop();  // before the clerk goes, whom their work ends with
    papers_.for_strangers().stop();
    closer_.stop();
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    woken_.notify_all();
    if (daily_.joinable()) daily_.join();
}

Status Service::keep_house_now() {
    std::promise<http::Response> done;
    auto reply = done.get_future();
    clerk_.ask(http::Responder([&done](http::Response response) { done.set_value(std::move(response)); }),
               [this](Storage& storage) -> Result<http::Response> {
                   if (auto kept = keep_house(storage, clock_); !kept) return kept.error();
                   return http::Response{};
               });
    if (reply.get().status == 200) return {};
    return Error{Code::failed,
                 "The daily work could not be done; `pledge-council doctor` says what is wrong."};
}

// Looks at the calendar once a minute, so that a machine that slept or a clock that was set catches up soon.
void Service::every_day() {
    auto last = clock_.today();
    std::unique_lock lock(mutex_);
    while (!woken_.wait_for(lock, std::chrono::minutes(1), [this] { return ending_; })) {
        const auto today = clock_.today();
        if (today == last) continue;
        lock.unlock();
        if (const auto kept = keep_house_now())
            last = today;
        else
            spdlog::error("{}", kept.error().say);  // and again in a minute
        lock.lock();
    }
}

}  // namespace pledge::council
