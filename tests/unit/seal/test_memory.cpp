#include "sync/seal/memory.h"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pledge;

namespace {

// The line of a file of /proc that begins like this.
std::string line_of(const char* file, const std::string& begins) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        if (line.rfind(begins, 0) == 0) return line;
    return {};
}

long locked_kilobytes() {
    std::istringstream in(line_of("/proc/self/status", "VmLck:").substr(6));
    long out = -1;
    in >> out;
    return out;
}

// Not everywhere: a limit may be low, and the sanitizers make mlock() do nothing.
bool can_lock(std::size_t bytes) {
    const auto before = locked_kilobytes();
    void* pages = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    const bool locked = ::mlock(pages, bytes) == 0 && locked_kilobytes() > before;
    ::munmap(pages, bytes);
    return locked;
}

// In a process of its own, since there is no way back.
template <class F>
bool in_a_child(F&& check) {
    const auto child = ::fork();
    if (child == 0) {
        const rlimit before{4096, 4096};
        ::setrlimit(RLIMIT_CORE, &before);
        ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
        if (!seal::keep_memory_private().ok()) ::_exit(2);
        ::_exit(check() ? 0 : 1);
    }
    int ended = -1;
    ::waitpid(child, &ended, 0);
    return WIFEXITED(ended) && WEXITSTATUS(ended) == 0;
}

}  // namespace

TEST_CASE("no core dump is written, whatever the limit was before") {
    CHECK(in_a_child([] {
        std::istringstream in(line_of("/proc/self/limits", "Max core file size"));
        std::string max, core, file, size, soft, hard;
        in >> max >> core >> file >> size >> soft >> hard;
        return soft == "0" && hard == "0";
    }));
}

TEST_CASE("no other program of this user may look into the memory") {
    CHECK(in_a_child([] { return ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0; }));
}

TEST_CASE("what holds answers is kept out of swap") {
    constexpr std::size_t kBytes = 256 * 1024;
    const bool can = can_lock(2 * kBytes);
    const auto before = locked_kilobytes();
    {
        std::vector<int, seal::LockedAllocator<int>> numbers(kBytes / sizeof(int), 7);
        CHECK(numbers.back() == 7);
        if (can) CHECK(locked_kilobytes() - before == 256);
        numbers.push_back(8);
        CHECK(numbers.front() == 7);
    }
    CHECK(locked_kilobytes() == before);
}

TEST_CASE("pages are given back wiped") {
    // the same memory by another address: what is left can be read when the pages are gone
    const int file = ::memfd_create("pages", 0);
    REQUIRE(::ftruncate(file, 8192) == 0);
    auto* window =
        static_cast<unsigned char*>(::mmap(nullptr, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
    auto* pages = ::mmap(nullptr, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    static_cast<unsigned char*>(pages)[0] = 1;
    static_cast<unsigned char*>(pages)[5000] = 2;
    CHECK(window[5000] == 2);
    seal::free_locked_pages(pages, 5001);
    CHECK(window[0] == 0);
    CHECK(window[5000] == 0);
    ::munmap(window, 8192);
    ::close(file);
}

TEST_CASE("where memory can't be locked, it is there all the same") {
    const auto child = ::fork();
    if (child == 0) {
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_MEMLOCK, &none);
        if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
        auto* pages = static_cast<unsigned char*>(seal::locked_pages(10000));
        ::_exit(pages && pages[9999] == 0 ? 0 : 1);
    }
    int ended = -1;
    ::waitpid(child, &ended, 0);
    CHECK((WIFEXITED(ended) && WEXITSTATUS(ended) == 0));
}

TEST_CASE("every program that holds keys or answers begins with it") {
    for (const char* program : {"kiosk", "sync/device", "sync/council"}) {
        INFO(program);
        std::ifstream in(std::string(PLEDGE_SOURCE_DIR) + "/" + program + "/main.cpp");
        std::string line;
        while (std::getline(in, line) && line.rfind("int main(", 0) != 0) continue;
        REQUIRE(std::getline(in, line));
        CHECK(line.find("seal::keep_memory_private()") != std::string::npos);
    }
}
