#include "sync/shelf/files.h"

#include "sync/core/file_descriptor.h"

#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pledge::shelf {
namespace {

Error refused(const std::string& path, int why) {
    if (why == ENOSPC || why == EDQUOT || why == EFBIG)
        return {Code::full,
                "There is no room left to write " + path + "; free some space on its disk and try again."};
    return {Code::failed,
            path +
                " can't be written; check that its folder exists and that this program's user may "
                "write there."};
}

Error missing(const std::string& path) {
    return {Code::not_found, path + " does not exist; check the folder's name."};
}

Error unreadable(const std::string& path) {
    return {Code::failed, path + " can't be read; check that this program's user may read it."};
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

std::string folder_of(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

Status write_through(const std::string& path, const std::string& named, std::string_view bytes, int mode) {
    const FileDescriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, static_cast<mode_t>(mode)));
    if (!file.ok()) return refused(named, errno);
    // the mode counts even if an earlier, interrupted write left the file behind
    if (::fchmod(file.get(), static_cast<mode_t>(mode)) != 0 || !write_all(file.get(), bytes) ||
        ::fsync(file.get()) != 0)
        return refused(named, errno);
    return {};
}

}  // namespace

Result<std::size_t> read_into(const std::string& path, std::span<std::uint8_t> room) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.ok() && errno == ENOENT) return missing(path);
    if (!file.ok()) return unreadable(path);
    std::size_t got = 0;
    while (got < room.size()) {
        const auto n = ::read(file.get(), room.data() + got, room.size() - got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return unreadable(path);
        if (n == 0) break;
        got += static_cast<std::size_t>(n);
    }
    return got;
}

Result<std::string> read_file(const std::string& path, std::size_t most_bytes) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 && errno == ENOENT) return missing(path);
    if (!S_ISREG(info.st_mode)) return unreadable(path);
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size > most_bytes)
        return Error{Code::too_large, path + " is larger than it can be; copy it aside and ask for help."};
    std::string out(size + 1, '\0');  // one more, to see that it has not grown
    const auto got = read_into(path, {reinterpret_cast<std::uint8_t*>(out.data()), out.size()});
    if (!got) return got.error();
    if (*got > size) return unreadable(path);
    out.resize(*got);
    return out;
}

Status write_file(const std::string& path, std::string_view bytes, int mode) {
    const auto beside = path + ".new";
    auto written = write_through(beside, path, bytes, mode);
    if (written && ::rename(beside.c_str(), path.c_str()) != 0) written = refused(path, errno);
    if (!written) {
        ::unlink(beside.c_str());
        return written;
    }
    const FileDescriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.ok() || ::fsync(folder.get()) != 0) return refused(path, errno);
    return {};
}

Status make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) {
        std::error_code ignored;
        if (std::filesystem::is_directory(path, ignored)) return {};
    }
    return Error{Code::failed,
                 path + " can't be made; check that the folder above it exists and can be written to."};
}

Status check_writable(const std::string& folder) {
    const auto above = exists(folder) ? folder : folder_of(folder);
    if (::access(above.c_str(), W_OK | X_OK) == 0 && std::filesystem::is_directory(above)) return {};
    return Error{Code::failed,
                 folder +
                     " can't be written to; check that it, or the folder above it, exists and belongs "
                     "to this program's user."};
}

bool exists(const std::string& path) {
    return ::access(path.c_str(), F_OK) == 0;
}

}  // namespace pledge::shelf
