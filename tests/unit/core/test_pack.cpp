#include "sync/core/pack.h"
#include "sync/core/wave.h"
#include "tests/support/pack_texts.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

std::string derby() {
    return shipped_pack("derby-2024");
}

}  // namespace

TEST_CASE("the Derby pack: ten points, four first, chips balanced") {
    const auto pack = read_text(derby());
    if (!pack) FAIL(pack.error().say);
    CHECK(pack->points.size() == 10);
    CHECK(pack->first_set.size() == 4);
    CHECK(pack->first_set.front() == PointId("things-to-do"));
    for (const auto& point : pack->points) {
        INFO(point.id.text);
        int lean = 0;
        for (const auto& reason : point.reasons) lean += reason.well ? 1 : -1;
        CHECK(lean == 0);
        CHECK(point.reasons.size() == 6);
        CHECK_FALSE(point.areas.empty());
        CHECK_FALSE(point.themes.empty());
    }
    // growing up and the police are never first
    for (const auto& id : pack->first_set) CHECK((id.text != "growing-up" && id.text != "fair-treatment"));
    CHECK(QuestionSet::of(*pack).questions.size() == 10);
}

TEST_CASE("every text of a pack can be translated") {
    const auto pack = read_text(derby());
    REQUIRE(pack);
    const auto messages = pack->messages();
    CHECK(messages.at("derby-2024/health/few") == "You get help to see a doctor or dentist.");
    CHECK(messages.at("derby-2024/health/reason/see-someone") == "I see someone when I need to");
    CHECK(messages.size() == 4 + 1 + 5 + 4 + 10 * (5 + 1 + 6));
}

TEST_CASE("a broken pack names file, line, place and remedy") {
    struct Case {
        const char *from, *to;
        std::vector<const char*> says;
    };
    const Case cases[] = {
        {"few = \"You live somewhere safe.\"\n", "", {"points[2].text.few is missing", "add one sentence"}},
        {"title = \"The Derby Pledge\"", "title = 3", {"line 8", "title must be words", "write"}},
        {"title = \"The Derby Pledge\"", "title = The", {"line 8", "mend that line"}},
        {"version = 1", "version = 0", {"version is out of range", "1 to 1000000"}},
        {"id = \"safe-home\"", "id = \"Safe Home\"", {"points[2].id is no id", "a-z"}},
        {"id = \"safe-home\"", "id = \"health\"", {"\"health\" is there twice", "rename"}},
        {"\"safe-home\"]", "\"sofa\"]", {"names \"sofa\"", "mend the name"}},
        {", \"safe-home\"]", "]", {"\"safe-home\" is rated but never asked", "add it"}},
        {"areas = [\"safe-places\"]", "areas = [\"moon\"]", {"area \"moon\"", "does not exist"}},
        {"lean = \"well\"", "lean = \"good\"", {"lean is not known", "\"hard\""}},
        {"rateable = true", "rateable = \"yes\"", {"must be true or false", "without quotes"}},
        {"symbol = \"pledge-hands\"", "symbl = \"x\"", {"symbl is not a known name"}},
        {"language = \"en\"", "language = \"pl\"", {"language is not \"en\"", "locales/"}},
        {"\"not-sure\", ", "\"maybe\", ", {"other_answers holds \"maybe\""}},
    };
    for (const auto& c : cases) {
        const auto got = read_text(replaced(derby(), c.from, c.to));
        INFO(c.from << " → " << c.to);
        REQUIRE_FALSE(got);
        INFO(got.error().say);
        CHECK(got.error().say.find("pack.toml") == 0);
        for (const char* part : c.says) CHECK(got.error().say.find(part) != std::string::npos);
        CHECK(got.error().say.back() == '.');
    }
    CHECK_FALSE(read_text(""));
}

TEST_CASE("Help knows day, evening and weekend") {
    const auto pack = read_pack(derby(), "p", R"(format = 1
holidays = ["2026-12-25"]
[hours]
day_from = "08:30"
day_to = "17:00"
[values]
emergency_phone = "999"
)",
                                "h");
    if (!pack) FAIL(pack.error().say);
    const auto at = [&](const char* day, int hour, int minute) {
        return pack->help.at({*day_from_text(day), hour * 60 + minute});
    };
    CHECK(at("2026-11-23", 8, 29) == HelpTime::evening);  // a Monday
    CHECK(at("2026-11-23", 8, 30) == HelpTime::day);
    CHECK(at("2026-11-23", 16, 59) == HelpTime::day);
    CHECK(at("2026-11-23", 17, 0) == HelpTime::evening);
    CHECK(at("2026-11-22", 12, 0) == HelpTime::weekend);  // a Sunday
    CHECK(at("2026-12-25", 12, 0) == HelpTime::weekend);  // a Friday, and Christmas
    CHECK(pack->help.values.at("emergency_phone") == "999");
}

TEST_CASE("broken contacts name their place") {
    const auto says = [&](const char* help) {
        const auto got = read_pack(derby(), "p", help, "help.toml");
        return got ? std::string("fine") : got.error().say;
    };
    CHECK(says("format = 1\n[values]\nphone = \"1\"\n")
              .find("help.toml, line 3: values.phone is not a known name") == 0);
    CHECK(says("format = 1\n[hours]\nday_from = \"9\"\n").find("write it like \"09:00\"") !=
          std::string::npos);
    CHECK(says("format = 1\n[hours]\nday_from = \"18:00\"\n").find("not after") != std::string::npos);
    CHECK(says("format = 1\nholidays = [\"Christmas\"]\n").find("2026-12-25") != std::string::npos);
}
