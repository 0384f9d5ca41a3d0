#include "kiosk/live_line.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/socket.h>
#include <sys/un.h>

namespace pledge::kiosk {
namespace {

// No pledge-poll reads so slowly; beyond it the line is as good as dead.
constexpr std::size_t kMostUnsent = 4 * wire::kMostLine;

bool only_later() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

bool LiveLine::connect() {
    if (up()) return true;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path_.empty() || path_.size() >= sizeof address.sun_path) return false;
    std::memcpy(address.sun_path, path_.c_str(), path_.size() + 1);
    FileDescriptor made(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    // to a Unix socket this is done at once, or not at all
    if (!made.ok() || ::connect(made.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return false;
    socket_ = std::move(made);
    return true;
}

void LiveLine::hang_up() {
    socket_ = FileDescriptor();
    unsent_.clear();
    unread_.clear();
}

void LiveLine::send(const wire::ToPoll& message) {
    if (!up()) return;
    unsent_ += wire::write(message);
    flush();
    if (unsent_.size() > kMostUnsent) hang_up();
}

void LiveLine::flush() {
    while (up() && !unsent_.empty()) {
        const auto sent = ::send(fd(), unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
        if (sent < 0 && only_later()) return;
        if (sent <= 0) return hang_up();
        unsent_.erase(0, static_cast<std::size_t>(sent));
    }
}

std::vector<wire::ToKiosk> LiveLine::read() {
    std::vector<wire::ToKiosk> out;
    std::array<char, 16 * 1024> bytes{};
    while (up()) {
        const auto got = ::recv(fd(), bytes.data(), bytes.size(), 0);
        if (got < 0 && only_later()) break;
        if (got <= 0) {
            hang_up();
            break;
        }
        unread_.append(bytes.data(), static_cast<std::size_t>(got));
        for (auto end = unread_.find('\n'); end != std::string::npos; end = unread_.find('\n')) {
            auto message = wire::read_to_kiosk(std::string_view(unread_).substr(0, end));
            unread_.erase(0, end + 1);
            if (!message) {
                hang_up();
                return out;
            }
            out.push_back(std::move(*message));
        }
        if (unread_.size() > wire::kMostLine) hang_up();
    }
    return out;
}

}  // namespace pledge::kiosk
