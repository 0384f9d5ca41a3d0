#include "kiosk/poll/line.h"

#include "kiosk/wire/lines.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace pledge::poll {
namespace {

// A kiosk that does not read: more than any answer is waiting.
constexpr std::size_t kMostUnread = 4 * wire::kMostLine;

Error cant_listen(const std::string& path) {
    return {Code::failed, "Can't listen on \"" + path + "\" (" + std::strerror(errno) +
                              "); name a socket in a folder that this user may write to."};
}

Status check_folder(const std::string& path) {
    auto folder = std::filesystem::path(path).parent_path().string();
    if (folder.empty()) folder = ".";
    struct stat is {};
    if (::stat(folder.c_str(), &is) != 0) return cant_listen(path);
    if (!S_ISDIR(is.st_mode) || is.st_uid != ::geteuid() || (is.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return Error{Code::bad_usage,
                     "The folder \"" + folder +
                         "\" is not this user's alone; make one with mode 0700 for the socket."};
    return {};
}

// Removes what a program left that ended without tidying up.
Status make_way(const std::string& path, const sockaddr_un& address) {
    struct stat old {};
    if (::lstat(path.c_str(), &old) != 0) return {};
    if (!S_ISSOCK(old.st_mode))
        return Error{Code::bad_usage, "\"" + path + "\" is there and is no socket; name another."};
    const FileDescriptor knock(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (::connect(knock.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ||
        errno == EAGAIN)
        return Error{Code::conflict, "Another program listens on \"" + path + "\"; stop it first."};
    ::unlink(path.c_str());
    return {};
}

}  // namespace

Result<std::unique_ptr<Line>> Line::listen(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path)
        return Error{Code::bad_usage, "The path of the socket is too long; choose one below 108 characters."};
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    if (const auto fine = check_folder(path); !fine) return fine.error();
    if (const auto fine = make_way(path, address); !fine) return fine.error();
    FileDescriptor door(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const mode_t before = ::umask(0177);
    const int bound = ::bind(door.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::umask(before);
    if (bound != 0 || ::listen(door.get(), 4) != 0) return cant_listen(path);
    return std::unique_ptr<Line>(new Line(path, std::move(door)));
}

Line::~Line() {
    ::unlink(path_.c_str());
}

short Line::wants() const {
    return static_cast<short>(out_.empty() ? POLLIN : POLLIN | POLLOUT);
}

void Line::let_in() {
    FileDescriptor guest(::accept4(door_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (guest.ok() && !kiosk_.ok()) kiosk_ = std::move(guest);
}

void Line::hear(const std::function<bool(std::string_view)>& heard) {
    std::array<char, 16384> chunk{};
    const auto got = ::recv(kiosk_.get(), chunk.data(), chunk.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) return hang_up();
    in_.append(chunk.data(), static_cast<std::size_t>(got));
    std::size_t begin = 0;
    for (auto end = in_.find('\n'); end != std::string::npos; end = in_.find('\n', begin)) {
        if (!heard(std::string_view(in_).substr(begin, end - begin))) return hang_up();
        begin = end + 1;
        if (!kiosk_.ok()) return;  // it did not take the answer
    }
    in_.erase(0, begin);
    if (in_.size() > wire::kMostLine) hang_up();
}

void Line::say(std::string_view line) {
    if (!kiosk_.ok()) return;
    out_ += line;
    send();
    if (out_.size() > kMostUnread) hang_up();
}

void Line::send() {
    while (kiosk_.ok() && !out_.empty()) {
        const auto sent = ::send(kiosk_.get(), out_.data(), out_.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && errno == EAGAIN) return;
        if (sent <= 0) return hang_up();
        out_.erase(0, static_cast<std::size_t>(sent));
    }
}

void Line::hang_up() {
    kiosk_ = FileDescriptor();
    in_.clear();
    out_.clear();
}

}  // namespace pledge::poll
