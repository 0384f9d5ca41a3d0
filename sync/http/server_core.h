#pragma once

#include "sync/http/crowd.h"
#include "sync/http/server.h"

#include <atomic>
#include <optional>
#include <thread>
#include <vector>

#include <boost/asio.hpp>

// The inside of server.cpp, which alone includes it.
namespace pledge::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// What all connections share. Responders keep it alive, since they may outlast the Server.
struct Server::Core : std::enable_shared_from_this<Core> {
    Core(ServerOptions o, Router r)
        : options(std::move(o)),
          router(std::move(r)),
          crowd(options.most_connections),
          io(std::max(1, options.threads)) {}

    class Connection;
    asio::awaitable<void> accept();

    ServerOptions options;
    Router router;
    std::uint16_t port = 0;
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> streams{0};
    Crowd crowd;
    asio::io_context io;
    std::optional<tcp::acceptor> acceptor;
    std::vector<std::thread> threads;
};

}  // namespace pledge::http
