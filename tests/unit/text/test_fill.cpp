#include "sync/text/fill.h"

#include <catch2/catch.hpp>

using namespace pledge::text;

namespace {
constexpr auto kLtr = Direction::left_to_right;
constexpr auto kRtl = Direction::right_to_left;
}  // namespace

TEST_CASE("values take their places, in any order and more than once") {
    CHECK(fill("Reply {number} of {total}", {{"total", "3"}, {"number", "1"}}, kLtr) == "Reply 1 of 3");
    CHECK(fill("{a}{a}", {{"a", "x"}}, kLtr) == "xx");
    CHECK(fill("no names", {{"a", "x"}}, kLtr) == "no names");
    CHECK(fill("", {}, kLtr) == "");
}

TEST_CASE("a value that is not given takes its whole line along") {
    CHECK_FALSE(fill("Call {phone}.", {}, kLtr));
    CHECK_FALSE(fill("Call {phone}.", {{"phone", ""}}, kLtr));
    CHECK_FALSE(fill("{a} {b}", {{"a", "1"}}, kRtl));
}

TEST_CASE("a value is never read for names, and odd braces are plain text") {
    CHECK(fill("{a}", {{"a", "{b}"}, {"b", "no"}}, kLtr) == "{b}");
    CHECK(fill("{ {} {A} {a b} {a", {{"a", "no"}}, kLtr) == "{ {} {A} {a b} {a");
}

TEST_CASE("values are isolated where two directions can meet") {
    CHECK(fill("فون: {phone}", {{"phone", "01 2"}}, kRtl) == "فون: \u206801 2\u2069");
    CHECK(fill("It is {name}.", {{"name", "اردو"}}, kLtr) == "It is \u2068اردو\u2069.");
    CHECK(fill("It is {name}.", {{"name", "Derby"}}, kLtr) == "It is Derby.");
}

TEST_CASE("the names of a text, in order") {
    CHECK(placeholders("{b} and {a_1}, { not }") == std::vector<std::string>{"b", "a_1"});
    CHECK(placeholders("none").empty());
}
