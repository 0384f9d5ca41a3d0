#include "tests/faults/apart.h"

#include "tests/support/failing_memory.h"

#include <cstring>
#include <exception>
#include <stdexcept>

#include <sys/wait.h>
#include <unistd.h>

namespace pledge::testing {
namespace {

constexpr int kEnded = 101;

SimDisk* disk_of_child = nullptr;
int pipe_of_child = -1;

void send(const void* bytes, std::size_t size) {
    const auto* from = static_cast<const char*>(bytes);
    while (size > 0) {
        const auto n = ::write(pipe_of_child, from, size);
        if (n <= 0) ::_exit(127);
        from += n;
        size -= static_cast<std::size_t>(n);
    }
}

[[noreturn]] void leave(int said) {
    mend_memory();
    for (const auto& [name, bytes] : disk_of_child->image())
        for (const View part : {view_of(name), View(bytes)}) {
            const std::uint64_t size = part.size();
            send(&size, sizeof size);
            send(part.data(), part.size());
        }
    ::_exit(said);
}

Blob receive(int from) {
    Blob all;
    std::uint8_t some[65536];
    for (ssize_t n; (n = ::read(from, some, sizeof some)) > 0;) all.insert(all.end(), some, some + n);
    return all;
}

Blob take(View& from) {
    std::uint64_t size = 0;
    if (from.size() < sizeof size) throw std::runtime_error("a child sent half an image");
    std::memcpy(&size, from.data(), sizeof size);
    from = from.subspan(sizeof size);
    if (from.size() < size) throw std::runtime_error("a child sent half an image");
    const auto part = from.first(size);
    from = from.subspan(size);
    return {part.begin(), part.end()};
}

}  // namespace

Apart run_apart(SimDisk& disk, const std::function<int()>& work) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        disk_of_child = &disk;
        pipe_of_child = ends[1];
        std::set_terminate([] { leave(kEnded); });
        leave(work());
    }
    ::close(ends[1]);
    const auto sent = receive(ends[0]);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > kEnded) throw std::runtime_error("a child was lost");
    Apart out;
    out.ended = WEXITSTATUS(status) == kEnded;
    out.said = out.ended ? 0 : WEXITSTATUS(status);
    for (View left = sent; !left.empty();) {
        const auto name = take(left);
        out.image[std::string(text_of(name))] = take(left);
    }
    return out;
}

}  // namespace pledge::testing
