#include "kiosk/flow/reading.h"
#include "tests/support/flow_models.h"
#include "tests/support/pack_texts.h"

#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::press;

namespace {

std::vector<std::string> ids_of(const Pack& pack, const Stop& stop) {
    std::vector<std::string> out;
    for (const auto i : stop.points) out.push_back(pack.points[i].id.text);
    return out;
}

}  // namespace

TEST_CASE("a set is read section by section, its statements together and by number") {
    const auto pack = testing::sections_pack();
    const auto stops = stops_of(pack);
    REQUIRE(stops.size() == 4);
    CHECK(ids_of(pack, stops[0]) == std::vector<std::string>{"first"});
    CHECK(ids_of(pack, stops[1]) == std::vector<std::string>{"s1", "s2"});
    CHECK(ids_of(pack, stops[2]) == std::vector<std::string>{"second"});
    CHECK(ids_of(pack, stops[3]) == std::vector<std::string>{"s3", "s4", "s5", "s6", "s7", "s8"});
    CHECK(stops[1].statements);
    CHECK_FALSE(stops[2].statements);
    CHECK(stops[1].section->id == "a");
}

TEST_CASE("reading leaves nothing out, of any shipped set") {
    for (const char* id : {"derby-2024", "derby-heritage", "derbyshire-2019", "leicester-2010"}) {
        INFO(id);
        const auto pack = testing::read_text(testing::shipped_pack(id)).value();
        std::set<std::size_t> seen;
        std::vector<std::string> sections;
        for (const auto& stop : stops_of(pack)) {
            seen.insert(stop.points.begin(), stop.points.end());
            if (sections.empty() || sections.back() != stop.section->id) sections.push_back(stop.section->id);
        }
        CHECK(seen.size() == pack.points.size());
        CHECK(sections.size() == pack.sections.size());  // none is left and come back to
    }
    const auto many = testing::read_text(testing::with_statements(55)).value();
    CHECK(stops_of(many).size() == 12);  // six outcomes, each followed by its statements
}

TEST_CASE("with one set reading begins at once and ends the visit") {
    auto model = testing::resting_model();
    press(model, {action::Read{}});
    CHECK(model.screen == Screen::read);
    for (int i = 0; i < 5; ++i) press(model, {action::Next{}});
    CHECK(model.reading.stop == 5);
    const auto effects = press(model, {action::Next{}});
    CHECK(model.screen == Screen::welcome);
    CHECK(effects.size() == 1);
    CHECK(model.reading.stop == 0);
}

TEST_CASE("with several sets reading begins and ends at the menu") {
    auto model = testing::several_sets();
    press(model, {action::Read{}});
    CHECK(model.screen == Screen::sets);
    press(model, {action::ReadSet{1}});
    CHECK(model.screen == Screen::read);
    CHECK(read_pack_of(model).id.text == "sections");
    press(model, {action::Next{}, action::Next{}, action::Next{}});
    CHECK(current_stop(model).points.size() == 6);
    press(model, {action::Next{}});
    CHECK(model.screen == Screen::sets);
    press(model, {action::ReadSet{0}});
    CHECK(read_pack_of(model).id.text == "small");
    press(model, {action::Back{}});
    CHECK(model.screen == Screen::sets);
    press(model, {action::Back{}});
    CHECK(model.screen == Screen::welcome);
}

TEST_CASE("Back goes through the pages of statements before it leaves them") {
    auto model = testing::several_sets();
    press(model, {action::Read{}, action::ReadSet{1}, action::Next{}, action::Next{}, action::Next{}});
    press(model, {action::Page{1}, action::Back{}});
    CHECK(model.page == 0);
    CHECK(model.reading.stop == 3);
    press(model, {action::Back{}});
    CHECK(model.reading.stop == 2);
}

TEST_CASE("Help over a page of statements returns to that page") {
    auto model = testing::several_sets();
    press(model, {action::Read{}, action::ReadSet{1}, action::Next{}, action::Page{1}, action::OpenHelp{},
                  action::Back{}});
    CHECK(model.screen == Screen::read);
    CHECK(model.page == 1);
    CHECK(model.reading.stop == 1);
}

TEST_CASE("without a wave every set can be read") {
    auto model = testing::several_sets(false);
    CHECK(model.screen == Screen::closed);
    press(model, {action::Read{}, action::ReadSet{1}});
    CHECK(model.screen == Screen::read);
}

TEST_CASE("a set that is gone when a reader comes back does no harm") {
    auto model = testing::several_sets();
    press(model, {action::Read{}, action::ReadSet{1}, action::Next{}});
    update(model, action::NewOffer{testing::offer_for(), false});
    CHECK(read_pack_of(model).id.text == "sections");  // nobody's words change under their eyes
    press(model, {action::Hide{}});
    CHECK(count_sets(*model.offer) == 1);
    press(model, {action::Read{}});
    CHECK(read_pack_of(model).id.text == "small");
}

TEST_CASE("an answer holds the questions of the set that is asked, and no other") {
    auto model = testing::several_sets();
    press(model, {action::Read{}, action::ReadSet{1}, action::Hide{}});
    press(model, {action::Start{}, action::Agree{}, action::Who{Company::own}, action::Next{},
                  action::Choose{Say::face_4}, action::OpenStop{}});
    const auto effects = press(model, {action::Send{}});
    REQUIRE(effects.size() == 1);
    const auto& answer = std::get<effect::Store>(effects.front()).answer;
    CHECK(answer.set.text == "small");
    CHECK(answer.points.size() == 6);
}
