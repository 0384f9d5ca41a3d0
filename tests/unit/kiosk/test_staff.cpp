#include "kiosk/device_look.h"
#include "kiosk/flow/update.h"
#include "kiosk/opening.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <regex>

#include <catch2/catch.hpp>

using namespace pledge;
using testing::TempFolder;

namespace {

const std::string kSource = PLEDGE_SOURCE_DIR, kBuild = PLEDGE_BINARY_DIR;

// The stage of a kiosk whose fonts are those of the product, less the files that `lost` is part of.
Result<kiosk::Opening> open_without(const std::string& lost, flow::Config config,
                                    const std::string& asked = "") {
    TempFolder folder;
    auto fonts = testing::read_all(kSource + "/assets/fonts.conf");
    if (!lost.empty())
        fonts = std::regex_replace(fonts, std::regex("<glob>\\*/" + lost + "[^<]*</glob>"), "");
    testing::write_all(folder / "fonts.conf", fonts);
    const kiosk::Places places{kBuild + "/locales", folder / "fonts.conf", kSource + "/assets"};
    const testing::FakeClock clock;
    kiosk::Content content(shelf::Shelf(folder / "data"), {kSource + "/assets/packs/derby-2024"});
    return kiosk::open_stage(places, std::move(config), asked, clock, content,
                             [] { return std::pair(1280, 800); });
}

flow::DeviceState seen(kiosk::DeviceLook& look) {
    const auto news = look.look();
    REQUIRE(news);
    return std::get<flow::action::DeviceNews>(*news).state;
}

}  // namespace

TEST_CASE("with all fonts every language is offered, and staff hear of the drafts alone") {
    const auto opening = open_without("", {});
    REQUIRE(opening);
    CHECK(opening->model.config.languages == std::vector<std::string>{"en", "pl", "sk", "pa", "ur"});
    CHECK(opening->model.staff.fontless.empty());
    CHECK(opening->model.staff.drafts == std::vector<std::string>{"pl", "sk", "pa", "ur"});
}

TEST_CASE("a language whose font is not there is left out, and the others work") {
    for (const auto& [font, language] :
         {std::pair("NotoNastaliqUrdu", "ur"), std::pair("NotoSansGurmukhi", "pa")}) {
        flow::Config config;
        config.languages = {language, "en", "pl"};
        config.first_language = language;
        const auto opening = open_without(font, config);
        INFO(font);
        REQUIRE(opening);
        const auto& model = opening->model;
        CHECK(model.config.languages == std::vector<std::string>{"en", "pl"});
        CHECK(model.language == "en");
        CHECK(model.staff.fontless == std::vector<std::string>{language});
        CHECK(flow::needs_help(model));
        CHECK_FALSE(opening->ready.empty());  // the first page was drawn
    }
}

TEST_CASE("who names a language without a font is told what to install") {
    const auto opening = open_without("NotoNastaliqUrdu", {}, "ur");
    REQUIRE_FALSE(opening);
    CHECK(opening.error().say == "The font Noto Nastaliq Urdu is not there; install fonts-noto-core.");
}

TEST_CASE("a kiosk that is enrolled tells staff the number that the council calls it by") {
    TempFolder folder;
    const shelf::Shelf shelf(folder.path());
    kiosk::DeviceLook look{shelf};
    CHECK(seen(look).number.empty());
    shelf::Identity who{"https://pledge.example", {}, "home", 12, CouncilId("derby"), {}};
    who.device[0] = 5;
    REQUIRE(shelf.store_identity(who));
    CHECK(seen(look).number == "0500-0000");
    CHECK_FALSE(look.look());
}

TEST_CASE("what pledge-sync left is told to staff, once for each change") {
    TempFolder folder;
    const shelf::Shelf shelf(folder.path());
    kiosk::DeviceLook look{shelf};
    CHECK(seen(look) == flow::DeviceState{});
    CHECK_FALSE(look.look());
    shelf::DeviceStatus status;
    status.contact = day_from_text("2026-11-22");
    REQUIRE(shelf.store_status(status));
    CHECK(seen(look) == flow::DeviceState{status.contact, true, true});
    status.sent = day_from_text("2026-11-22");
    REQUIRE(shelf.store_status(status));
    CHECK_FALSE(look.look());
    for (const auto& [state, synced] : {std::pair("offline", true), std::pair("revoked", false)}) {
        status.state = state;
        REQUIRE(shelf.store_status(status));
        const auto news = look.look();
        CHECK(news.has_value() != synced);  // a network that is away is seen by the day alone
        if (news) CHECK(std::get<flow::action::DeviceNews>(*news).state.synced == synced);
    }
    testing::write_all(folder / "status.json", "{");
    CHECK(seen(look) == flow::DeviceState{std::nullopt, false, true});
    status.state = "fine";
    REQUIRE(shelf.store_status(status));
    CHECK(seen(look).synced);
    testing::write_all(folder / "status.json", "{");
    CHECK_FALSE(seen(look).synced);
}
