#include "kiosk/inspect_server.h"

#include "sync/core/file_descriptor.h"

#include <array>
#include <cstring>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace pledge::kiosk {
namespace {

Error cant_listen(const std::string& path) {
    return {Code::failed, "Can't listen on \"" + path + "\" (" + std::strerror(errno) +
                              "); name a socket in a folder that this user may write to."};
}

}  // namespace

struct InspectServer::State {
    std::string path;
    FileDescriptor listener, stop_read, stop_write;
    std::function<void()> wake;
    std::mutex mutex;  // guards clients and questions
    std::vector<FileDescriptor> clients;
    std::vector<int> questions;  // client fds that sent a line
    std::thread thread;

    void run() {
        for (;;) {
            std::vector<pollfd> waiting = {{stop_read.get(), POLLIN, 0}, {listener.get(), POLLIN, 0}};
            {
                const std::lock_guard lock(mutex);
                for (const auto& client : clients) waiting.push_back({client.get(), POLLIN, 0});
            }
            if (poll(waiting.data(), waiting.size(), -1) < 0) continue;
            if (waiting[0].revents != 0) return;
            if (waiting[1].revents != 0) accept_one();
            for (std::size_t i = 2; i < waiting.size(); ++i)
                if (waiting[i].revents != 0) read_from(waiting[i].fd);
        }
    }

    void accept_one() {
        FileDescriptor client(accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (client.get() < 0) return;
        const std::lock_guard lock(mutex);
        clients.push_back(std::move(client));
    }

    void read_from(int fd) {
        std::array<char, 256> bytes{};
        const auto got = read(fd, bytes.data(), bytes.size());
        const std::lock_guard lock(mutex);
        if (got <= 0) {
            std::erase_if(clients, [&](const FileDescriptor& client) { return client.get() == fd; });
            std::erase(questions, fd);
            return;
        }
        for (ssize_t i = 0; i < got; ++i)
            if (bytes[static_cast<std::size_t>(i)] == '\n') questions.push_back(fd);
        wake();
    }
};

Result<std::unique_ptr<InspectServer>> InspectServer::listen(const std::string& path,
                                                             std::function<void()> wake) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return Error{Code::bad_usage,
                     "The path of the --inspect socket is too long; choose one below 108 characters."};
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    auto state = std::make_unique<State>();
    state->path = path;
    state->wake = std::move(wake);
    state->listener = FileDescriptor(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    struct stat old {};
    if (lstat(path.c_str(), &old) == 0 && S_ISSOCK(old.st_mode)) unlink(path.c_str());
    const mode_t before = umask(0177);
    const int bound =
        bind(state->listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    umask(before);
    if (bound != 0 || ::listen(state->listener.get(), 8) != 0) return cant_listen(path);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return cant_listen(path);
    state->stop_read = FileDescriptor(ends[0]);
    state->stop_write = FileDescriptor(ends[1]);
    auto* raw = state.get();
    state->thread = std::thread([raw] { raw->run(); });
    return std::unique_ptr<InspectServer>(new InspectServer(std::move(state)));
}

InspectServer::InspectServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

InspectServer::~InspectServer() {
    state_->stop_write = FileDescriptor();
    state_->thread.join();
    unlink(state_->path.c_str());
}

bool InspectServer::asked() const {
    const std::lock_guard lock(state_->mutex);
    return !state_->questions.empty();
}

void InspectServer::answer(const std::string& line) {
    const std::lock_guard lock(state_->mutex);
    const std::string text = line + "\n";
    for (const int fd : std::exchange(state_->questions, {})) {
        // a client that does not read loses its answer; the kiosk never waits for it
        std::size_t sent = 0;
        while (sent < text.size()) {
            const auto n = send(fd, text.data() + sent, text.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (n <= 0) break;
            sent += static_cast<std::size_t>(n);
        }
    }
}

}  // namespace pledge::kiosk
