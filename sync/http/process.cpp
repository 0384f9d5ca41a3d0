#include "sync/http/process.h"

#include <algorithm>

#include <sys/resource.h>

namespace pledge::http {
namespace {

void allow_files(rlim_t count) {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = std::max(files.rlim_cur, std::min(files.rlim_max, count));
    ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace

sigset_t prepare_to_serve(std::size_t files) {
    sigset_t ends{};
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    allow_files(files);
    return ends;
}

}  // namespace pledge::http
