#include "sync/council/files.h"

#include "sync/core/file_descriptor.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pledge::council {
namespace {

Error failed(const std::string& path, const char* what, int why) {
    return {why == ENOSPC ? Code::full : Code::failed, path + " can't be " + what + " (" +
                                                           std::strerror(why) +
                                                           "); check the path, its rights and the disk."};
}

Status write_to(const FileDescriptor& fd, const std::string& path, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(fd.get(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return failed(path, "written", errno);
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    if (::fsync(fd.get()) != 0) return failed(path, "written", errno);
    return {};
}

// Zeros where its bytes were, on the disk when this returns.
Status overwrite(const FileDescriptor& fd, const std::string& path) {
    const auto size = ::lseek(fd.get(), 0, SEEK_END);
    if (size < 0 || ::lseek(fd.get(), 0, SEEK_SET) != 0) return failed(path, "destroyed", errno);
    return write_to(fd, path, std::string(static_cast<std::size_t>(size), '\0'));
}

void sync_folder_of(const std::string& path) {
    const auto parent = std::filesystem::path(path).parent_path();
    const FileDescriptor folder(
        ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.ok()) ::fsync(folder.get());
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t most_bytes) {
    const FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.ok() && errno == ENOENT) return Error{Code::not_found, path + " does not exist; check the name."};
    if (!fd.ok()) return failed(path, "read", errno);
    std::string out;
    char chunk[8192];
    for (;;) {
        const auto n = ::read(fd.get(), chunk, sizeof chunk);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return failed(path, "read", errno);
        if (n == 0) return out;
        out.append(chunk, static_cast<std::size_t>(n));
        if (out.size() > most_bytes)
            return Error{Code::too_large, path + " is larger than " + std::to_string(most_bytes) +
                                              " bytes; check that it is the right file."};
    }
}

Status write_new_file(const std::string& path, std::string_view bytes) {
    Status written;
    {
        const FileDescriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!fd.ok() && errno == EEXIST)
            return Error{Code::conflict, path + " is already there; move it away or choose another name."};
        if (!fd.ok()) return failed(path, "made", errno);
        written = write_to(fd, path, bytes);
    }
    if (!written)
        ::unlink(path.c_str());
    else
        sync_folder_of(path);
    return written;
}

Status write_public_file(const std::string& path, std::string_view bytes) {
    const auto beside = path + ".part";
    ::unlink(beside.c_str());
    if (auto written = write_new_file(beside, bytes); !written) return written;
    if (::chmod(beside.c_str(), 0644) != 0 || ::rename(beside.c_str(), path.c_str()) != 0) {
        const int why = errno;
        ::unlink(beside.c_str());
        return failed(path, "made", why);
    }
    sync_folder_of(path);
    return {};
}

Status replace_secret_file(const std::string& path, std::string_view bytes) {
    const auto beside = path + ".part";
    if (auto gone = shred_file(beside); !gone) return gone;
    if (auto written = write_new_file(beside, bytes); !written) return written;
    const FileDescriptor before(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        const int why = errno;
        static_cast<void>(shred_file(beside));
        return failed(path, "made", why);
    }
    sync_folder_of(path);
    return before.ok() ? overwrite(before, path) : Status();
}

Status shred_file(const std::string& path) {
    {
        const FileDescriptor fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!fd.ok() && errno == ENOENT) return {};
        if (!fd.ok()) return failed(path, "destroyed", errno);
        if (auto done = overwrite(fd, path); !done) return done;
    }
    if (::unlink(path.c_str()) != 0) return failed(path, "destroyed", errno);
    sync_folder_of(path);
    return {};
}

Status copy_secret_file(const std::string& from, const std::string& to) {
    if (auto made = write_new_file(to, {}); !made) return made;
    const FileDescriptor in(::open(from.c_str(), O_RDONLY | O_CLOEXEC)),
        out(::open(to.c_str(), O_WRONLY | O_CLOEXEC));
    if (!in.ok()) return failed(from, "read", errno);
    if (!out.ok()) return failed(to, "written", errno);
    std::string chunk(std::size_t{1} << 20, '\0');
    for (;;) {
        const auto n = ::read(in.get(), chunk.data(), chunk.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return failed(from, "read", errno);
        // the last, empty one brings it to the disk
        if (auto put = write_to(out, to, std::string_view(chunk).substr(0, static_cast<std::size_t>(n)));
            !put)
            return put;
        if (n == 0) return {};
    }
}

Status move_file(const std::string& from, const std::string& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return failed(to, "made", errno);
    sync_folder_of(to);
    return {};
}

Status make_folder(const std::string& path) {
    std::error_code why;
    const auto parent = std::filesystem::path(path).parent_path();
    if (!parent.empty()) std::filesystem::create_directories(parent, why);
    if (why) return failed(path, "made", why.value());
    if (::mkdir(path.c_str(), 0700) == 0 || std::filesystem::is_directory(path, why)) return {};
    return failed(path, "made", errno);
}

}  // namespace pledge::council
