#pragma once

#include "sync/core/bytes.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace pledge::testing {

// What reached the disk, in order. A file is told by its number: a name that was removed and made again is
// another file.
struct DiskStep {
    enum class Kind { create, write, truncate, sync, broken_sync, sync_folder, remove };
    Kind kind{};
    std::string name;    // create, remove
    int file = 0;        // all but remove and sync_folder
    std::size_t at = 0;  // write: offset; truncate: new size
    Blob bytes;          // write
};

// What is made to fail: the nth call of a kind, or every one from there on. A write that fails has done half;
// after a sync that failed, what it should have kept is never tried again by the system.
struct DiskFault {
    enum class Call { open, read, write, truncate, sync, remove, sync_folder };
    Call call{};
    int code = SQLITE_IOERR;
    int system_errno = 0;
    int nth = 1;
    bool lasting = false;
};

// A disk in memory, as a SQLite VFS that behaves like SQLite's own for Unix: when it syncs folders, how it
// locks, what it says of its sectors. Only databases whose name exists in the real file system can be opened
// (empty placeholders: the product looks for them with access()). One thread at a time; one object at a time.
class SimDisk {
  public:
    static constexpr const char* kName = "pledge-sim";
    using Image = std::map<std::string, Blob>;  // name → content

    explicit SimDisk(bool as_default = false);
    ~SimDisk();
    SimDisk(const SimDisk&) = delete;
    SimDisk& operator=(const SimDisk&) = delete;

    // Swaps the whole content and forgets the steps. Nothing may be open.
    void load(const Image& image);
    Image image() const;
    const std::vector<DiskStep>& steps() const { return steps_; }

    void fail(const DiskFault& fault) { fault_ = fault, seen_ = 0, struck_ = false, failing_ = true; }
    void mend() { failing_ = false; }
    bool struck() const { return struck_; }  // since the last fail()

    // Connections made from now on begin with this pragma ("synchronous=OFF"), and whatever else the program
    // says about it is not heard: the program as it would be with that line changed.
    void weaken(const std::string& pragma);

    // For the VFS.
    struct Handle;
    struct Locks {
        int shared = 0;
        const Handle* reserved = nullptr;
        const Handle* pending = nullptr;
        const Handle* exclusive = nullptr;
    };
    struct File {
        Blob bytes;
        Locks locks;
    };
    int find(const std::string& name) const;  // 0: none
    int create(const std::string& name);
    int remove(const std::string& name, bool sync_folder);
    File& file(int number) { return files_.at(number); }
    int write(int number, View bytes, std::size_t at);
    int truncate(int number, std::size_t size);
    int sync(int number, bool folder_too);
    int fails(DiskFault::Call call);  // SQLITE_OK or the fault's code
    int last_errno() const { return errno_; }
    const std::string& pragma() const { return pragma_; }
    std::string deaf_to() const { return pragma_.substr(0, pragma_.find('=')); }
    int temporary_files = 0;  // asked for; nothing may spill

  private:
    void put(int number, View bytes, std::size_t at);

    std::map<std::string, int> names_;
    std::map<int, File> files_;
    std::vector<DiskStep> steps_;
    int next_ = 1;
    DiskFault fault_;
    bool failing_ = false, struck_ = false;
    int seen_ = 0, errno_ = 0;
    std::string pragma_;
};

sqlite3_vfs make_sim_vfs(SimDisk& disk);

}  // namespace pledge::testing
