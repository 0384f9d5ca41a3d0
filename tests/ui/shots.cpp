// Draws pages to PNG files, to be looked at: shots FOLDER [LANGUAGE [PANEL [THEME [PAGE]]]]
#include "tests/support/paint.h"
#include "tests/ui/pages.h"

#include <filesystem>
#include <iostream>

using namespace pledge;

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "shots FOLDER [LANGUAGE [PANEL 0-2 [THEME 0-3 [PAGE]]]]\n";
        return 2;
    }
    const std::string folder = argv[1], language = argc > 2 ? argv[2] : "en", only = argc > 5 ? argv[5] : "";
    const auto& panel = testing::kPanels[argc > 3 ? std::stoul(argv[3]) : 0];
    flow::Looks looks;
    if (argc > 4) looks.theme = static_cast<flow::ThemeName>(std::stoul(argv[4]));
    std::filesystem::create_directories(folder);
    auto pages = testing::pages(language, panel, looks);
    for (auto& page : testing::more_set_pages(pages.front().model, testing::Stage::instance().kit(), panel))
        pages.push_back(std::move(page));
    for (auto& page : pages) {
        if (!only.empty() && page.name != only) continue;
        const auto sheet = testing::Stage::instance().compose(page.model, panel);
        testing::write_png(testing::paint(sheet->display, panel.width, panel.height),
                           folder + "/" + page.name + ".png");
    }
    return 0;
}
