#include "tests/support/paint.h"
#include "tests/ui/golden.h"
#include "tests/ui/picture_difference.h"

#include <iostream>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
namespace fs = std::filesystem;

namespace {

const fs::path kGoldens = fs::path(PLEDGE_SOURCE_DIR) / "tests" / "goldens";
const fs::path kDiffer = fs::path(PLEDGE_BINARY_DIR) / "goldens-differ";

void keep(const std::string& name, const Golden& was, const Golden& is) {
    write_golden(kDiffer, name, is);
    write_png(difference_picture(was.picture, is.picture), (kDiffer / (name + ".difference.png")).string());
}

}  // namespace

TEST_CASE("every page is as it was approved") {
    fs::remove_all(kDiffer);
    std::set<std::string> seen;
    for (const std::string language : kGoldenLanguages)
        for (auto& page : pages(language, kPanels[0])) {
            const auto name = language + "/" + page.name;
            seen.insert(name);
            const auto was = read_golden(kGoldens, name), is = golden_of(page);
            const auto found = first_difference(was.page, is.page);
            const auto looks = difference(was.picture, is.picture);
            if (!found && looks.passes()) continue;
            keep(name, was, is);
            FAIL_CHECK(name << ": " << (found ? *found : looks.text()) << ".\nLook at what is new in "
                            << (kDiffer / name).string() << ".*; if it is right: tests/approve-goldens "
                            << name);
        }
    for (const auto& name : golden_names(kGoldens)) {
        INFO(name << ": there is no such page any more; tests/approve-goldens removes what is left over.");
        CHECK(seen.contains(name));
    }
}
