#include "sync/outbox/file_times.h"

#include <filesystem>
#include <new>

#include <fcntl.h>
#include <sys/stat.h>

namespace pledge::outbox {

void blunt_times(const std::string& file, Day day) try {
    const timespec start{std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch()).count(), 0};
    const timespec both[2] = {start, start};
    auto folder = std::filesystem::path(file).parent_path();
    if (folder.empty()) folder = ".";
    (void)::utimensat(AT_FDCWD, file.c_str(), both, 0);
    (void)::utimensat(AT_FDCWD, folder.c_str(), both, 0);
} catch (const std::bad_alloc&) {  // the answer is safe, and to say otherwise would have it sent twice
}

}  // namespace pledge::outbox
