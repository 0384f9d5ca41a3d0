#include "kiosk/speech/headphones.h"

#include <catch2/catch.hpp>

using namespace pledge::speech;

TEST_CASE("sockets for headphones are known by their names, others are not") {
    for (const auto* name :
         {"Headphone Jack", "Front Headphone Jack", "Headset Jack", "Headphone Front Jack"})
        CHECK(is_headphone_jack(name));
    for (const auto* name : {"Mic Jack", "Headset Mic Jack", "Line Out Jack", "HDMI/DP,pcm=3 Jack",
                             "Speaker Jack", "Headphone Playback Switch", "Headphone Jack Sense", ""})
        CHECK_FALSE(is_headphone_jack(name));
}

TEST_CASE("a kiosk can be told that headphones are always or never in") {
    bool called = false;
    const auto changed = [&](bool) { called = true; };
    CHECK(make_headphones(HeadphoneSetting::always, "default", changed)->plugged());
    CHECK_FALSE(make_headphones(HeadphoneSetting::never, "default", changed)->plugged());
    CHECK_FALSE(called);
}

TEST_CASE("a card that is not there has no headphones in, and its watcher ends when asked") {
    bool called = false;
    {
        const auto headphones =
            make_headphones(HeadphoneSetting::jack, "hw:31", [&](bool) { called = true; });
        CHECK_FALSE(headphones->plugged());
    }
    CHECK_FALSE(called);
}
