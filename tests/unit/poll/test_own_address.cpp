#include "kiosk/poll/own_address.h"

#include <catch2/catch.hpp>

using namespace pledge::poll;

TEST_CASE("an address is a number that somebody else can type") {
    for (const char* good : {"192.168.4.1", "127.0.0.1", "fd00::1"}) CHECK(is_address(good));
    for (const char* bad : {"", "0.0.0.0", "::", "kiosk", "192.168.4", "192.168.4.1:8090", "192.168.4.1 "})
        CHECK_FALSE(is_address(bad));
    CHECK(url_of("192.168.4.1", 8090) == "http://192.168.4.1:8090");
    CHECK(url_of("fd00::1", 80) == "http://[fd00::1]:80");
}

TEST_CASE("this machine's own address is none, or one that reaches beyond it") {
    const auto address = own_address();
    if (address.empty()) return;
    CHECK(is_address(address));
    CHECK_FALSE(address.starts_with("127."));
}
