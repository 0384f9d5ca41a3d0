#include "sync/core/commitment.h"
#include "sync/core/plain_line.h"
#include "sync/core/reply.h"

#include <catch2/catch.hpp>

using namespace pledge;

TEST_CASE("a plain line holds the words of any script") {
    for (const char* text : {"", "It's 3 < 4 & \"so\" on.", "Slovenčina, polski, українська", "ہم نے کیا کیا",
                             "می\u200cخواهم", "Dog \U0001F415"})
        CHECK(is_plain_line(text));
}

TEST_CASE("a plain line hides nothing") {
    for (const char* text : {"a\nb", "a\tb", "a\x7F", "a\u0085", "a\u2028", "a\u2029", "a\u202Eb", "a\u202A",
                             "a\u2066", "a\u2069", "\uFEFFa", "\xFF", "\xC3", "\xC0\x80", "\xED\xA0\x80",
                             "\xF5\x80\x80\x80", "\xE2\x82", "\xF0\x8F\xBF\xBF", "\xE0\x9F\xBF"}) {
        CAPTURE(text);
        CHECK_FALSE(is_plain_line(text));
    }
    CHECK_FALSE(is_plain_line(std::string_view("a\0b", 3)));
    CHECK(is_utf8_text("a\nb\u202E"));
    CHECK_FALSE(is_utf8_text("a\xFF"));
}

TEST_CASE("what is repeated in a sentence is short and hides nothing") {
    CHECK(shown_line("on trak") == "on trak");
    CHECK(shown_line("a\u202E\r\n\xFF") == "a????");
    CHECK(shown_line(std::string(100, 'x')) == std::string(40, 'x') + "…");
    CHECK(shown_line("ہم", 3) == "ہ…");
}

TEST_CASE("neither a reply nor a commitment takes what is no plain line") {
    Reply reply{PointId("health"),
                ReplyKind::did,
                std::chrono::year{2026} / 12,
                {{"en", {"You wait.", "We call.", "", "Health, from May"}}}};
    Commitment commitment{
        "health-1", SetId("derby"), PointId("health"), "We call.", "You wait less.", "Health", {}, {}, ""};
    REQUIRE(check_reply(reply));
    REQUIRE(check_commitment(commitment));
    for (const char* text : {"a\nb", "a\u202Eb", "a\xFF"}) {
        auto bad = reply;
        bad.words["en"].instead = text;
        CHECK(check_reply(bad).error().code == Code::bad_input);
        auto worse = commitment;
        worse.department = text;
        CHECK(check_commitment(worse).error().code == Code::bad_input);
    }
}
