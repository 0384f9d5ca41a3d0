// Draws pages to PNG files, to be looked at:
//   shots FOLDER [LANGUAGE [PANEL [THEME [PAGE [WISHES]]]]]
// PAGE: those whose names begin so.
// WISHES: any of 2 or 3 (size of words), s(pace), r(each), v(oice: room for captions), 3 faces as f.
#include "tests/support/paint.h"
#include "tests/ui/pages.h"

#include <filesystem>
#include <iostream>

using namespace pledge;

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "shots FOLDER [LANGUAGE [PANEL 0-2 [THEME 0-3 [PAGE [WISHES: 2 3 s r v f]]]]]\n";
        return 2;
    }
    const std::string folder = argv[1], language = argc > 2 ? argv[2] : "en", only = argc > 5 ? argv[5] : "",
                      wishes = argc > 6 ? argv[6] : "";
    const auto& panel = testing::kPanels[argc > 3 ? std::stoul(argv[3]) : 0];
    const auto wished = [&](char c) { return wishes.find(c) != std::string::npos; };
    flow::Settings settings;
    if (argc > 4) settings.looks.theme = static_cast<flow::ThemeName>(std::stoul(argv[4]));
    settings.looks.size = wished('3') ? 3 : wished('2') ? 2 : 1;
    settings.looks.more_space = wished('s');
    settings.looks.reach = wished('r');
    settings.looks.three_faces = wished('f');
    settings.hearing.voice = wished('v');
    std::filesystem::create_directories(folder);
    auto pages = testing::pages(language, panel, settings);
    for (auto& page : testing::more_set_pages(pages.front().model, testing::Stage::instance().kit(), panel))
        pages.push_back(std::move(page));
    for (auto& page : testing::more_reply_pages(pages.front().model)) pages.push_back(std::move(page));
    for (auto& page : testing::more_staff_pages(pages.front().model)) pages.push_back(std::move(page));
    for (auto& page : testing::more_live_pages(pages.front().model)) pages.push_back(std::move(page));
    for (auto& page : pages) {
        if (!only.empty() && !page.name.starts_with(only)) continue;
        const auto sheet = testing::Stage::instance().compose(page.model, panel);
        testing::write_png(testing::paint(sheet->display, panel.width, panel.height),
                           folder + "/" + page.name + ".png");
    }
    return 0;
}
