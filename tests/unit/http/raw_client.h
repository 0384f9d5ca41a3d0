#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pledge::testing {

// A socket to 127.0.0.1 that sends exactly the bytes it is given, however wrong they are.
class RawClient {
  public:
    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool send(std::string_view bytes);
    void finish();              // no more will be sent
    std::string read_all();     // until the server closes
    std::string read_some();    // whatever has come; empty once the server has closed
    std::string read_answer();  // one answer with a Content-Length
    bool closed();              // waits for the server to close; false when it sends instead

  private:
    std::string left_;
    int fd_;
};

// Everything at once: connect, send, read until closed.
std::string exchange(std::uint16_t port, std::string_view bytes);

}  // namespace pledge::testing
