#include "tests/faults/server_process.h"

#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pledge::testing {

ServerProcess::ServerProcess(const std::string& program, const std::string& config) {
    int log[2];
    if (::pipe2(log, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    pid_ = ::fork();
    if (pid_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(log[1], STDERR_FILENO);
        ::execl(program.c_str(), program.c_str(), "serve", "--config", config.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(log[1]);
    log_ = log[0];
}

std::uint16_t ServerProcess::port() {
    // "… Listening on 127.0.0.1 port 43210"
    std::string said;
    char byte = 0;
    while (port_ == 0 && ::read(log_, &byte, 1) == 1) {
        said += byte;
        const auto at = said.find(" port ");
        if (byte == '\n' && at != std::string::npos)
            port_ = static_cast<std::uint16_t>(std::strtoul(said.c_str() + at + 6, nullptr, 10));
    }
    if (port_ == 0) throw std::runtime_error("The server did not start: " + said);
    return port_;
}

void ServerProcess::kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    ::close(log_);
    pid_ = 0;
}

}  // namespace pledge::testing
