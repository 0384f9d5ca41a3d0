// Writes goldens as the program draws now: write_goldens FOLDER [PAGE | LANGUAGE/PAGE]…
// tests/approve-goldens calls it.
#include "tests/ui/golden.h"

#include <algorithm>
#include <iostream>
#include <set>

using namespace pledge;
namespace fs = std::filesystem;

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "write_goldens FOLDER [PAGE | LANGUAGE/PAGE]...\n";
        return 2;
    }
    const fs::path folder = argv[1];
    const std::set<std::string> only(argv + 2, argv + argc);
    std::set<std::string> known, used;
    for (const std::string language : testing::kGoldenLanguages)
        for (auto& page : testing::pages(language, testing::kPanels[0])) {
            const auto name = language + "/" + page.name;
            known.insert(name);
            for (const auto& word : {name, page.name})
                if (only.contains(word)) used.insert(word);
            if (!only.empty() && !only.contains(name) && !only.contains(page.name)) continue;
            if (!testing::write_golden(folder, name, testing::golden_of(page))) {
                std::cerr << (folder / name).string() << " can't be written; look at the folder's rights.\n";
                return 1;
            }
        }
    for (const auto& word : only)
        if (!used.contains(word)) {
            std::cerr << "There is no page " << word << "; tests/ui/pages.cpp names them.\n";
            return 2;
        }
    if (only.empty())  // pages that are no more
        for (const auto& name : testing::golden_names(folder))
            if (!known.contains(name))
                for (const char* ending : {".json", ".png"}) fs::remove((folder / name).string() + ending);
    return 0;
}
