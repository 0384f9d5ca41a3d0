#pragma once

#include "kiosk/ui/display_list.h"
#include "tests/ui/pages.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace pledge::testing {

inline const char* const kGoldenLanguages[] = {"en", "pl", "sk", "pa", "ur"};

// What a page is expected to be, in every way that can be written down: its screen list, the fonts and glyphs
// of each paragraph, and a small picture. docs/goldens.md.
struct Golden {
    nlohmann::json page;
    ui::Bitmap picture;
};

// A page on the 1920×1080 panel in the light theme.
Golden golden_of(Page& page);

// The painted list, four times smaller each way; five bits a channel, which a file keeps in two thirds of the
// room.
constexpr int kShrink = 4;
ui::Bitmap small_picture(const ui::DisplayList& list, int width, int height);

// tests/goldens/<language>/<page>.{json,png}, or the same below another folder. Reading says nothing about
// what isn't there: the page is null then, and the picture empty.
Golden read_golden(const std::filesystem::path& folder, const std::string& name);
bool write_golden(const std::filesystem::path& folder, const std::string& name, const Golden& golden);
// "en/welcome", for every pair of files in the folder.
std::vector<std::string> golden_names(const std::filesystem::path& folder);

// The first thing that is not as it was, in words; rectangles may be one pixel off.
std::optional<std::string> first_difference(const nlohmann::json& was, const nlohmann::json& is);

}  // namespace pledge::testing
