#include "sync/report/pictures.h"

#include <cstdio>
#include <fstream>

namespace pledge::report {
namespace {

// As kiosk/ui/valley.cpp draws them, for paper: two ranges of hills behind, one bank in front.
std::string valley_svg(double w, double h, bool near_bank) {
    std::string out;
    char text[512];
    const auto add = [&](const char* format, auto... numbers) {
        std::snprintf(text, sizeof text, format, numbers...);
        out += text;
    };
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.1f %.1f\" width=\"%.1f\" height=\"%.1f\">",
        w, h, w, h);
    if (near_bank) {
        add("<path fill=\"#DBEAEC\" d=\"M0 0H%.1fV%.1fH0Z\"/>", w, h);
        add("<path fill=\"#B4CEC1\" d=\"M0 %.1fC%.1f %.1f %.1f %.1f %.1f %.1fV%.1fH0Z\"/>", h * .45, w * .25,
            h * .1, w * .55, h * .6, w, h * .25, h);
    } else {
        add("<path fill=\"#DDE6DE\" d=\"M0 %.1fC%.1f %.1f %.1f %.1f %.1f %.1fS%.1f %.1f %.1f %.1fS%.1f %.1f "
            "%.1f "
            "%.1fV%.1fH0Z\"/>",
            h * .66, w * .1, h * .3, w * .2, h * .34, w * .32, h * .66, w * .52, h * .86, w * .64, h * .5,
            w * .86, h * .02, w, h * .4, h);
        add("<path fill=\"#C9DACF\" d=\"M0 %.1fC%.1f %.1f %.1f %.1f %.1f %.1fS%.1f %.1f %.1f %.1fS%.1f %.1f "
            "%.1f "
            "%.1fV%.1fH0Z\"/>",
            h * .88, w * .12, h * .92, w * .22, h * .56, w * .4, h * .8, w * .66, h * 1.04, w * .78, h * .68,
            w * .93, h * .44, w, h * .52, h);
    }
    return out + "</svg>";
}

}  // namespace

std::optional<text::Drawing> Pictures::get(const std::string& folder, const std::string& name) {
    const auto key = folder + "/" + name;
    const auto at = known_.find(key);
    if (at != known_.end()) return at->second;
    std::optional<text::Drawing> out;
    // a name comes from a signed pack, and is only ever a name
    if (name.find_first_of("/.\\") == std::string::npos && !name.empty())
        if (auto drawing = text::Drawing::load(assets_ / folder / (name + ".svg"))) out = std::move(*drawing);
    return known_[key] = out;
}

bool Pictures::turns_round(const std::string& folder, const std::string& name) {
    auto at = turning_.find(folder);
    if (at == turning_.end()) {
        at = turning_.emplace(folder, std::set<std::string>()).first;
        std::ifstream lines(assets_ / folder / "mirror.txt");
        for (std::string line; std::getline(lines, line);) at->second.insert(line);
    }
    return at->second.contains(name);
}

std::optional<text::Drawing> Pictures::valley(double width, double height, bool near_bank) {
    auto drawing = text::Drawing::parse(valley_svg(width, height, near_bank), "the valley");
    if (!drawing) return std::nullopt;
    return std::move(*drawing);
}

}  // namespace pledge::report
