#include "kiosk/flow/config.h"

#include <tuple>

#include <catch2/catch.hpp>

using namespace pledge;

TEST_CASE("an empty kiosk.toml gives defaults that work") {
    const auto config = flow::read_config("kiosk.toml", "");
    REQUIRE(config);
    CHECK(config->setting == "home");
    CHECK(config->languages.empty());
    CHECK(config->ask_after == std::chrono::seconds(180));
    CHECK(config->clear_after == std::chrono::seconds(60));
    CHECK_FALSE(config->display.on);
    CHECK(config->display.per_slide == std::chrono::seconds(12));
    CHECK(config->display.fade);
    CHECK(config->display.place.empty());
}

TEST_CASE("kiosk.toml is read") {
    const auto config = flow::read_config("kiosk.toml", R"(
setting = "event"
languages = ["ur", "en"]
pixels_per_mm = 3.81
[idle]
ask_after_seconds = 90
clear_after_seconds = 30
[display]
seconds_per_slide = 20
fade = false
place = "the library"
[session]
poll = "/run/kiosk/poll.sock"
)");
    REQUIRE(config);
    CHECK(config->setting == "event");
    CHECK(config->languages == std::vector<std::string>{"ur", "en"});
    CHECK(config->first_language == "ur");
    CHECK(config->pixels_per_mm == Approx(3.81));
    CHECK(config->ask_after == std::chrono::seconds(90));
    CHECK(config->display.per_slide == std::chrono::seconds(20));
    CHECK_FALSE(config->display.fade);
    CHECK(config->display.place == "the library");
    CHECK(config->poll_socket == "/run/kiosk/poll.sock");
}

TEST_CASE("a wrong key or value of kiosk.toml names file, line and remedy") {
    const std::pair<const char*, const char*> wrong[] = {
        {"setting = \"moon\"", "choose one of \"home\""},
        {"colour = \"red\"", "colour is not a known name; use one of"},
        {"[staff]\npin = \"2580\"", "run pledge-sync staff-pin"},
        {"[staff]\npin = \"\"", "run pledge-sync staff-pin"},
        {"[staff]\nnumber = 2580", "number is not a known name"},
        {"languages = []", "one to twelve codes"},
        {"languages = [\"en\", \"ur\", \"en\"]", "one twice"},
        {"languages = \"en\"", "must be a list"},
        {"languages = [\"en\"]\nfirst_language = \"ur\"", "not among languages"},
        {"pixels_per_mm = 100", "write a number from"},
        {"pixels_per_mm = \"4\"", "write a number from"},
        {"[idle]\nask_after_seconds = 5", "30 to 3600"},
        {"[idle]\nask = 5", "idle.ask is not a known name"},
        {"[display]\nseconds_per_slide = 5", "6 to 120"},
        {"[display]\nseconds_per_slide = 121", "6 to 120"},
        {"[display]\nseconds = 12", "display.seconds is not a known name"},
        {"[display]\nfade = \"no\"", "must be true or false"},
        {"[session]\npoll = \"poll.sock\"", "the whole path of a socket"},
        {"[session]\npoll = \"\"", "session.poll must be words in quotes"},
        {"[session]\nsocket = \"/run/poll.sock\"", "session.socket is not a known name"},
        {"setting = home", "mend that line"},
    };
    for (const auto& [text, says] : wrong) {
        const auto got = flow::read_config("kiosk.toml", text);
        INFO(text);
        REQUIRE_FALSE(got);
        INFO(got.error().say);
        CHECK(got.error().say.find("kiosk.toml, line ") == 0);
        CHECK(got.error().say.find(says) != std::string::npos);
    }
}

TEST_CASE("languages without words are left out, and a visit begins in one that has them") {
    const std::vector<std::string> have = {"en", "ur"};
    const auto settled = [&](flow::Config config, const std::string& asked = "") {
        const auto out = flow::settle_languages(config, have, asked);
        REQUIRE(out);
        return std::tuple(config.languages, config.first_language, *out);
    };
    using Codes = std::vector<std::string>;
    flow::Config config;
    CHECK(settled(config) == std::tuple(have, "en", Codes{}));
    config.languages = {"ur", "pl", "en"};
    CHECK(settled(config) == std::tuple(Codes{"ur", "en"}, "en", Codes{"pl"}));
    config.first_language = "pl";
    CHECK(settled(config) == std::tuple(Codes{"ur", "en"}, "ur", Codes{"pl"}));
    CHECK(settled(config, "ur") == std::tuple(Codes{"ur", "en"}, "ur", Codes{"pl"}));
    config.languages = {"pl"};
    config.first_language = "pl";
    CHECK(settled(config) == std::tuple(have, "en", Codes{"pl"}));
    const auto unknown = flow::settle_languages(config, have, "xx");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().say == "There are no words in \"xx\"; choose one of en, ur.");
    CHECK(unknown.error().code == Code::bad_usage);
}

TEST_CASE("the number for staff is kept as a hash") {
    CHECK(flow::read_config("kiosk.toml", "")->staff_pin.empty());
    const auto config =
        flow::read_config("kiosk.toml", "[staff]\npin = \"$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA\"\n");
    REQUIRE(config);
    CHECK(config->staff_pin == "$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA");
}
