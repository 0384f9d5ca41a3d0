#pragma once

#include "sync/core/wave.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pledge::shelf {

// The signed files of one kind that a manifest names by set and version: FOLDER/<set>-<version>.signed. How
// they are kept is the same for packs and replies; what is in them is for `verify` to say. Holds nothing
// but names; any thread. Errors as in shelf.h.
class Versioned {
  public:
    // Whether this file is what a publisher signed as that version of that set.
    using Verify = std::function<Status(std::string_view file, const SetId& set, int version)>;
    // `one`: what sentences call a file: "pack".
    Versioned(std::string folder, std::string one, std::size_t most_bytes, Verify verify);

    std::string path(const SetId& set, int version) const;
    std::vector<int> versions(const SetId& set) const;  // by file name, newest first

    // The file as it lies there, of any content; and the very one that a manifest names.
    Result<std::string> read(const SetId& set, int version) const;
    Result<std::string> named(const PackRef& ref) const;
    // Never takes one that is older than, or different from, one that verifies.
    Status install(std::string_view file, const PackRef& ref) const;
    // Removes what interrupted writes left behind.
    void sweep() const;
    // Leaves, of those older than the named one, the newest that is `worth` going back to.
    void keep_last_good(const PackRef& ref, const std::function<bool(int version)>& worth) const;

    Error another() const;  // a file is not the one that was named

  private:
    std::string folder_, one_;
    std::size_t most_bytes_;
    Verify verify_;
};

}  // namespace pledge::shelf
