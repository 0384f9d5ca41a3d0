#include "sync/text/qr.h"

#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::text;

TEST_CASE("a QR code has finders in three corners and says when a text is too long") {
    const auto code = qr_for_terminal("x").value();  // 21 × 21 and two modules around it
    std::vector<std::string> lines;
    std::istringstream in(code);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    REQUIRE(lines.size() == 13);
    CHECK(lines[0].find("█████████████████████████") == 0);
    CHECK(lines[1].find("██ ▄▄▄▄▄ █") == 0);
    CHECK(lines[1].substr(lines[1].size() - std::string("█ ▄▄▄▄▄ ██").size()) == "█ ▄▄▄▄▄ ██");
    CHECK(lines[8].find("██ ▄▄▄▄▄ █") == 0);
    CHECK(qr_for_terminal(std::string(4000, 'x')).error().code == Code::too_large);
}
