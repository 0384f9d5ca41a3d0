#pragma once

#include "sync/core/result.h"
#include "sync/http/router.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace pledge::http {

// Where a server listens, how much it takes of anybody, and how long it waits.
struct ServerOptions {
    std::string address = "127.0.0.1";  // a number, not a name
    std::uint16_t port = 0;             // 0: any free one
    int threads = 2;
    std::size_t most_header = std::size_t{8} << 10;  // bytes of one request's head
    std::size_t most_connections = 512;              // beyond it the longest waiting makes room, or 503
    std::chrono::milliseconds idle_timeout{30'000};  // between two requests
    std::chrono::milliseconds head_timeout{10'000};  // from the first byte to the end of the head
    std::chrono::milliseconds body_timeout{60'000};
    std::chrono::milliseconds answer_timeout{
        60'000};  // for a handler, then again for a client that reads slowly
    std::chrono::milliseconds stop_timeout{5'000};  // what is under way may take this long to finish
    std::size_t most_streams =
        256;  // of events; beyond it 503. Below most_connections, for others to be served
    std::chrono::milliseconds comment_every{15'000};  // on a stream without news
    std::chrono::milliseconds slow_reader{20'000};    // who takes longer to read one event is left
    // What a person with a browser is shown in place of a refusal in JSON; nothing: the JSON. Any thread.
    std::function<Response(int status)> page_for{};
};

// An HTTP/1.1 server on Boost.Beast and C++20 coroutines. Owns its threads; handlers run on them and must not
// block. Keeps connections alive, answers pipelined requests in order, refuses what is malformed (400), slow
// (408), too large (413, 431), unknown (404, 405) as JSON, or as a page for whoever asks for one, and never
// looks at an address of a client. Plain HTTP: whatever faces a network puts TLS in front.
class Server {
  public:
    Server(ServerOptions options, Router router);
    ~Server();  // stops
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Listens and returns. Once per server.
    Status start();
    std::uint16_t port() const;
    // Takes no new request, lets those under way finish, closes everything, joins the threads. Any thread but
    // a handler's; again does nothing.
    void stop();

  private:
    struct Core;
    std::shared_ptr<Core> core_;
};

}  // namespace pledge::http
