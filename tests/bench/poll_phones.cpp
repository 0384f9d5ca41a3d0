#include "tests/bench/poll_phones.h"

#include <array>
#include <cstdlib>
#include <iostream>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace pledge::bench {

void fail(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(1);
}

Loop::Loop() : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {}

void Loop::watch(int fd, Got got) {
    const auto at = static_cast<std::size_t>(fd);
    if (got_.size() <= at) got_.resize(at + 1);
    got_[at] = std::move(got);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    if (::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &event) != 0) fail("epoll takes no more files.");
}

void Loop::forget(int fd) {
    ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, fd, nullptr);
}

void Loop::once(int milliseconds) {
    std::array<epoll_event, 64> events{};
    const int n = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), milliseconds);
    std::array<char, 65536> bytes;
    for (int i = 0; i < n; ++i) {
        const int fd = events.at(static_cast<std::size_t>(i)).data.fd;
        const auto got = ::recv(fd, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got < 0 && errno == EAGAIN) continue;
        if (got <= 0) forget(fd);
        got_[static_cast<std::size_t>(fd)](
            {bytes.data(), got > 0 ? static_cast<std::size_t>(got) : std::size_t{0}});
    }
}

void Loop::until(const std::function<bool()>& done, std::chrono::milliseconds limit) {
    for (const auto end = now() + limit; !done() && now() < end;) once(1);
}

int connect_to(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || ::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
        fail("A phone could not connect.");
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

void write_to(int fd, std::string_view bytes) {
    if (::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size()))
        fail("What a phone or the kiosk said was not taken.");
}

Phone::Phone(Loop& loop, std::uint16_t port, const std::vector<std::string>& pages, std::string code)
    : loop_(loop), port_(port), pages_(pages), code_(std::move(code)) {}

void Phone::begin() {
    began = now();
    asks_ = FileDescriptor(connect_to(port_));
    loop_.watch(asks_.get(), [this](std::string_view bytes) { got_answer(bytes); });
    ask_next();
}

void Phone::ask_next() {
    if (next_ < pages_.size()) {
        write_to(asks_.get(), "GET " + pages_[next_++] +
                                  " HTTP/1.1\r\nHost: kiosk\r\nAccept-Encoding: gzip, deflate\r\n\r\n");
        return;
    }
    const auto body = "{\"code\":\"" + code_ + "\"}";
    write_to(asks_.get(),
             "POST /join HTTP/1.1\r\nHost: kiosk\r\nContent-Type: application/json\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body);
}

void Phone::got_answer(std::string_view bytes) {
    if (bytes.empty() && !may_go) fail("A phone was hung up on.");
    answer_ += bytes;
    for (auto head = answer_.find("\r\n\r\n"); head != std::string::npos; head = answer_.find("\r\n\r\n")) {
        const auto at = answer_.find("Content-Length: ");
        const std::size_t length = at < head ? std::strtoul(answer_.c_str() + at + 16, nullptr, 10) : 0;
        if (answer_.size() < head + 4 + length) return;
        const int status = std::atoi(answer_.c_str() + 9);
        const auto body = answer_.substr(head + 4, length);
        answer_.erase(0, head + 4 + length);
        whole_answer(status, body);
    }
}

void Phone::whole_answer(int status, const std::string& body) {
    if (status == 204) {
        ++votes_taken;
        return;
    }
    if (status != 200) fail("A phone was answered with " + std::to_string(status) + ".");
    const auto token = body.find("\"token\":\"");
    if (token == std::string::npos) return ask_next();
    token_ = body.substr(token + 9, 32);
    listen();
}

void Phone::listen() {
    hears_ = FileDescriptor(connect_to(port_));
    loop_.watch(hears_.get(), [this](std::string_view bytes) { got_event(bytes); });
    write_to(hears_.get(), "GET /events?token=" + token_ + " HTTP/1.1\r\nHost: kiosk\r\n\r\n");
}

void Phone::got_event(std::string_view bytes) {
    if (bytes.empty() && !may_go) fail("A phone's stream ended.");
    events_ += bytes;
    for (auto end = events_.find("\n\n"); end != std::string::npos; end = events_.find("\n\n")) {
        const auto at = events_.find("\"stage\":\"");
        if (at < end) {
            auto said = events_.substr(at + 9, events_.find('"', at + 9) - at - 9);
            if (said != stage) heard = now();
            if (stage.empty()) first_state = heard;
            stage = std::move(said);
        }
        events_.erase(0, end + 2);
    }
}

void Phone::vote(std::uint32_t question, const std::string& sealed) {
    const auto body = "{\"token\":\"" + token_ + "\",\"question\":" + std::to_string(question) +
                      ",\"vote\":\"" + sealed + "\"}";
    write_to(asks_.get(),
             "POST /vote HTTP/1.1\r\nHost: kiosk\r\nContent-Type: application/json\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body);
}

}  // namespace pledge::bench
