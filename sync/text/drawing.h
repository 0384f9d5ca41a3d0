#pragma once

#include "sync/core/result.h"

#include <filesystem>
#include <memory>
#include <string>

namespace pledge::text {

// An SVG, parsed once (librsvg) and drawn on paper as curves, not as dots. A value that is cheap to copy; one
// thread.
class Drawing {
  public:
    // Code::bad_input: no SVG.
    static Result<Drawing> parse(const std::string& svg, const std::string& name);
    // Code::not_found: no such file.
    static Result<Drawing> load(const std::filesystem::path& file);

    struct Parsed;
    const Parsed& parsed() const { return *parsed_; }

  private:
    explicit Drawing(std::shared_ptr<const Parsed> parsed) : parsed_(std::move(parsed)) {}

    std::shared_ptr<const Parsed> parsed_;
};

}  // namespace pledge::text
