#include "sync/core/ids.h"
#include "sync/core/program_version.h"

#include <catch2/catch.hpp>

using namespace pledge;

TEST_CASE("every version is as long as every other on the wire, and comes back") {
    for (const char* text : {"0.1.0", "0.10.2", "12.0.999", "999.999.999", "0.0.0"}) {
        const auto version = version_from_text(text).value();
        CHECK(to_text(version) == text);
        CHECK(wire_text(version).size() == 11);
        CHECK(version_from_wire(wire_text(version)) == version);
        CHECK(version_from_packed(version.packed()) == version);
    }
    CHECK(wire_text(version_from_text("0.1.0").value()) == "000.001.000");
    CHECK(to_text(this_version()) == PLEDGE_VERSION);
}

TEST_CASE("versions are in order, and so are their packed numbers") {
    const auto is = [](const char* text) { return version_from_text(text).value(); };
    CHECK(is("0.2.0") < is("0.10.0"));
    CHECK(is("0.9.9") < is("1.0.0"));
    CHECK(is("0.2.0").packed() < is("0.10.0").packed());
    CHECK(is("0.9.9").packed() < is("1.0.0").packed());
}

TEST_CASE("what is no version is none") {
    for (const char* text : {"", "1", "1.2", "1.2.", "1.2.3.4", "1.2.3 ", " 1.2.3", "+1.2.3", "1.-2.3",
                             "1000.0.0", "a.b.c", "1..3", "..", "0x1.2.3"}) {
        INFO(text);
        CHECK_FALSE(version_from_text(text));
    }
    for (const char* text :
         {"0.1.0", "000.001.00", "000.001.0000", "000001000", "000.001.000 ", "000.0a1.000", "000,001,000"}) {
        INFO(text);
        CHECK_FALSE(version_from_wire(text));
    }
    CHECK_FALSE(version_from_packed(1'000'000'000));
}

TEST_CASE("a kiosk is called by the first digits of its id") {
    DeviceId id{0x5f, 0x0c, 0x1a, 0x2b, 0x99};
    CHECK(short_name(id) == "5f0c-1a2b");
}
