#include "sync/outbox/quiet_vfs.h"

#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <new>

#include <sqlite3.h>

namespace pledge::outbox {
namespace {

constexpr std::size_t kCounterAt = 24, kValidForAt = 92, kHeader = 100;

// SQLite gives this memory and never moves it; the file underneath lives right behind it.
struct QuietFile {
    sqlite3_file base;
    bool database;
    sqlite3_file* under() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* under(sqlite3_file* file) {
    return reinterpret_cast<QuietFile*>(file)->under();
}
sqlite3_vfs* under(sqlite3_vfs* vfs) {
    return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

int write(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 at) {
    auto* real = under(file);
    const bool header =
        reinterpret_cast<QuietFile*>(file)->database && at == 0 && amount >= static_cast<int>(kHeader);
    if (!header) return real->pMethods->xWrite(real, bytes, amount, at);
    // no exception may cross SQLite, which is C and would be left halfway
    const std::unique_ptr<unsigned char[]> page(
        new (std::nothrow) unsigned char[static_cast<std::size_t>(amount)]);
    if (!page) return SQLITE_IOERR_NOMEM;
    std::memcpy(page.get(), bytes, static_cast<std::size_t>(amount));
    sqlite3_randomness(4, page.get() + kCounterAt);
    std::memcpy(page.get() + kValidForAt, page.get() + kCounterAt, 4);
    return real->pMethods->xWrite(real, page.get(), amount, at);
}

int close(sqlite3_file* f) {
    return under(f)->pMethods->xClose(under(f));
}
int read(sqlite3_file* f, void* to, int amount, sqlite3_int64 at) {
    return under(f)->pMethods->xRead(under(f), to, amount, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
    return under(f)->pMethods->xTruncate(under(f), size);
}
int sync(sqlite3_file* f, int flags) {
    return under(f)->pMethods->xSync(under(f), flags);
}
int size(sqlite3_file* f, sqlite3_int64* out) {
    return under(f)->pMethods->xFileSize(under(f), out);
}
int lock(sqlite3_file* f, int level) {
    return under(f)->pMethods->xLock(under(f), level);
}
int unlock(sqlite3_file* f, int level) {
    return under(f)->pMethods->xUnlock(under(f), level);
}
int reserved(sqlite3_file* f, int* out) {
    return under(f)->pMethods->xCheckReservedLock(under(f), out);
}
int control(sqlite3_file* f, int what, void* with) {
    return under(f)->pMethods->xFileControl(under(f), what, with);
}
int sector(sqlite3_file* f) {
    return under(f)->pMethods->xSectorSize(under(f));
}
int traits(sqlite3_file* f) {
    return under(f)->pMethods->xDeviceCharacteristics(under(f));
}

// version 1: no shared memory, no mapped reads
constexpr sqlite3_io_methods kMethods = {1,       close,   read,     write,   truncate, sync,   size,
                                         lock,    unlock,  reserved, control, sector,   traits, nullptr,
                                         nullptr, nullptr, nullptr,  nullptr, nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* quiet = reinterpret_cast<QuietFile*>(file);
    quiet->base.pMethods = nullptr;
    quiet->database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    const int code = under(vfs)->xOpen(under(vfs), name, quiet->under(), flags, out_flags);
    if (quiet->under()->pMethods) quiet->base.pMethods = &kMethods;
    return code;
}

int remove(sqlite3_vfs* v, const char* name, int sync_dir) {
    return under(v)->xDelete(under(v), name, sync_dir);
}
int access(sqlite3_vfs* v, const char* name, int flags, int* out) {
    return under(v)->xAccess(under(v), name, flags, out);
}
int full_path(sqlite3_vfs* v, const char* name, int room, char* out) {
    return under(v)->xFullPathname(under(v), name, room, out);
}
int randomness(sqlite3_vfs* v, int amount, char* out) {
    return under(v)->xRandomness(under(v), amount, out);
}
int sleep(sqlite3_vfs* v, int microseconds) {
    return under(v)->xSleep(under(v), microseconds);
}
int now(sqlite3_vfs* v, double* out) {
    return under(v)->xCurrentTime(under(v), out);
}
int last_error(sqlite3_vfs* v, int room, char* out) {
    return under(v)->xGetLastError(under(v), room, out);
}

struct Registered {
    std::string name;
    sqlite3_vfs vfs{};
};

}  // namespace

std::string quiet_vfs(const std::string& over) {
    static std::mutex guard;
    static std::map<std::string, std::unique_ptr<Registered>>
        known;  // SQLite keeps pointers into it: never emptied
    const std::lock_guard hold(guard);
    sqlite3_vfs* real = sqlite3_vfs_find(over.empty() ? nullptr : over.c_str());
    if (!real) return over;  // opening by this name fails, and says so
    auto& entry = known[real->zName];
    if (!entry) {
        entry = std::make_unique<Registered>();
        entry->name = std::string("pledge-quiet-") + real->zName;
        auto& vfs = entry->vfs;
        vfs.iVersion = 1;
        vfs.szOsFile = static_cast<int>(sizeof(QuietFile)) + real->szOsFile;
        vfs.mxPathname = real->mxPathname;
        vfs.zName = entry->name.c_str();
        vfs.pAppData = real;
        vfs.xOpen = open;
        vfs.xDelete = remove;
        vfs.xAccess = access;
        vfs.xFullPathname = full_path;
        vfs.xRandomness = randomness;
        vfs.xSleep = sleep;
        vfs.xCurrentTime = now;
        vfs.xGetLastError = last_error;
        sqlite3_vfs_register(&vfs, 0);
    }
    return entry->name;
}

}  // namespace pledge::outbox
