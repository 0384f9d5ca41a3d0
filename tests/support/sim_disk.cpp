#include "tests/support/sim_disk.h"

#include <stdexcept>

namespace pledge::testing {
namespace {

using Call = DiskFault::Call;
using Kind = DiskStep::Kind;

SimDisk* weakened = nullptr;
sqlite3_vfs the_vfs;  // outlives each disk: a VFS over it keeps pointing here

// SQLite calls it for each new connection, before the program says a word.
int weaken_connection(sqlite3* db, const char**, const sqlite3_api_routines*) {
    if (!weakened) return SQLITE_OK;
    return sqlite3_exec(db, ("PRAGMA " + weakened->pragma()).c_str(), nullptr, nullptr, nullptr);
}

}  // namespace

SimDisk::SimDisk(bool as_default) {
    the_vfs = make_sim_vfs(*this);
    if (sqlite3_vfs_register(&the_vfs, as_default) != SQLITE_OK) throw std::runtime_error("no VFS");
}

SimDisk::~SimDisk() {
    weakened = nullptr;
    sqlite3_vfs_unregister(&the_vfs);
}

void SimDisk::weaken(const std::string& pragma) {
    pragma_ = pragma;
    weakened = this;
    using Entry = void (*)();
    sqlite3_auto_extension(reinterpret_cast<Entry>(weaken_connection));
}

void SimDisk::load(const Image& image) {
    names_.clear();
    files_.clear();
    steps_.clear();
    next_ = 1;
    for (const auto& [name, bytes] : image) {
        names_[name] = next_;
        files_[next_++].bytes = bytes;
    }
}

SimDisk::Image SimDisk::image() const {
    Image out;
    for (const auto& [name, number] : names_) out[name] = files_.at(number).bytes;
    return out;
}

int SimDisk::fails(Call call) {
    if (!failing_ || call != fault_.call) return SQLITE_OK;
    ++seen_;
    if (fault_.lasting ? seen_ < fault_.nth : seen_ != fault_.nth) return SQLITE_OK;
    struck_ = true;
    errno_ = fault_.system_errno;
    return fault_.code;
}

int SimDisk::find(const std::string& name) const {
    const auto at = names_.find(name);
    return at == names_.end() ? 0 : at->second;
}

int SimDisk::create(const std::string& name) {
    names_[name] = next_;
    files_[next_];
    steps_.push_back({Kind::create, name, next_, 0, {}});
    return next_++;
}

int SimDisk::remove(const std::string& name, bool sync_folder) {
    if (const int code = fails(Call::remove)) return code;
    if (!names_.erase(name)) return SQLITE_IOERR_DELETE_NOENT;
    steps_.push_back({Kind::remove, name, 0, 0, {}});
    if (!sync_folder) return SQLITE_OK;
    if (const int code = fails(Call::sync_folder)) return code;
    steps_.push_back({Kind::sync_folder, "", 0, 0, {}});
    return SQLITE_OK;
}

void SimDisk::put(int number, View bytes, std::size_t at) {
    auto& to = file(number).bytes;
    if (to.size() < at + bytes.size()) to.resize(at + bytes.size());
    std::copy(bytes.begin(), bytes.end(), to.begin() + static_cast<std::ptrdiff_t>(at));
    steps_.push_back({Kind::write, "", number, at, Blob(bytes.begin(), bytes.end())});
}

int SimDisk::write(int number, View bytes, std::size_t at) {
    const int code = fails(Call::write);
    if (code == SQLITE_OK)
        put(number, bytes, at);
    else if (bytes.size() > 1)
        put(number, bytes.first(bytes.size() / 2), at);
    return code;
}

int SimDisk::truncate(int number, std::size_t size) {
    if (const int code = fails(Call::truncate)) return code;
    file(number).bytes.resize(size);
    steps_.push_back({Kind::truncate, "", number, size, {}});
    return SQLITE_OK;
}

int SimDisk::sync(int number, bool folder_too) {
    const int code = fails(Call::sync);
    steps_.push_back({code == SQLITE_OK ? Kind::sync : Kind::broken_sync, "", number, 0, {}});
    // the Unix VFS does not look whether the folder's sync worked here
    if (code == SQLITE_OK && folder_too) steps_.push_back({Kind::sync_folder, "", 0, 0, {}});
    return code;
}

}  // namespace pledge::testing
