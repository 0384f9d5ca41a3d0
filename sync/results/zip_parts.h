#pragma once

#include "sync/core/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace pledge::results {

// The parts of a zip archive in memory (libzip), each read with a limit on what it may unpack to and one on
// all that is read together, whatever the archive says of itself. The bytes outlive this.
class ZipParts {
  public:
    // Code::bad_input: no archive, encrypted, or of more than 1,000 parts.
    static Result<ZipParts> open(std::string_view bytes);

    // Nothing: there is no such part. Code::too_large, Code::bad_input.
    Result<std::optional<std::string>> read(const std::string& name);

  private:
    struct Close {
        void operator()(zip* archive) const;
    };
    explicit ZipParts(zip* archive) : archive_(archive) {}

    std::unique_ptr<zip, Close> archive_;
    std::size_t left_ = std::size_t{32} << 20;
};

}  // namespace pledge::results
