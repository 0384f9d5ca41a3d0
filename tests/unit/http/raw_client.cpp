#include "tests/unit/http/raw_client.h"

#include <cstdlib>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pledge::testing {

RawClient::RawClient(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
        throw std::runtime_error("no connection");
    // a test that waits for ever is a test that says nothing
    const timeval limit{20, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
}

RawClient::~RawClient() {
    ::close(fd_);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

void RawClient::finish() {
    ::shutdown(fd_, SHUT_WR);
}

std::string RawClient::read_all() {
    std::string out = std::move(left_);
    char chunk[4096];
    for (;;) {
        const auto n = ::recv(fd_, chunk, sizeof chunk, 0);
        if (n <= 0) return out;
        out.append(chunk, static_cast<std::size_t>(n));
    }
}

std::string RawClient::read_some() {
    if (!left_.empty()) return std::exchange(left_, {});
    char chunk[4096];
    const auto n = ::recv(fd_, chunk, sizeof chunk, 0);
    return n <= 0 ? std::string() : std::string(chunk, static_cast<std::size_t>(n));
}

std::string RawClient::read_answer() {
    char chunk[4096];
    for (;;) {
        const auto head = left_.find("\r\n\r\n");
        if (head != std::string::npos) {
            const auto at = left_.find("Content-Length: ");
            const std::size_t length = at < head ? std::strtoul(left_.c_str() + at + 16, nullptr, 10) : 0;
            if (left_.size() >= head + 4 + length) {
                auto answer = left_.substr(0, head + 4 + length);
                left_.erase(0, answer.size());
                return answer;
            }
        }
        const auto n = ::recv(fd_, chunk, sizeof chunk, 0);
        if (n <= 0) return std::move(left_);
        left_.append(chunk, static_cast<std::size_t>(n));
    }
}

bool RawClient::closed() {
    char byte = 0;
    return left_.empty() && ::recv(fd_, &byte, 1, 0) == 0;
}

std::string exchange(std::uint16_t port, std::string_view bytes) {
    RawClient client(port);
    client.send(bytes);
    return client.read_all();
}

}  // namespace pledge::testing
