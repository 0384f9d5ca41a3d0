#include "sync/http/server.h"

#include "sync/http/connection.h"
#include "sync/http/server_core.h"

namespace pledge::http {

asio::awaitable<void> Server::Core::accept() {
    while (!stopping) {
        error_code failed;
        auto socket = co_await acceptor->async_accept(asio::make_strand(io),
                                                      asio::redirect_error(asio::use_awaitable, failed));
        if (stopping || failed == asio::error::operation_aborted) co_return;
        if (failed) {  // out of file descriptors: let some close
            asio::steady_timer pause(co_await asio::this_coro::executor, milliseconds(100));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
            continue;
        }
        socket.set_option(tcp::no_delay(true), failed);
        const auto connection = std::make_shared<Connection>(tcp::socket(std::move(socket)), *this);
        const auto place = crowd.enter(connection);
        if (place == Crowd::Place::none) continue;
        asio::co_spawn(
            connection->executor(),
            [connection, place]() -> asio::awaitable<void> {
                if (place == Crowd::Place::busy)
                    co_await connection->turn_away();
                else
                    co_await connection->run();
            },
            asio::detached);
    }
}

Server::Server(ServerOptions options, Router router)
    : core_(std::make_shared<Core>(std::move(options), std::move(router))) {}

Server::~Server() {
    stop();
}

Status Server::start() {
    auto& core = *core_;
    error_code failed;
    const auto address = asio::ip::make_address(core.options.address, failed);
    if (failed)
        return Error{Code::bad_usage, "The text \"" + core.options.address +
                                          "\" is no address to listen on; write a number like 127.0.0.1."};
    core.acceptor.emplace(asio::make_strand(core.io));
    const tcp::endpoint endpoint(address, core.options.port);
    core.acceptor->open(endpoint.protocol(), failed);
    if (!failed) core.acceptor->set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed) core.acceptor->bind(endpoint, failed);
    if (!failed) core.acceptor->listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return Error{Code::unavailable, "Can't listen on " + core.options.address + " port " +
                                            std::to_string(core.options.port) + " (" + failed.message() +
                                            "); stop what uses it or choose another."};
    core.port = core.acceptor->local_endpoint(failed).port();
    asio::co_spawn(core.acceptor->get_executor(), core.accept(), asio::detached);
    for (int i = 0; i < std::max(1, core.options.threads); ++i)
        core.threads.emplace_back([&core] { core.io.run(); });
    return {};
}

std::uint16_t Server::port() const {
    return core_->port;
}

void Server::stop() {
    auto& core = *core_;
    if (core.threads.empty() || core.stopping.exchange(true)) return;
    asio::post(core.acceptor->get_executor(), [&core] {
        error_code ignored;
        core.acceptor->close(ignored);
    });
    core.crowd.each(&Crowd::Member::wind_down);
    core.crowd.wait_until_empty(core.options.stop_timeout);
    core.crowd.each(&Crowd::Member::cut);
    for (auto& thread : core.threads) thread.join();
    core.threads.clear();
}

}  // namespace pledge::http
