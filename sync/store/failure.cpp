#include "sync/store/failure.h"

#include <cerrno>

#include <sqlite3.h>

namespace pledge::store {
namespace {

bool no_room(int code, int system_errno) {
    if (code == SQLITE_FULL) return true;
    return code == SQLITE_IOERR &&
           (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG);
}

}  // namespace

Error explain(const SQLite::Exception& thrown, int system_errno, const std::string& file) {
    const int code = thrown.getErrorCode() & 0xff;
    if (no_room(code, system_errno))
        return {Code::full,
                "There is no room left to write " + file + "; free some space on its disk and try again."};
    switch (code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Code::unavailable, file + " is in use by another program; try again in a moment."};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {Code::corrupt,
                    file + " is damaged or no database; leave it as it is, copy it aside and ask for help."};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_CANTOPEN:
            return {
                Code::failed,
                file +
                    " can't be opened for writing; check that its folder exists and that this program's user "
                    "may write there."};
        case SQLITE_CONSTRAINT:
            return {Code::conflict, "Something in " + file + " is already there; nothing was changed."};
        case SQLITE_IOERR:
            return {Code::failed, "The disk did not take what was written to " + file +
                                      "; check the disk, then start the program again."};
        case SQLITE_NOMEM:
            return {Code::failed,
                    "There is not enough memory to work with " + file + "; close other programs."};
        default:
            return {Code::failed, file + " could not be used (SQLite says " + std::to_string(code) +
                                      "); check that program and file are of the same version."};
    }
}

}  // namespace pledge::store
