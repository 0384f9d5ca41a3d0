#include "sync/http/crowd.h"

#include <vector>

#include <catch2/catch.hpp>

using namespace pledge::http;
using Place = Crowd::Place;

namespace {

struct Guest final : Crowd::Member {
    explicit Guest(Crowd& c) : crowd(c) {}
    ~Guest() override { crowd.forget(this); }
    void make_room() override { ++asked; }
    void wind_down() override { ++wound; }
    void cut() override { ++wound; }
    Crowd& crowd;
    int asked = 0, wound = 0;
};

struct House {
    explicit House(std::size_t most) : crowd(most) {}
    Crowd crowd;
    std::vector<std::shared_ptr<Guest>> guests;
    Place enter() {
        guests.push_back(std::make_shared<Guest>(crowd));
        const auto place = crowd.enter(guests.back());
        if (place == Place::none) guests.pop_back();
        return place;
    }
    Guest& at(std::size_t i) { return *guests.at(i); }
};

}  // namespace

TEST_CASE("whoever keeps a place longest without a whole request makes room, once") {
    House house(3);
    for (int i = 0; i < 3; ++i) CHECK(house.enter() == Place::taken);
    house.crowd.waits(house.at(1));
    house.crowd.waits(house.at(0));
    house.crowd.waits(house.at(2));
    house.crowd.waits(house.at(1));  // it began to send: now it waits for a shorter time than the others
    CHECK(house.enter() == Place::taken);
    CHECK(house.at(0).asked == 1);
    CHECK(house.enter() == Place::taken);
    CHECK(house.at(0).asked == 1);
    CHECK(house.at(2).asked == 1);
    CHECK(house.at(1).asked == 0);
}

TEST_CASE("a request that is being answered keeps its place, and a newcomer is told that all are busy") {
    House house(2);
    house.enter();
    house.enter();
    for (std::size_t i : {0U, 1U}) {
        house.crowd.waits(house.at(i));
        Crowd::works(house.at(i));
    }
    CHECK(house.enter() == Place::busy);
    CHECK(house.at(0).asked + house.at(1).asked == 0);
    house.crowd.waits(house.at(1));
    CHECK(house.enter() == Place::taken);
    CHECK(house.at(1).asked == 1);
    CHECK(house.enter() == Place::none);  // twice the cap are here, and none of them has gone yet
    house.guests.erase(house.guests.begin() + 1);
    CHECK(house.enter() == Place::busy);
}

TEST_CASE("those who are here are told, and those who left are not") {
    House house(3);
    house.enter();
    house.enter();
    house.guests.erase(house.guests.begin());
    house.crowd.each(&Crowd::Member::wind_down);
    CHECK(house.at(0).wound == 1);
    house.guests.clear();
    house.crowd.wait_until_empty(std::chrono::hours(1));  // returns at once
}
