#pragma once

#include "kiosk/ui/picture.h"

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "theme_tokens.h"

namespace pledge::ui {

// The colours that the classes of our drawings take (assets/art): s, t and d of icons and symbols; skin,
// edge, line and solid of faces.
struct ArtColours {
    Colour ink{}, tint{}, skin{};
};
std::string to_css(Colour colour);

// Turns SVG into pictures (librsvg), each size and colouring once. One thread.
class Art {
  public:
    explicit Art(std::filesystem::path assets) : assets_(std::move(assets)) {}

    // A drawing of assets/<folder>/<name>.svg. A missing file becomes assets/symbols/missing.svg and is
    // remembered.
    PicturePtr file(std::string_view folder, const std::string& name, int width, int height,
                    const ArtColours& colours);
    // A drawing made here; `document` is called only when `key` at this size is new.
    PicturePtr drawn(const std::string& key, int width, int height,
                     const std::function<std::string()>& document);

    // The inside of a drawing's <svg>, to be placed in another one; and the side of its view box.
    struct Inner {
        std::string body;
        int side;
    };
    const Inner& inner(std::string_view folder, const std::string& name);

    // Whether assets/<folder>/mirror.txt lists it: what points along the reading direction, or shows writing.
    bool turns_round(std::string_view folder, const std::string& name);

    const std::vector<std::string>& missing() const { return missing_; }

  private:
    std::filesystem::path assets_;
    std::map<std::string, PicturePtr> pictures_;
    std::map<std::string, Inner> inners_;
    std::map<std::string, std::set<std::string>, std::less<>> turning_;  // folder → names
    std::vector<std::string> missing_;
};

std::string stylesheet(const ArtColours& colours);
// Rasters an SVG document; empty pixels when it does not parse.
Bitmap raster(const std::string& document, int width, int height);

}  // namespace pledge::ui
