#include "kiosk/flow/update.h"
#include "tests/ui/pages.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using testing::Stage;

namespace {

flow::Model page(const std::string& name, const std::string& language = "en") {
    for (auto& page : testing::pages(language, testing::kPanels[0]))
        if (page.name == name) return page.model;
    FAIL("there is no page " << name);
    return {};
}

// All that can be read, heard or pressed: what is on every page of a screen, one after the other.
std::string all_of(flow::Model model) {
    std::string out;
    for (model.page = 0; model.page < 4; ++model.page) {
        const auto sheet = Stage::instance().compose(model, testing::kPanels[0]);
        for (const auto& item : sheet->list.items)
            out += item.id + "|" + item.label + "|" + item.spoken + "|" + std::to_string(item.pressable()) +
                   "\n";
    }
    return out;
}

bool says(const flow::Model& model, const std::string& words) {
    return all_of(model).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the staff screen is the same whether the outbox is empty or full, and whoever answered") {
    for (const char* language : {"en", "pl", "sk", "pa", "ur"}) {
        const auto model = page("staff", language);
        auto full = model;
        flow::update(full, flow::action::Room{false});
        auto answered = full;
        answered.ticket = 12;
        answered.visits_ended = 40;
        INFO(language);
        CHECK(all_of(model).size() > 200);
        CHECK(all_of(full) == all_of(model));
        CHECK(all_of(answered) == all_of(model));
    }
}

TEST_CASE("the staff screen says what is to be mended") {
    auto model = page("staff");
    CHECK(says(model, "Fine"));
    CHECK(says(model, "In touch · Last in touch: today"));
    CHECK(says(model, "Asking now"));
    flow::update(model, flow::action::SoundNews{{false, {"pa"}}});
    CHECK(says(model, "Needs help"));
    CHECK(says(model, "No sound. Check the speaker."));
    CHECK(says(model, "No voice: ਪੰਜਾਬੀ"));
    flow::update(model, flow::action::SoundNews{});
    CHECK(says(model, "Fine"));
    flow::update(model, flow::action::DeviceNews{{model.local.day - std::chrono::days(12), true, true}});
    CHECK(says(model, "Not in touch · Last in touch: 11/11/2026 · Check the plug and the network."));
    flow::update(model, flow::action::DeviceNews{{model.local.day, true, false}});
    CHECK(says(model, "No space is left."));
    flow::update(model, flow::action::DeviceNews{{model.local.day, false, true}});
    CHECK(says(model, "This kiosk wrote down what to mend."));
    CHECK(says(model, "Still not right? Call 01632\u00A0960\u00A0105."));
    model.staff.fontless = {"ur"};
    CHECK(says(model, "No letters for: ur"));
}

TEST_CASE("a day of contact is never told with an hour") {
    auto model = page("staff");
    for (const int minute : {0, 7 * 60 + 13, 23 * 60 + 59}) {
        auto later = model;
        later.local.minute = minute;
        CHECK(all_of(later) == all_of(model));
    }
}

TEST_CASE("no digit of the number is on the page") {
    auto typed = page("staff-pin");
    typed.staff.digits = "12345678";
    const auto sheet = Stage::instance().compose(typed, testing::kPanels[0]);
    CHECK(sheet->list.find("pin.dots")->label == "••••••••");
    auto other = typed;
    other.staff.digits = "87654321";
    CHECK(all_of(other) == all_of(typed));
}

TEST_CASE("children read nothing of what is to be mended") {
    for (auto& one : testing::pages("en", testing::kPanels[0])) {
        if (one.model.screen == flow::Screen::staff) continue;
        auto in_trouble = one.model;
        in_trouble.staff.device = {std::nullopt, false, false};
        in_trouble.staff.sound = {false, {"en", "pa"}};
        in_trouble.staff.fontless = {"ur"};
        INFO(one.name);
        CHECK(all_of(in_trouble) == all_of(one.model));
    }
}

TEST_CASE("a symbol that is not there leaves every text, and staff are told") {
    auto& stage = Stage::instance();
    ui::Art art(std::string(PLEDGE_SOURCE_DIR) + "/assets");
    const ui::Kit kit{stage.kit().wording, stage.kit().typesetter, art};
    auto rating = page("rate-1"), staff = page("staff");
    const auto& panel = testing::kPanels[0];
    const auto texts = [&](const flow::Model& model) {
        std::string out;
        const auto sheet = ui::compose(model, kit, panel.width, panel.height);
        for (const auto& item : sheet->list.items) out += item.id + item.label + "\n";
        return out;
    };
    const auto whole = texts(rating), fine = texts(staff);
    auto offer = std::make_shared<flow::Offer>(*rating.offer);
    for (auto& point : offer->pack.points) point.symbol = "no-such-symbol";
    rating.offer = offer;
    CHECK(texts(rating) == whole);
    CHECK(art.missing() == std::vector<std::string>{"symbols/no-such-symbol"});
    CHECK(texts(staff).find("Some pictures are missing.") != std::string::npos);
    CHECK(texts(staff).find("Needs help") != std::string::npos);
    CHECK(fine.find("Some pictures are missing.") == std::string::npos);
}
