#include "sync/core/calendar.h"

#include <catch2/catch.hpp>

using namespace pledge;

TEST_CASE("days and months are written and read the same way") {
    CHECK(to_text(*day_from_text("2026-02-28")) == "2026-02-28");
    CHECK(to_text(*month_from_text("2027-01")) == "2027-01");
}

TEST_CASE("what is no day is refused") {
    for (const char* bad :
         {"", "2026-2-28", "2026-02-30", "2026-13-01", "2026/02/01", "2026-02-0a", "2026-02-281"})
        CHECK_FALSE(day_from_text(bad));
    for (const char* bad : {"", "2026", "2026-00", "2026-13", "2026-1x"}) CHECK_FALSE(month_from_text(bad));
}
