#pragma once

#include <string>

#include <sqlite3.h>

namespace pledge::testing {

// The system's VFS, counting what reaches the disk: fsyncs of files, and of the folder when a journal goes.
// The unix VFS also syncs the folder the first time it syncs a new journal; it shows in no VFS call, so it is
// added here.
struct DiskCounts {
    int file_syncs = 0, folder_syncs = 0, writes = 0;
    int syncs() const { return file_syncs + folder_syncs; }
};

class CountingVfs {
  public:
    static constexpr const char* kName = "pledge-counting";

    CountingVfs() {
        counts() = {};
        vfs_ = *sqlite3_vfs_find("unix");
        real() = sqlite3_vfs_find("unix");
        vfs_.zName = kName;
        vfs_.xOpen = open;
        vfs_.xDelete = remove;
        sqlite3_vfs_register(&vfs_, 0);
    }
    ~CountingVfs() { sqlite3_vfs_unregister(&vfs_); }
    CountingVfs(const CountingVfs&) = delete;
    CountingVfs& operator=(const CountingVfs&) = delete;

    static DiskCounts& counts() {
        static DiskCounts all;
        return all;
    }

  private:
    static sqlite3_vfs*& real() {
        static sqlite3_vfs* vfs = nullptr;
        return vfs;
    }
    // The methods of unix files with ours put in: databases take locks, other files do not, so there are two
    // tables.
    template <bool database>
    struct Methods {
        static inline const sqlite3_io_methods* under = nullptr;
        static inline sqlite3_io_methods ours{};

        static void put_under(sqlite3_file* file) {
            under = file->pMethods;
            ours = *under;
            ours.xSync = [](sqlite3_file* f, int how) {
                ++counts().file_syncs;
                return under->xSync(f, how);
            };
            ours.xWrite = [](sqlite3_file* f, const void* bytes, int amount, sqlite3_int64 at) {
                ++counts().writes;
                return under->xWrite(f, bytes, amount, at);
            };
            file->pMethods = &ours;
        }
    };
    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
        const int code = real()->xOpen(real(), name, file, flags, out);
        if (code != SQLITE_OK || !file->pMethods) return code;
        if (flags & SQLITE_OPEN_MAIN_DB)
            Methods<true>::put_under(file);
        else
            Methods<false>::put_under(file);
        if (flags & SQLITE_OPEN_MAIN_JOURNAL) ++counts().folder_syncs;
        return code;
    }
    static int remove(sqlite3_vfs*, const char* name, int sync_folder) {
        if (sync_folder) ++counts().folder_syncs;
        return real()->xDelete(real(), name, sync_folder);
    }

    sqlite3_vfs vfs_{};
};

}  // namespace pledge::testing
