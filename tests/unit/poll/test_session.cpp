#include "kiosk/poll/session.h"
#include "tests/support/fakes.h"
#include "tests/unit/poll/poll_fixture.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::poll;
using namespace pledge::testing;
using Refused = Session::Refused;
using Taken = Session::Taken;

namespace {

struct Room {
    FakeClock clock;
    SeededRandom random;
    Session session{clock, random};

    Token joined() {
        const auto answer = session.join(kCode, {});
        REQUIRE(std::holds_alternative<Session::Joined>(answer));
        return std::get<Session::Joined>(answer).token;
    }
    std::optional<Refused> refused(const std::string& code, const std::optional<Bytes<32>>& key = {}) {
        const auto answer = session.join(code, key);
        const auto* why = std::get_if<Refused>(&answer);
        return why ? std::optional(*why) : std::nullopt;
    }
};

std::string next(http::EventStream& events) {
    const auto data = events.take();
    return data ? *data : "";
}
Json state(http::EventStream& events) {
    return Json::parse(next(events));
}

}  // namespace

TEST_CASE("a session is joined with its code alone") {
    Room room;
    CHECK(room.refused(kCode) == Refused::over);
    room.session.open(opened());
    CHECK(room.refused("0000") == Refused::code);
    CHECK(room.refused("") == Refused::code);
    CHECK(room.refused("47190") == Refused::code);
    const auto answer = room.session.join(kCode, {});
    REQUIRE(std::holds_alternative<Session::Joined>(answer));
    CHECK(std::get<Session::Joined>(answer).key == opened().key);
    CHECK(std::get<Session::Joined>(answer).languages == opened().languages);
    CHECK(room.joined() != room.joined());
    CHECK(room.session.counts().joined == 3);
}

TEST_CASE("nobody guesses the code, and whoever scanned the picture is not held up by those who try") {
    Room room;
    room.session.open(opened());
    for (int i = 0; i < 20; ++i) CHECK(room.refused("0000") == Refused::code);
    CHECK(room.refused("0000") == Refused::wait);
    CHECK(room.refused(kCode) == Refused::wait);  // or a right guess would tell itself
    CHECK_FALSE(room.refused(kCode, opened().key));
    CHECK(room.refused(kCode, Bytes<32>{}) == Refused::wait);
    CHECK(room.refused("0000", opened().key) == Refused::code);
    room.session.open(opened());  // the kiosk was started again: still the same code
    CHECK(room.refused(kCode) == Refused::wait);
    room.clock.advance(std::chrono::minutes(1));
    for (int i = 0; i < 50; ++i) CHECK_FALSE(room.refused(kCode));
    auto other = opened();
    other.code = "0001";
    room.session.open(other);
    CHECK(room.refused(kCode) == Refused::code);
    CHECK_FALSE(room.refused("0001"));
}

TEST_CASE("a phone sees each stage, and never a count") {
    Room room;
    room.session.open(opened());
    const auto token = room.joined(), other = room.joined();
    const auto events = room.session.listen(token);
    REQUIRE(events);
    CHECK(state(*events) == Json({{"stage", "wait"}}));
    room.session.ask(asked(7));
    auto vote = state(*events);
    CHECK(vote["stage"] == "vote");
    CHECK(vote["question"] == 7);
    CHECK(vote["kind"] == "faces");
    CHECK(vote["words"]["en"]["question"] == "Do you feel safe?");
    CHECK(vote["words"]["ur"]["draft"] == true);
    CHECK(vote["voted"] == false);
    CHECK_FALSE(vote.contains("choices"));
    CHECK_FALSE(vote.contains("shown"));
    CHECK(room.session.vote(other, 7, sealed(1)) == Taken::yes);
    CHECK(next(*events).empty());  // what others do is not told
    CHECK(room.session.vote(token, 7, sealed(2)) == Taken::yes);
    CHECK(state(*events)["voted"] == true);
    room.session.close({7});
    CHECK(state(*events)["stage"] == "closed");
    room.session.reveal({7, {wire::Shown::As::bands, {}, {0, 10, 5, 0}}});
    const auto shown = state(*events);
    CHECK(shown["stage"] == "shown");
    CHECK(shown["shown"] == Json({{"as", "bands"}, {"cells", {0, 10, 5, 0}}}));
    CHECK_FALSE(shown.contains("voted"));
    room.session.wait();
    CHECK(state(*events) == Json({{"stage", "wait"}}));
    room.session.end();
    CHECK(state(*events) == Json({{"stage", "over"}}));
    CHECK(events->ended());
    CHECK_FALSE(room.session.listen(token));
    CHECK_FALSE(room.session.on());
}

TEST_CASE("a choice and a symbol are told where there are some") {
    Room room;
    room.session.open(opened());
    wire::Ask ask{8, LiveKind::choices, 2, "home", "en", {}};
    ask.words["en"] = {"", "Which?", {"One", "Two"}, "ltr", false};
    room.session.ask(ask);
    const auto told = state(*room.session.listen(room.joined()));
    CHECK(told["choices"] == 2);
    CHECK(told["symbol"] == "home");
    CHECK(told["words"]["en"]["choices"] == Json({"One", "Two"}));
}

TEST_CASE("a second vote takes the place of the first, and all come out once, in another order") {
    Room room;
    room.session.open(opened());
    room.session.ask(asked(7));
    std::vector<Token> tokens;
    for (int i = 0; i < 30; ++i) tokens.push_back(room.joined());
    for (std::size_t i = 0; i < 30; ++i)
        CHECK(room.session.vote(tokens[i], 7, sealed(static_cast<std::uint8_t>(i))) == Taken::yes);
    CHECK(room.session.vote(tokens[0], 7, sealed(200)) == Taken::yes);
    CHECK(room.session.counts().votes == 30);
    CHECK(room.session.vote(tokens[0], 6, sealed(1)) == Taken::closed);
    CHECK(room.session.vote(Token{}, 7, sealed(1)) == Taken::unknown);
    const auto votes = room.session.close({7});
    CHECK(votes.question == 7);
    REQUIRE(votes.votes.size() == 30);
    std::set<std::uint8_t> seen;
    for (const auto& vote : votes.votes) seen.insert(vote[0]);
    CHECK(seen.size() == 30);
    CHECK(seen.count(200) == 1);
    CHECK(seen.count(0) == 0);
    // neither the order of joining nor that of the tokens
    std::vector<wire::SealedVote> by_joining, by_token;
    std::map<Token, std::size_t> sorted;
    for (std::size_t i = 0; i < 30; ++i) sorted[tokens[i]] = i;
    for (std::size_t i = 0; i < 30; ++i)
        by_joining.push_back(sealed(i == 0 ? 200 : static_cast<std::uint8_t>(i)));
    for (const auto& [token, i] : sorted) by_token.push_back(by_joining[i]);
    CHECK(votes.votes != by_joining);
    CHECK(votes.votes != by_token);
    CHECK(room.session.vote(tokens[0], 7, sealed(1)) == Taken::closed);
}

TEST_CASE("asked the same once more, voting goes on with what is in; after the result it begins anew") {
    Room room;
    room.session.open(opened());
    room.session.ask(asked(7));
    const auto token = room.joined();
    room.session.vote(token, 7, sealed(1));
    CHECK(room.session.close({7}).votes.size() == 1);
    room.session.ask(asked(7));  // more time
    CHECK(state(*room.session.listen(token))["voted"] == true);
    room.session.vote(token, 7, sealed(2));
    CHECK(room.session.close({7}).votes == std::vector<wire::SealedVote>{sealed(2)});
    auto other = asked(7);
    other.words["ur"] = other.words["en"];  // the same question, with words in another language
    room.session.ask(other);
    CHECK(room.session.counts().votes == 1);
    room.session.close({7});
    room.session.reveal({7, {}});
    CHECK(room.session.close({7}).votes.empty());  // the result is shown: they are gone
    room.session.ask(other);
    CHECK(room.session.counts().votes == 0);
    CHECK(room.session.close({9}).votes.empty());  // never asked: an answer all the same
    room.session.ask(asked(8));
    CHECK(state(*room.session.listen(token))["voted"] == false);
}

TEST_CASE("a kiosk that was started again finds its phones, without their votes") {
    Room room;
    room.session.open(opened());
    room.session.ask(asked(7));
    const auto token = room.joined();
    room.session.vote(token, 7, sealed(1));
    const auto events = room.session.listen(token);
    room.session.open(opened());
    CHECK(state(*events) == Json({{"stage", "wait"}}));
    CHECK(room.session.counts() == Session::Counts{1, {}, 0});
    room.session.ask(asked(8));
    CHECK(room.session.vote(token, 8, sealed(1)) == Taken::yes);
    CHECK(room.session.close({7}).votes.empty());
    CHECK(room.session.close({8}).votes.size() == 1);
}

TEST_CASE("another session ends the one before; another key alone lets phones come back") {
    Room room;
    room.session.open(opened());
    auto token = room.joined();
    auto events = room.session.listen(token);
    auto other = opened();
    other.code = "0001";
    room.session.open(other);
    CHECK(next(*events) == "{\"stage\":\"over\"}");
    CHECK(events->ended());
    CHECK_FALSE(room.session.listen(token));
    room.session.open(opened());
    token = room.joined();
    events = room.session.listen(token);
    other = opened();
    other.key.fill(9);
    room.session.open(other);
    CHECK(next(*events).empty());
    CHECK(events->closed());
    CHECK_FALSE(room.session.listen(token));
    CHECK(std::get<Session::Joined>(room.session.join(kCode, {})).key == other.key);
}

TEST_CASE("a phone that comes back hears what is now, and its older stream ends") {
    Room room;
    room.session.open(opened());
    const auto token = room.joined();
    const auto asleep = room.session.listen(token);
    room.session.ask(asked(7));
    room.session.close({7});
    const auto awake = room.session.listen(token);
    CHECK(asleep->closed());
    CHECK(state(*awake)["stage"] == "closed");
    CHECK(next(*awake).empty());
}

TEST_CASE("a full session keeps those who listen or voted, and asks the longest silent one to make room") {
    Room room;
    room.session.open(opened());
    room.session.ask(asked(7));
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < kMostPhones; ++i) tokens.push_back(room.joined());
    const auto listening = room.session.listen(tokens[0]);
    room.session.vote(tokens[1], 7, sealed(1));
    const auto newcomer = room.joined();
    CHECK(room.session.counts().joined == kMostPhones);
    CHECK(room.session.listen(tokens[0]));
    CHECK(room.session.listen(tokens[1]));
    CHECK_FALSE(room.session.listen(tokens[2]));
    CHECK(room.session.listen(newcomer));
    std::vector<std::shared_ptr<http::EventStream>> all;
    for (std::size_t i = 3; i < kMostPhones; ++i) all.push_back(room.session.listen(tokens[i]));
    CHECK(room.refused(kCode) == Refused::full);
    CHECK(room.refused(kCode, opened().key) == Refused::full);
    all.front()->close();
    CHECK_FALSE(room.refused(kCode));
}

TEST_CASE("what does not fit changes nothing") {
    Room room;
    room.session.ask(asked(7));
    room.session.wait();
    room.session.reveal({7, {}});
    room.session.end();
    CHECK(room.session.close({7}).votes.empty());
    CHECK_FALSE(room.session.on());
    room.session.open(opened());
    const auto events = room.session.listen(room.joined());
    next(*events);
    room.session.reveal({7, {}});
    CHECK(next(*events).empty());
    room.session.ask(asked(7));
    next(*events);
    room.session.reveal({8, {}});
    CHECK(next(*events).empty());
    CHECK(room.session.counts().question == 7U);
}
