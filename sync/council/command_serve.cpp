#include "sync/council/commands.h"
#include "sync/council/publisher.h"
#include "sync/council/server_key.h"
#include "sync/council/service.h"

#include <algorithm>
#include <csignal>

#include <pthread.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

namespace pledge::council {
namespace {

// Up to twice the cap of connections may be open for a moment, and the database needs files of its own:
// together more than the usual limit of 1,024.
void allow_more_files() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = std::max(files.rlim_cur, std::min<rlim_t>(files.rlim_max, 4096));
    ::setrlimit(RLIMIT_NOFILE, &files);
}

// Kiosks must be heard all the same, and recovery codes work without it.
void tell_server_key(const Open& open) {
    const auto accounts = open.storage->accounts().accounts();
    if (!accounts) return;  // whatever is wrong there will be said
    ServerKey key(open.config.keys);
    if (const auto fine = check_server_key(key, *accounts); !fine) spdlog::error("{}", fine.error().say);
}

bool is_local(const std::string& address) {
    return address.rfind("127.", 0) == 0 || address == "::1";
}

}  // namespace

Status serve(const Desk& desk) {
    // Blocked before any thread starts, so that all of them leave these signals to sigwait() below.
    sigset_t ends{};
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    allow_more_files();

    auto open = open_desk(desk);
    if (!open) return open.error();
    const auto publisher = load_publisher(open->config);
    if (!publisher) return publisher.error();
    tell_server_key(*open);
    http::ServerOptions options;
    options.address = open->config.address;
    options.port = open->config.port;
    Service service(open->config, *publisher, std::move(open->storage), desk.clock, desk.random, options);
    if (auto started = service.start(); !started) return started;
    spdlog::info("Listening on {} port {}", options.address, service.port());
    if (!is_local(options.address))
        spdlog::warn(
            "This address can be reached from other machines without encryption; put a web server with TLS "
            "in front.");
    int signal = 0;
    sigwait(&ends, &signal);
    spdlog::info("Ending");
    service.stop();
    return {};
}

}  // namespace pledge::council
