#include "sync/core/live.h"

#include <catch2/catch.hpp>

using namespace pledge;

TEST_CASE("a face, yes or no, and a choice each have a column; not sure is the last") {
    CHECK(live_columns(LiveKind::faces) == 4);
    CHECK(live_columns(LiveKind::yes_no) == 3);
    const std::size_t faces[] = {3, 0, 0, 1, 2, 2};
    for (LiveVote vote = 0; vote <= 5; ++vote)
        CHECK(live_column_of(LiveKind::faces, vote) == std::optional<std::size_t>(faces[vote]));
    CHECK(live_column_of(LiveKind::yes_no, 1) == std::optional<std::size_t>(0));
    CHECK(live_column_of(LiveKind::yes_no, 2) == std::optional<std::size_t>(1));
    CHECK(live_column_of(LiveKind::yes_no, 0) == std::optional<std::size_t>(2));
    for (std::size_t choices = kFewestLiveChoices; choices <= kMostLiveChoices; ++choices) {
        CHECK(live_columns(LiveKind::choices, choices) == choices + 1);
        for (std::size_t i = 1; i <= choices; ++i)
            CHECK(live_column_of(LiveKind::choices, static_cast<LiveVote>(i), choices) ==
                  std::optional<std::size_t>(i - 1));
        CHECK(live_column_of(LiveKind::choices, 0, choices) == std::optional<std::size_t>(choices));
    }
}

TEST_CASE("no other vote exists") {
    for (int vote = 0; vote < 256; ++vote) {
        const auto v = static_cast<LiveVote>(vote);
        CHECK(live_column_of(LiveKind::faces, v).has_value() == (vote <= 5));
        CHECK(live_column_of(LiveKind::yes_no, v).has_value() == (vote <= 2));
        for (std::size_t choices : {2U, 6U})
            CHECK(live_column_of(LiveKind::choices, v, choices).has_value() ==
                  (vote <= static_cast<int>(choices)));
        for (std::size_t choices : {0U, 1U, 7U}) CHECK_FALSE(live_column_of(LiveKind::choices, v, choices));
        CHECK_FALSE(live_column_of(static_cast<LiveKind>(3), v));
    }
    CHECK(live_columns(LiveKind::choices, 1) == 0);
    CHECK(live_columns(LiveKind::choices, 7) == 0);
}

TEST_CASE("totals travel from five votes on, up to what a session can hold") {
    SessionTotals totals;
    totals.set = SetId("derby-2024");
    totals.columns = {1, 1, 1, 1};
    CHECK_FALSE(is_sound(totals));
    totals.columns = {5, 0, 0, 0};
    CHECK(is_sound(totals));
    totals.columns = {1, 1, 1, 2};
    CHECK(is_sound(totals));
    totals.columns = {400, 300, 200, 100};
    CHECK(is_sound(totals));
    totals.columns[3] = 101;
    CHECK_FALSE(is_sound(totals));
    totals.columns = {0xffff, 0xffff, 0xffff, 0xffff};  // the sum is not cut to 16 bits
    CHECK_FALSE(is_sound(totals));
    totals.columns = {1, 1, 1, 2};
    totals.set = SetId("Derby");
    CHECK_FALSE(is_sound(totals));
}

TEST_CASE("a decision travels if it says what, in plain lines that are not too long") {
    Decision decision;
    decision.set = SetId("derby-2024");
    CHECK_FALSE(is_sound(decision));
    decision.what = "Locks for every bedroom";
    CHECK(is_sound(decision));
    for (const std::string& bad :
         {std::string(kMostDecisionWhat + 1, 'a'), std::string("two\nlines"), std::string("\xff"),
          std::string("turned \xE2\x80\xAE round"), std::string("half \xE2\x80"), std::string("nul\0", 4)}) {
        auto what = decision, who = decision;
        what.what = bad;
        who.who = bad;
        CHECK_FALSE(is_sound(what));
        CHECK_FALSE(is_sound(who));
    }
    decision.what = std::string(kMostDecisionWhat, 'a');
    decision.who = std::string(kMostDecisionWho, 'b');
    CHECK(is_sound(decision));
    decision.who += 'b';
    CHECK_FALSE(is_sound(decision));
    decision.who = "\xD9\x85\xDA\xA9\xD8\xA7\xD9\x86";  // another script
    using namespace std::chrono_literals;
    for (const Month month : {2000y / 1, 2027y / 12, 2999y / 12}) {
        decision.by = month;
        CHECK(is_sound(decision));
    }
    for (const Month month : {2027y / 0, 2027y / 13, 1999y / 12, 3000y / 1, 0y / 0}) {
        decision.by = month;
        CHECK_FALSE(is_sound(decision));
    }
}
