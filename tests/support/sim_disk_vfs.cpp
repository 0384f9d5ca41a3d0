#include "tests/support/failing_memory.h"
#include "tests/support/sim_disk.h"

#include <algorithm>
#include <cstring>

#include <strings.h>
#include <unistd.h>

// SQLite's side of the simulated disk.
namespace pledge::testing {

struct SimDisk::Handle {
    SimDisk* disk;
    int file;
    bool fresh_journal;  // its first sync takes the folder along
    int lock = SQLITE_LOCK_NONE;
};

namespace {

using Handle = SimDisk::Handle;

struct SqliteFile {
    sqlite3_file base;
    Handle* handle;
};

Handle& handle_of(sqlite3_file* file) {
    return *reinterpret_cast<SqliteFile*>(file)->handle;
}
SimDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<SimDisk*>(vfs->pAppData);
}

int close(sqlite3_file* f) {
    delete &handle_of(f);
    return SQLITE_OK;
}

int read(sqlite3_file* f, void* to, int amount, sqlite3_int64 at) {
    auto& h = handle_of(f);
    if (const int code = h.disk->fails(DiskFault::Call::read)) return code;
    const auto& bytes = h.disk->file(h.file).bytes;
    const auto from = std::min(static_cast<std::size_t>(at), bytes.size());
    const auto n = std::min(static_cast<std::size_t>(amount), bytes.size() - from);
    std::memcpy(to, bytes.data() + from, n);
    std::memset(static_cast<char*>(to) + n, 0, static_cast<std::size_t>(amount) - n);
    return n == static_cast<std::size_t>(amount) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* f, const void* from, int amount, sqlite3_int64 at) {
    const MemoryHolds quiet;
    auto& h = handle_of(f);
    return h.disk->write(h.file, {static_cast<const std::uint8_t*>(from), static_cast<std::size_t>(amount)},
                         static_cast<std::size_t>(at));
}

int truncate(sqlite3_file* f, sqlite3_int64 size) {
    const MemoryHolds quiet;
    return handle_of(f).disk->truncate(handle_of(f).file, static_cast<std::size_t>(size));
}

int sync(sqlite3_file* f, int) {
    const MemoryHolds quiet;
    auto& h = handle_of(f);
    const int code = h.disk->sync(h.file, h.fresh_journal);
    if (code == SQLITE_OK) h.fresh_journal = false;
    return code;
}

int size(sqlite3_file* f, sqlite3_int64* out) {
    *out = static_cast<sqlite3_int64>(handle_of(f).disk->file(handle_of(f).file).bytes.size());
    return SQLITE_OK;
}

bool of_other(const Handle* holder, const Handle& me) {
    return holder && holder != &me;
}

// https://www.sqlite.org/lockingv3.html
int lock(sqlite3_file* f, int level) {
    auto& h = handle_of(f);
    auto& locks = h.disk->file(h.file).locks;
    if (h.lock >= level) return SQLITE_OK;
    if (level == SQLITE_LOCK_SHARED) {
        if (of_other(locks.pending, h) || of_other(locks.exclusive, h)) return SQLITE_BUSY;
        ++locks.shared;
        h.lock = level;
        return SQLITE_OK;
    }
    if (level == SQLITE_LOCK_RESERVED) {
        if (of_other(locks.reserved, h)) return SQLITE_BUSY;
        locks.reserved = &h;
        h.lock = level;
        return SQLITE_OK;
    }
    if (of_other(locks.pending, h) || of_other(locks.exclusive, h)) return SQLITE_BUSY;
    locks.pending = &h;
    h.lock = SQLITE_LOCK_PENDING;
    if (locks.shared > 1) return SQLITE_BUSY;
    locks.exclusive = &h;
    h.lock = SQLITE_LOCK_EXCLUSIVE;
    return SQLITE_OK;
}

int unlock(sqlite3_file* f, int level) {
    auto& h = handle_of(f);
    auto& locks = h.disk->file(h.file).locks;
    if (h.lock <= level) return SQLITE_OK;
    for (auto* held : {&locks.reserved, &locks.pending, &locks.exclusive})
        if (*held == &h) *held = nullptr;
    if (level == SQLITE_LOCK_NONE) --locks.shared;
    h.lock = level;
    return SQLITE_OK;
}

int reserved(sqlite3_file* f, int* out) {
    const auto& locks = handle_of(f).disk->file(handle_of(f).file).locks;
    *out = locks.reserved || locks.pending || locks.exclusive;
    return SQLITE_OK;
}

int control(sqlite3_file* f, int what, void* with) {
    const auto& disk = *handle_of(f).disk;
    if (what == SQLITE_FCNTL_LAST_ERRNO) {
        *static_cast<int*>(with) = disk.last_errno();
        return SQLITE_OK;
    }
    if (what != SQLITE_FCNTL_PRAGMA || disk.deaf_to().empty()) return SQLITE_NOTFOUND;
    auto** words = static_cast<char**>(with);  // answer, name, value
    if (!words[2] || ::strcasecmp(words[1], disk.deaf_to().c_str()) != 0) return SQLITE_NOTFOUND;
    if (disk.pragma() == std::string(words[1]) + "=" + words[2]) return SQLITE_NOTFOUND;
    if (disk.deaf_to() == "journal_mode") words[0] = sqlite3_mprintf("%s", words[2]);
    return SQLITE_OK;
}

// as unixSectorSize() and unixDeviceCharacteristics() say
int sector(sqlite3_file*) {
    return 4096;
}
int traits(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

constexpr sqlite3_io_methods kMethods = {1,       close,   read,     write,   truncate, sync,   size,
                                         lock,    unlock,  reserved, control, sector,   traits, nullptr,
                                         nullptr, nullptr, nullptr,  nullptr, nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    const MemoryHolds quiet;
    auto& disk = disk_of(vfs);
    auto* ours = reinterpret_cast<SqliteFile*>(file);
    ours->base.pMethods = nullptr;
    if (!name) {
        ++disk.temporary_files;
        return SQLITE_CANTOPEN;
    }
    if (const int code = disk.fails(DiskFault::Call::open)) return code;
    int number = disk.find(name);
    bool fresh = false;
    if (number == 0) {
        const bool placed = (flags & SQLITE_OPEN_MAIN_DB) && ::access(name, F_OK) == 0;
        if (!placed && !(flags & SQLITE_OPEN_CREATE)) return SQLITE_CANTOPEN;
        number = disk.create(name);
        fresh = (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0;
    }
    ours->handle = new Handle{&disk, number, fresh};
    ours->base.pMethods = &kMethods;
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    const MemoryHolds quiet;
    return disk_of(vfs).remove(name, sync_folder != 0);
}

int access(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
    const MemoryHolds quiet;
    auto& disk = disk_of(vfs);
    const int number = disk.find(name);
    *out = number != 0 && (flags != SQLITE_ACCESS_EXISTS || !disk.file(number).bytes.empty());
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int room, char* out) {
    sqlite3_snprintf(room, out, "%s", name);
    return SQLITE_OK;
}

int sleep(sqlite3_vfs*, int microseconds) {
    return microseconds;  // nobody else runs meanwhile
}

}  // namespace

sqlite3_vfs make_sim_vfs(SimDisk& disk) {
    sqlite3_vfs vfs = *sqlite3_vfs_find("unix");
    vfs.szOsFile = sizeof(SqliteFile);
    vfs.zName = SimDisk::kName;
    vfs.pAppData = &disk;
    vfs.pNext = nullptr;
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = full_path;
    vfs.xSleep = sleep;
    return vfs;
}

}  // namespace pledge::testing
