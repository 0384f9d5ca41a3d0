#pragma once

#include "sync/core/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pledge::shelf {

// Whole files. Writing goes to a new file beside the old one and takes its place once it is on the disk, so
// that a reader, or a power cut, finds the old bytes or the new ones. Code::not_found, full, too_large,
// failed; each names the file.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes);
// The same into memory of the caller's (a key's), so that no copy stays anywhere; how many bytes there were,
// at most its size.
Result<std::size_t> read_into(const std::string& path, std::span<std::uint8_t> room);
Status write_file(const std::string& path, std::string_view bytes, int mode);
// Makes a folder (mode 0700) if there is none.
Status make_folder(const std::string& path);
// Whether a file could be made in this folder, or the folder itself in the one above.
Status check_writable(const std::string& folder);
bool exists(const std::string& path);

}  // namespace pledge::shelf
