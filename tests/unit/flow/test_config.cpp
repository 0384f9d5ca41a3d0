#include "kiosk/flow/config.h"

#include <catch2/catch.hpp>

using namespace pledge;

TEST_CASE("an empty kiosk.toml gives defaults that work") {
    const auto config = flow::read_config("kiosk.toml", "");
    REQUIRE(config);
    CHECK(config->setting == "home");
    CHECK(config->languages.size() == 5);
    CHECK(config->ask_after == std::chrono::seconds(180));
    CHECK(config->clear_after == std::chrono::seconds(60));
}

TEST_CASE("kiosk.toml is read") {
    const auto config = flow::read_config("kiosk.toml", R"(
setting = "event"
languages = ["ur", "en"]
pixels_per_mm = 3.81
[idle]
ask_after_seconds = 90
clear_after_seconds = 30
)");
    REQUIRE(config);
    CHECK(config->setting == "event");
    CHECK(config->first_language == "ur");
    CHECK(config->pixels_per_mm == Approx(3.81));
    CHECK(config->ask_after == std::chrono::seconds(90));
}

TEST_CASE("a wrong key or value of kiosk.toml names file, line and remedy") {
    const std::pair<const char*, const char*> wrong[] = {
        {"setting = \"moon\"", "choose one of \"home\""},
        {"colour = \"red\"", "colour is not a known name; use one of"},
        {"languages = []", "one to twelve codes"},
        {"languages = \"en\"", "must be a list"},
        {"languages = [\"en\"]\nfirst_language = \"ur\"", "not among languages"},
        {"pixels_per_mm = 100", "write a number from"},
        {"pixels_per_mm = \"4\"", "write a number from"},
        {"[idle]\nask_after_seconds = 5", "30 to 3600"},
        {"[idle]\nask = 5", "idle.ask is not a known name"},
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
