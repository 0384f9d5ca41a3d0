#include "sync/seal/memory.h"

#include "sync/seal/secret.h"

#include <cerrno>
#include <cstring>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace pledge::seal {
namespace {

std::size_t whole_pages(std::size_t bytes) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (bytes + page - 1) / page * page;
}

Error refused(const char* what) {
    return {Code::failed,
            std::string("The system does not let this program ") + what + " (" + std::strerror(errno) +
                "), so what it must keep secret could be written to the disk; ask whoever looks after this "
                "machine."};
}

}  // namespace

Status keep_memory_private() {
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0) return refused("turn core dumps off");
    // a limit of nothing does not hold for a dump that is piped into a program; this does
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return refused("close its memory to others");
    return {};
}

void* locked_pages(std::size_t bytes) {
    const auto size = whole_pages(bytes > 0 ? bytes : 1);
    void* pages = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) return nullptr;
    // Neither may stop an officer from counting: where the limit is too low, the pages stay unlocked.
    static_cast<void>(::mlock(pages, size));
    static_cast<void>(::madvise(pages, size, MADV_DONTDUMP));
    return pages;
}

void free_locked_pages(void* pages, std::size_t bytes) {
    const auto size = whole_pages(bytes > 0 ? bytes : 1);
    wipe({static_cast<std::uint8_t*>(pages), size});
    ::munmap(pages, size);
}

}  // namespace pledge::seal
