#include "sync/core/pack_payload.h"
#include "sync/core/wave.h"
#include "tests/support/pack_texts.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using testing::read_text;
using testing::replaced;
using testing::shipped_pack;
using testing::with_statements;

namespace {

Pack must(const std::string& text) {
    auto pack = read_text(text);
    if (!pack) FAIL(pack.error().say);
    return std::move(pack).value();
}

std::string refusal(const std::string& text) {
    const auto pack = read_text(text);
    return pack ? "fine" : pack.error().say;
}

std::size_t rated(const Pack& pack) {
    return static_cast<std::size_t>(
        std::count_if(pack.points.begin(), pack.points.end(), [](const Point& p) { return p.rateable; }));
}

}  // namespace

TEST_CASE("every shipped set is asked about in a short set of four, with balanced chips") {
    struct Shipped {
        const char* id;
        std::size_t points, asked, sections;
        bool translated;
    };
    const Shipped sets[] = {{"derby-2024", 10, 10, 1, true},
                            {"derby-heritage", 10, 5, 2, true},
                            {"derbyshire-2019", 10, 10, 3, false},
                            {"leicester-2010", 6, 6, 6, false}};
    for (const auto& set : sets) {
        INFO(set.id);
        const auto pack = must(shipped_pack(set.id));
        CHECK(pack.id.text == set.id);
        CHECK(pack.points.size() == set.points);
        CHECK(rated(pack) == set.asked);
        CHECK(pack.sections.size() == set.sections);
        CHECK(pack.translated == set.translated);
        CHECK(pack.first_set.size() == 4);
        CHECK(pack.first_set.size() + pack.rest_order.size() == set.asked);
        for (const auto& point : pack.points) {
            INFO(point.id.text);
            const auto well = std::count_if(point.reasons.begin(), point.reasons.end(),
                                            [](const Reason& r) { return r.well; });
            CHECK(static_cast<std::size_t>(well) * 2 == point.reasons.size());
            CHECK(point.reasons.empty() != point.rateable);
            CHECK_FALSE(point.areas.empty());
            CHECK_FALSE(point.themes.empty());
        }
    }
}

TEST_CASE("the five ways belong to promises and are never asked") {
    const auto pack = must(shipped_pack("derby-heritage"));
    int ways = 0;
    for (const auto& point : pack.points) {
        CHECK(point.way_of.text.empty() == point.rateable);
        if (point.way_of.text.empty()) continue;
        ++ways;
        REQUIRE(pack.find(point.way_of));
        CHECK(pack.find(point.way_of)->rateable);
        CHECK(pack.section_of(point)->id == "ways");
    }
    CHECK(ways == 5);
    const auto asked = QuestionSet::of(pack).questions;
    CHECK(asked.size() == 5);
}

TEST_CASE("a voice is a section, with the council's own heading where ours is gentler") {
    const auto pack = must(shipped_pack("derbyshire-2019"));
    REQUIRE(pack.sections.size() == 3);
    CHECK(pack.sections[1].title == "We hope that you");
    CHECK(pack.sections[1].title_official == "We expect you to");
    CHECK(pack.sections[0].title_official.empty());
    const auto messages = pack.messages();
    CHECK(messages.at("derbyshire-2019/section/we-expect") == "We hope that you");
    // young people never meet the official heading
    for (const auto& [context, text] : messages) CHECK(text != "We expect you to");
}

TEST_CASE("fifty-five statements fit: few words alone, the section's picture, nothing asked") {
    const auto pack = must(with_statements(55));
    CHECK(pack.statements_expected == 55);
    CHECK(pack.points.size() == 6 + 55);
    CHECK(QuestionSet::of(pack).questions.size() == 6);
    const auto* point = pack.find(PointId("statement-8"));
    REQUIRE(point);
    CHECK(point->kind == PointKind::statement);
    CHECK(point->number == 8);
    CHECK(point->pictures.empty());
    CHECK(point->more.empty());
    CHECK(pack.symbol_of(*point) == pack.section_of(*point)->symbol);
    CHECK(pack.symbol_of(pack.points[0]) == "doctor-tooth");
    const auto messages = pack.messages();
    CHECK(messages.contains("leicester-2010/statement-8/few"));
    CHECK_FALSE(messages.contains("leicester-2010/statement-8/pictures"));
    CHECK_FALSE(messages.contains("leicester-2010/statement-8/more"));
    // and travel in a signed pack
    const auto payload = write_pack_payload(with_statements(55), "p", "", "h", {});
    REQUIRE(payload);
    const auto back = read_pack_payload(*payload);
    REQUIRE(back);
    CHECK(back->pack.messages() == messages);
}

TEST_CASE("120 points are the most") {
    CHECK(read_text(replaced(with_statements(110), "statements_expected = 55", "statements_expected = 110")));
    const auto said = refusal(with_statements(115));
    INFO(said);
    CHECK(said.find("more than 120 points") != std::string::npos);
}

TEST_CASE("what is wrong with statements, ways and sections is said with a remedy") {
    struct Case {
        std::string text, says;
    };
    const auto leicester = with_statements(9), heritage = shipped_pack("derby-heritage");
    auto seven = with_statements(9, 7);
    const Case cases[] = {
        {replaced(leicester, "number = 9\n", "number = 8\n"), "has the number 8 of another statement"},
        {replaced(leicester, "number = 9\n", "number = 56\n"), "number 56 of 55 that are expected"},
        {replaced(leicester, "\"statement-9\"\nkind = \"statement\"", "\"statement-9\"\nkind = \"sentence\""),
         "kind is not known"},
        {replaced(leicester, "few = \"This is statement 9.\"", "more = \"Words.\""), "text.few is missing"},
        {replaced(leicester, "statements_expected = 55", "statements_expected = 900"),
         "statements_expected is out of range"},
        {seven, "more than six statements are rated"},
        {replaced(leicester,
                  "kind = \"outcome\"\nnumber = 1\nsection = \"stay-healthy\"\nsymbol = \"doctor-tooth\"",
                  "kind = \"outcome\"\nnumber = 1\nsection = \"stay-healthy\""),
         "points[1].symbol is missing"},
        {replaced(heritage, "way_of = \"care-that-fits\"", "way_of = \"sofa\""),
         "is a way of \"sofa\", which is no rated point"},
        {replaced(heritage, "way_of = \"care-that-fits\"", "way_of = \"talk-with-you\""),
         "which is no rated point"},
        {replaced(heritage, "symbol = \"clock-family\"",
                  "symbol = \"clock-family\"\nway_of = \"care-that-fits\""),
         "is a way of another point and rated itself"},
        {replaced(heritage, "title = \"Five promises\"", "titel = \"Five promises\""),
         "sections[1].titel is not a known name"},
        {replaced(heritage, "id = \"ways\"", "id = \"promises\""), "section \"promises\" is there twice"},
        {replaced(heritage, "translated = true", "translated = \"yes\""), "must be true or false"},
    };
    for (const auto& c : cases) {
        const auto said = refusal(c.text);
        INFO(said);
        CHECK(said.find(c.says) != std::string::npos);
        CHECK(said.back() == '.');
    }
    CHECK(read_text(with_statements(9, 6)));
}
