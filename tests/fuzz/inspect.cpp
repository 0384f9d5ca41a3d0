// What a test's program sends to the socket of --inspect: one answer for each end of a line, whatever the
// line.
#include "kiosk/inspect_server.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <mutex>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace pledge;

namespace {

struct Rig {
    testing::TempFolder folder;
    std::mutex mutex;
    std::condition_variable woken;
    int wakes = 0;
    std::unique_ptr<kiosk::InspectServer> server = kiosk::InspectServer::listen(folder / "inspect", [this] {
                                                       const std::lock_guard lock(mutex);
                                                       ++wakes;
                                                       woken.notify_one();
                                                   }).value();

    int connected() const {
        const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const auto path = folder / "inspect";
        std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
        must(fd >= 0 && connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        return fd;
    }
    // Waits until the server has read something, and answers.
    void answer() {
        std::unique_lock lock(mutex);
        woken.wait(lock, [this] { return wakes > 0; });
        wakes = 0;
        lock.unlock();
        server->answer("{}");
    }
};

}  // namespace

FUZZ(input) {
    static Rig rig;
    const auto bytes = input.first(std::min<std::size_t>(input.size(), 4000));
    const auto lines = std::count(bytes.begin(), bytes.end(), std::uint8_t{'\n'});
    // nothing would come back to wait for, or more than the socket holds: whoever does not read loses answers
    if (lines == 0 || lines > 100) return;
    const int fd = rig.connected();
    must(send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()));
    for (std::ptrdiff_t answered = 0; answered < lines;) {
        rig.answer();
        std::array<char, 4096> got{};
        for (ssize_t n = 0; (n = recv(fd, got.data(), got.size(), MSG_DONTWAIT)) > 0;)
            answered += std::count(got.begin(), got.begin() + n, '\n');
        must(answered <= lines);
    }
    close(fd);
}
