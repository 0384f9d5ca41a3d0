#include "kiosk/flow/live_steps.h"
#include "tests/support/live_models.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::count_of;
using testing::later;
using testing::only;
using testing::press;
using namespace std::chrono_literals;

namespace {

Model choosing() {
    auto model = testing::live_at(Screen::live_ballot);
    press(model, {action::LiveTouch{4}});
    REQUIRE(model.live.ballot == 4);
    return model;
}

}  // namespace

TEST_CASE("a vote leaves the model as it is given, and the cover comes") {
    auto model = choosing();
    const auto effects = press(model, {action::LiveGive{}});
    const auto* ballot = only<effect::LiveBallot>(effects);
    REQUIRE(ballot);
    CHECK(ballot->number == model.live.number);
    CHECK(ballot->vote == 4);
    CHECK(model.screen == Screen::live_cover);
    CHECK_FALSE(model.live.ballot);
    CHECK(model.live.kiosk_votes == 1);
    CHECK(count_of<effect::Forget>(effects) == 1);
    // a second press gives nothing twice
    CHECK(press(model, {action::LiveGive{}}).empty());
    CHECK(model.live.votes_in() == 1);
}

TEST_CASE("a byte that was a vote is none afterwards") {
    Live live;
    live.ballot = 5;
    const auto* at = reinterpret_cast<const volatile LiveVote*>(&*live.ballot);
    forget_ballot(live);
    CHECK_FALSE(live.ballot);
    CHECK(*at == 0);
}

TEST_CASE("nothing chosen gives nothing, and what is no vote is not chosen") {
    auto model = testing::live_at(Screen::live_ballot);
    CHECK(press(model, {action::LiveGive{}}).empty());
    CHECK(model.screen == Screen::live_ballot);
    press(model, {action::LiveTouch{6}});
    CHECK_FALSE(model.live.ballot);
    press(model, {action::LiveTouch{0}});
    CHECK(model.live.ballot == 0);  // not sure is an answer
    press(model, {action::LiveTouch{5}, action::LiveTouch{9}});
    CHECK(model.live.ballot == 5);

    CHECK(live_votes({LiveKind::yes_no, {}, "?", {}}) == 3);
    CHECK(live_votes({LiveKind::choices, {}, "?", {"a", "b"}}) == 3);
    CHECK_FALSE(is_live_vote({LiveKind::yes_no, {}, "?", {}}, 3));
}

TEST_CASE("skipping counts nothing") {
    auto model = choosing();
    const auto effects = press(model, {action::LiveNoVote{}});
    CHECK(count_of<effect::LiveBallot>(effects) == 0);
    CHECK(model.screen == Screen::live_cover);
    CHECK(model.live.votes_in() == 0);
    CHECK_FALSE(model.live.ballot);
}

TEST_CASE("Hide, Stop, Help and Back throw the choice away and bring back the cover") {
    for (const Action& left : {Action(action::Hide{}), Action(action::OpenStop{}), Action(action::Back{})}) {
        auto model = choosing();
        const auto effects = press(model, {left});
        CHECK(model.screen == Screen::live_cover);
        CHECK_FALSE(model.live.ballot);
        CHECK(count_of<effect::LiveBallot>(effects) == 0);
        CHECK(count_of<effect::Forget>(effects) == 1);
    }
    for (const Action& on : {Action(action::Back{}), Action(action::Hide{}), Action(action::OpenStop{})}) {
        auto model = choosing();
        press(model, {action::OpenHelp{}});
        CHECK(model.screen == Screen::help);
        CHECK_FALSE(model.live.ballot);
        press(model, {action::OpenHelp{}});
        CHECK(model.screen == Screen::help);
        press(model, {on});
        CHECK(model.screen == Screen::live_cover);
        CHECK(model.under.empty());
    }
    for (const Action& on : {Action(action::Hide{}), Action(action::OpenStop{}), Action(action::Back{})}) {
        auto model = testing::live_at(Screen::live_cover);
        press(model, {on});
        CHECK(model.screen == Screen::live_cover);
        CHECK(model.live.on);
    }
}

TEST_CASE("Hide ends no session, and what a visit knows does nothing in one") {
    for (const auto screen : all_screens()) {
        if (!is_live(screen)) continue;
        auto model = testing::live_at(screen);
        if (!model.live.on) continue;
        INFO(name_of(screen));
        press(model, {action::Hide{}, action::Done{}, action::Start{}, action::Read{}, action::Agree{},
                      action::Send{}, action::ThrowAway{}, action::Choose{Say::face_1}, action::Next{},
                      action::OpenStaff{}, action::Restart{}, action::LiveStart{}, action::OpenReplies{},
                      action::NoThanks{}, action::Skip{}});
        CHECK(model.live.on);
        CHECK(is_live(model.screen));
        if (screen != Screen::live_ballot) CHECK(model.screen == screen);
    }
}

TEST_CASE("language, looks and hearing are a voter's own until the next cover") {
    auto model = testing::live_at(Screen::live_vote);
    model.language = "pl";
    model.settings.looks.theme = ThemeName::dark;
    const auto own = model.settings;
    press(model, {action::LivePass{}, action::LiveReady{}, action::LiveTouch{2}, action::OpenAccess{}});
    CHECK(model.screen == Screen::access);
    CHECK_FALSE(model.live.ballot);
    auto changed = own;
    changed.looks.size = 3;
    changed.hearing.voice = true;
    press(model, {action::Language{"ur"}, action::Set{changed}, action::Page{1}, action::Back{}});
    CHECK(model.screen == Screen::live_ballot);
    CHECK(model.language == "ur");
    CHECK(model.settings == changed);
    press(model, {action::LiveTouch{2}, action::LiveGive{}});
    CHECK(model.screen == Screen::live_cover);
    CHECK(model.language == "pl");
    CHECK(model.settings == own);
    // chosen on the cover they are for the ballot that comes, and gone when the big screen does
    press(model, {action::OpenAccess{}, action::Language{"ur"}, action::Back{}, action::LiveReady{}});
    CHECK(model.screen == Screen::live_ballot);
    CHECK(model.language == "ur");
    press(model, {action::LiveNoVote{}, action::Language{"sk"}, action::LivePassed{}});
    CHECK(model.screen == Screen::live_vote);
    CHECK(model.language == "pl");
}

TEST_CASE("headphones that come and go with voters decide whether the voice speaks") {
    auto model = testing::live_at(Screen::live_ballot);
    update(model, action::Headphones{true});
    CHECK(model.settings.hearing.voice);
    press(model, {action::LiveNoVote{}});
    CHECK(model.settings.hearing.voice);  // the next one wears them, too
    update(model, action::Headphones{false});
    press(model, {action::LiveReady{}, action::LiveNoVote{}});
    CHECK_FALSE(model.settings.hearing.voice);
}

TEST_CASE("a key makes keys the way to choose, until the next cover") {
    auto model = testing::live_at(Screen::live_ballot);
    press(model, {action::AnyKey{}});
    CHECK(model.settings.choosing.method == Method::keys);
    press(model, {action::LiveNoVote{}});
    CHECK(model.settings.choosing.method == Method::touch);
}

TEST_CASE("a vote is closed from the big screen alone") {
    for (const auto screen : {Screen::live_cover, Screen::live_ballot, Screen::live_paper}) {
        auto model = testing::live_at(screen);
        const auto effects = press(model, {action::LiveClose{}, action::LiveReveal{}, action::LiveEnd{}});
        CHECK(count_of<effect::LiveClose>(effects) == 0);
        CHECK(model.screen == (screen == Screen::live_paper ? Screen::live_end : screen));
    }
    auto model = testing::live_at(Screen::live_vote);
    const auto effects = press(model, {action::LiveClose{}});
    REQUIRE(only<effect::LiveClose>(effects));
    CHECK(model.screen == Screen::live_closed);
    // no vote comes in any more
    press(model, {action::LivePass{}, action::LiveReady{}, action::LivePaper{}});
    CHECK(model.screen == Screen::live_closed);
}

TEST_CASE("paper adds to the same question, and is forgotten once added") {
    auto model = testing::voting_model();
    testing::give(model, {3, 3});
    press(model, {action::LivePaper{}});
    REQUIRE(model.live.paper.size() == 6);
    press(model, {action::LivePaperSet{0, 1}, action::LivePaperSet{0, 5}, action::LivePaperSet{5, 1},
                  action::LivePaperSet{5, -1}, action::LivePaperSet{5, -1}, action::LivePaperSet{4, 2},
                  action::LivePaperSet{6, 1}});
    const auto effects = press(model, {action::LivePaperAdd{}});
    const auto* paper = only<effect::LivePaper>(effects);
    REQUIRE(paper);
    CHECK(paper->number == model.live.number);
    CHECK(paper->counts == std::vector<std::uint16_t>{6, 0, 0, 0, 2, 0});
    CHECK(model.live.paper_votes == 8);
    CHECK(model.live.votes_in() == 10);
    CHECK(model.live.paper.empty());
    CHECK(model.screen == Screen::live_vote);
    // a second pile adds to the first; none of nothing, none that was not added
    press(model, {action::LivePaper{}, action::LivePaperSet{1, 1}, action::LivePaperAdd{}});
    CHECK(model.live.paper_votes == 9);
    CHECK(count_of<effect::LivePaper>(press(model, {action::LivePaper{}, action::LivePaperAdd{}})) == 0);
    press(model, {action::LivePaper{}, action::LivePaperSet{1, 1}, action::Back{}});
    CHECK(model.screen == Screen::live_vote);
    CHECK(model.live.paper.empty());
    CHECK(model.live.paper_votes == 9);
}

TEST_CASE("a question has a thousand votes at most, on paper and in all") {
    auto model = testing::voting_model();
    testing::give(model, {1, 1});
    press(model, {action::LivePaper{}, action::LivePaperSet{0, 900}, action::LivePaperSet{1, 900}});
    CHECK(model.live.paper[0] == 900);
    CHECK(model.live.paper[1] == 98);
    press(model, {action::LivePaperSet{0, -2'000'000'000}, action::LivePaperSet{2, 2'000'000'000}});
    CHECK(model.live.paper[2] == 900);
    CHECK(model.live.paper[0] == 0);
    // phones were faster
    update(model, action::LiveVotesIn{model.live.number, 500});
    CHECK(press(model, {action::LivePaperAdd{}}).empty());
    CHECK(model.screen == Screen::live_paper);
    press(model, {action::LivePaperSet{1, -98}, action::LivePaperSet{2, -900}, action::LivePaperSet{0, 498},
                  action::LivePaperAdd{}});
    CHECK(model.live.votes_in() == kMostLiveVotes);
    CHECK(count_of<effect::LiveBallot>(testing::give(model, {1})) == 0);
    CHECK(model.live.votes_in() == kMostLiveVotes);
    update(model, action::LiveVotesIn{model.live.number, 60'000});
    CHECK(model.live.votes_in() == kMostLiveVotes);
}

TEST_CASE("a ballot shows all of its answers at once: everybody has seen the question") {
    auto model = testing::live_at(Screen::live_cover);
    update(model, action::LiveReady{});
    CHECK(model.faces_shown);
    CHECK(next_deadline(model) == model.touched_at + kCoverAfter);
}
