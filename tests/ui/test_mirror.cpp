#include "kiosk/ui/shapes.h"
#include "tests/ui/pages.h"

#include <fstream>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
namespace fs = std::filesystem;

namespace {

const fs::path kAssets = fs::path(PLEDGE_SOURCE_DIR) / "assets";

std::set<std::string> listed(const std::string& folder) {
    std::ifstream in(kAssets / folder / "mirror.txt");
    std::set<std::string> names;
    for (std::string line; std::getline(in, line);) names.insert(line);
    return names;
}

std::vector<std::string> drawings(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(kAssets / folder))
        if (file.path().extension() == ".svg") names.push_back(file.path().stem().string());
    return names;
}

// What drawing puts on an empty sheet in a language.
template <class Draw>
ui::Image drawn(const std::string& language, Draw draw) {
    auto model = pages(language, kPanels[0]).front().model;
    ui::Sheet sheet(model, Stage::instance().kit(), 400, 400);
    draw(sheet, ui::Box{10, 10, 40, 40});
    return std::get<ui::Image>(sheet.display.marks.back());
}

}  // namespace

TEST_CASE("the lists of assets say which symbols and icons turn round in Urdu, and none does in English") {
    for (const std::string folder : {"symbols", "icons"}) {
        const auto turning = listed(folder);
        REQUIRE_FALSE(turning.empty());
        auto model = pages("ur", kPanels[0]).front().model, english = pages("en", kPanels[0]).front().model;
        ui::Sheet urdu(model, Stage::instance().kit(), 400, 400),
            plain(english, Stage::instance().kit(), 400, 400);
        for (const auto& name : drawings(folder)) {
            for (auto* sheet : {&urdu, &plain}) {
                const ui::Box box{10, 10, 40, 40};
                if (folder == "icons")
                    ui::icon(*sheet, name, box, sheet->theme().ink);
                else
                    ui::symbol(*sheet, name, box);
                INFO(folder << "/" << name << " in " << sheet->list.language);
                const bool mirrored = std::get<ui::Image>(sheet->display.marks.back()).mirrored;
                CHECK(mirrored == (sheet == &urdu && turning.contains(name)));
            }
        }
    }
}

TEST_CASE("in a window on a promise only the symbol turns round, and only a listed one") {
    const auto window = [](const std::string& language, const std::string& name) {
        const auto image = drawn(language, [&](auto& sheet, auto box) { ui::window(sheet, name, box); });
        CHECK_FALSE(image.mirrored);
        return image.picture->make().pixels;
    };
    REQUIRE(listed("symbols").contains("house-question"));
    REQUIRE_FALSE(listed("symbols").contains("house-heart"));
    CHECK(window("ur", "house-question") != window("en", "house-question"));
    CHECK(window("ur", "house-heart") == window("en", "house-heart"));
}

TEST_CASE("an icon on a disc turns round like the icon alone") {
    const auto disc = [](const std::string& name) {
        return drawn("ur", [&](auto& sheet, auto box) { ui::disc(sheet, name, box); }).mirrored;
    };
    CHECK(disc("send"));
    CHECK_FALSE(disc("help"));
}
