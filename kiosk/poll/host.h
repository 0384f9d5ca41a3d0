#pragma once

#include "kiosk/poll/line.h"
#include "kiosk/poll/pages.h"
#include "kiosk/poll/session.h"
#include "sync/http/server.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace pledge::poll {

// What a host is started with. The HTTP settings' address and port are those below.
struct HostOptions {
    std::string socket;
    std::function<std::string()> address;  // where phones reach this machine now; empty: nowhere
    std::uint16_t port = 8090;
    std::chrono::milliseconds hold{std::chrono::minutes(10)};  // a session whose kiosk is gone
    http::ServerOptions http;
};

// The settings of a server that a room full of phones, and whoever else is on its network, can reach.
http::ServerOptions room_settings();

// Serves one kiosk and its phones. The port for phones is open only while a session runs. One thread runs it;
// the server's threads only touch the session.
class Host {
  public:
    Host(HostOptions options, const Pages& pages, const Clock& clock, Random& random);
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    Status start();  // listens for the kiosk
    // Until `stop` (a file descriptor) can be read; then phones hear that it is over.
    void run(int stop);

  private:
    void wait_for_news(int stop, bool& stopped);
    int patience() const;
    bool heard(std::string_view line);
    void open(const wire::Open& with);
    void end();
    std::string open_port();  // the address to tell; empty: phones can't come
    void tell_counts();
    void warn_of_guesses();
    void changed();

    const HostOptions options_;
    const Pages& pages_;
    const Clock& clock_;
    Session session_;
    std::unique_ptr<Line> line_;
    FileDescriptor news_;  // eventfd: somebody joined or voted
    std::unique_ptr<http::Server> server_;
    std::string served_at_;
    Session::Counts told_;
    std::chrono::milliseconds kiosk_left_{0};
    bool warned_ = false;  // of guesses, in this session
};

}  // namespace pledge::poll
