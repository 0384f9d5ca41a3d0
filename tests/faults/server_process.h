#pragma once

#include <cstdint>
#include <string>

#include <sys/types.h>

namespace pledge::testing {

// A `pledge-council serve` of its own, the real program. Killed when it goes.
class ServerProcess {
  public:
    ServerProcess(const std::string& program, const std::string& config);
    ~ServerProcess() { kill(); }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    // Waits until it listens, and says where. Throws when it ends instead.
    std::uint16_t port();
    pid_t pid() const { return pid_; }
    void kill();  // -9, and waits until it is gone

  private:
    pid_t pid_ = 0;
    int log_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace pledge::testing
