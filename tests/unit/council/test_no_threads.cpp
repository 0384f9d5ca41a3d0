// Closing a wave on a machine that lets the program start no further thread. Not under the sanitizers, whose
// own memory knows no limit.
#include "tests/unit/council/closing_fixture.h"

#include <fstream>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

// Ends this process's right to more memory, so that no further stack fits. In a child process.
Code in_a_program_without_threads(ClosingFixture& f) {
    const auto child = ::fork();
    if (child == 0) {
        std::ifstream in("/proc/self/statm");
        rlim_t pages = 0;
        in >> pages;
        const auto most = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + (rlim_t{64} << 20);
        const rlimit limit{most, most};
        ::setrlimit(RLIMIT_AS, &limit);
        const auto opened = open_pool(*f.storage, f.stored.wave, {f.council.wave, 64, nullptr});
        ::_exit(opened ? 100 : static_cast<int>(opened.error().code));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    return static_cast<Code>(WEXITSTATUS(status));
}

}  // namespace

TEST_CASE("where no thread can start, closing says so") {
    // Bug this guards against: std::thread threw, and the program ended with half of its threads running.
    ClosingFixture f;
    f.put_into_pool(f.sealed(40));
    CHECK(in_a_program_without_threads(f) == Code::failed);
}
