#pragma once

#include "sync/core/result.h"

#include <string>
#include <string_view>

namespace pledge::council {

// Whole files, with errors that say what to do.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes);
// Makes a file that its owner alone may read, on the disk when this returns. Code::conflict: there is one
// already.
Status write_new_file(const std::string& path, std::string_view bytes);
// The same for a file that anybody may read and that may replace an older one.
Status write_public_file(const std::string& path, std::string_view bytes);
// The same for its owner alone; the bytes of an older one are overwritten once the new file has its place.
Status replace_secret_file(const std::string& path, std::string_view bytes);
// Overwrites the bytes on the disk, then removes the file; fine if there is none. What a file system, a
// snapshot or the spare blocks of an SSD keep besides is beyond it.
Status shred_file(const std::string& path);
// A new file for its owner alone with the bytes of another, of any size.
Status copy_secret_file(const std::string& from, const std::string& to);
// To another name in the same folder.
Status move_file(const std::string& from, const std::string& to);
// Makes a folder, and those above it, for its owner alone; one that is there is left as it is.
Status make_folder(const std::string& path);

}  // namespace pledge::council
