#include "sync/council/commands.h"
#include "sync/council/publisher.h"
#include "sync/council/server_key.h"
#include "sync/council/service.h"
#include "sync/http/process.h"

#include <spdlog/spdlog.h>

namespace pledge::council {
namespace {

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
    // the database needs files of its own: together more than the usual limit of 1,024
    const auto ends = http::prepare_to_serve(4096);
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
