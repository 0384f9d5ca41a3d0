#pragma once

#include "sync/text/drawing.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace pledge::report {

// Our own drawings (assets/faces, symbols, icons), parsed once. One thread.
class Pictures {
  public:
    explicit Pictures(std::filesystem::path assets) : assets_(std::move(assets)) {}

    // assets/<folder>/<name>.svg; nothing where there is none.
    std::optional<text::Drawing> get(const std::string& folder, const std::string& name);
    // Whether assets/<folder>/mirror.txt lists it: what points along the reading direction.
    bool turns_round(const std::string& folder, const std::string& name);
    // Hills over quiet water, as wide as a page: "width × height" points.
    std::optional<text::Drawing> valley(double width, double height, bool near_bank);

  private:
    std::filesystem::path assets_;
    std::map<std::string, std::optional<text::Drawing>> known_;
    std::map<std::string, std::set<std::string>> turning_;
};

}  // namespace pledge::report
