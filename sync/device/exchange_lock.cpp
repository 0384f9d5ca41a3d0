#include "sync/device/exchange_lock.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace pledge::device {

Result<ExchangeLock> ExchangeLock::take(const std::string& folder) {
    const auto path = folder + "/sync.lock";
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return Error{Code::failed,
                     path +
                         " can't be made; check that the folder exists and that this program's user "
                         "may write there."};
    ExchangeLock out(fd);
    while (::flock(fd, LOCK_EX) != 0)
        if (errno != EINTR)
            return Error{Code::failed, path + " can't be locked; check the file system it is on."};
    return out;
}

ExchangeLock::ExchangeLock(ExchangeLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

ExchangeLock::~ExchangeLock() {
    if (fd_ >= 0) ::close(fd_);
}

}  // namespace pledge::device
