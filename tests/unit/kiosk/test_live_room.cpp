#include "kiosk/live_room.h"

#include <algorithm>
#include <limits>

#include <catch2/catch.hpp>

using namespace pledge;
using kiosk::LiveRoom;
using Shown = flow::LiveShown;
using Word = Shown::Word;

namespace {

constexpr std::uint32_t kQuestion = 70'000;  // three of its four bytes count

seal::VotePlain plain_vote(LiveVote vote, std::uint32_t question = kQuestion) {
    seal::VotePlain out{};
    out[0] = 1;
    for (std::size_t i = 0; i < 4; ++i) out[1 + i] = static_cast<std::uint8_t>(question >> (8 * i));
    out[5] = vote;
    return out;
}

struct Fixture {
    LiveRoom room{LiveRoom::new_key()};

    explicit Fixture(LiveKind kind = LiveKind::faces, std::size_t choices = 0) {
        room.ask(kQuestion, kind, choices);
    }
    wire::SealedVote phone(const seal::VotePlain& plain) const {
        return seal::seal_vote(plain, room.public_key());
    }
    std::vector<wire::SealedVote> phones(LiveVote vote, int how_many) const {
        std::vector<wire::SealedVote> out;
        for (int i = 0; i < how_many; ++i) out.push_back(phone(plain_vote(vote)));
        return out;
    }
    // What would be kept: the counts, which nothing else tells.
    std::array<std::uint16_t, 4> counts() const {
        const auto totals = room.totals(SetId("derby-2024"), 3);
        return totals ? totals->columns : std::array<std::uint16_t, 4>{};
    }
    using Columns = std::array<std::uint16_t, 4>;
};

}  // namespace

TEST_CASE("votes at the kiosk, on paper and by phone are one count") {
    Fixture f;
    for (const auto vote : std::initializer_list<LiveVote>{1, 2, 3, 4, 5, 0}) f.room.ballot(vote);
    f.room.paper({1, 0, 2, 0, 10, 3});
    f.room.phones(kQuestion, f.phones(5, 4));
    CHECK(f.counts() == Fixture::Columns{3, 3, 16, 4});
    const auto totals = f.room.totals(SetId("derby-2024"), 3);
    REQUIRE(totals);
    CHECK(totals->set == SetId("derby-2024"));
    CHECK(totals->point == 3);
    CHECK(is_sound(*totals));
    // phones' votes come in place of those that came before, the others stay
    f.room.phones(kQuestion, f.phones(1, 1));
    CHECK(f.counts() == Fixture::Columns{4, 3, 12, 4});
}

TEST_CASE("what leaves is what the gate lets out") {
    Fixture f;
    f.room.paper({0, 3, 12, 0, 16, 0});
    const auto counted = f.room.count();
    CHECK(counted.shown.as == Shown::As::bands);
    CHECK(counted.shown.cells == std::vector<std::uint32_t>{0, 10, 15, 0});
    CHECK(counted.shown.in_words.empty());
    CHECK_FALSE(counted.too_few);

    f.room.ask(kQuestion, LiveKind::yes_no, 0);
    f.room.paper({0, 7, 0});
    const auto words = f.room.count();
    CHECK(words.shown.as == Shown::As::words);
    CHECK(words.shown.in_words == std::vector<Word>{Word::few, Word::most, Word::few});
    CHECK(words.shown.cells.empty());
}

TEST_CASE("with fewer than five nothing is shown and nothing is kept") {
    Fixture f;
    for (int votes = 0; votes < 4; ++votes) {
        CHECK(f.room.count().too_few);
        f.room.ballot(5);
    }
    const auto counted = f.room.count();
    CHECK(counted.too_few);
    CHECK(counted.shown == Shown{});
    CHECK_FALSE(f.room.totals(SetId("derby-2024"), 0));
    f.room.ballot(5);
    CHECK_FALSE(f.room.count().too_few);
    CHECK(f.room.totals(SetId("derby-2024"), 0));
}

TEST_CASE("totals are kept of faces alone") {
    Fixture yes_no(LiveKind::yes_no), choices(LiveKind::choices, 3);
    for (auto* f : {&yes_no, &choices}) {
        f->room.paper(f == &yes_no ? std::vector<std::uint16_t>{20, 10, 1}
                                   : std::vector<std::uint16_t>{20, 10, 1, 1});
        CHECK_FALSE(f->room.count().too_few);
        CHECK_FALSE(f->room.totals(SetId("derby-2024"), 0));
    }
}

TEST_CASE("hostile votes from phones are left out, and keep nobody else's out") {
    Fixture f;
    auto votes = f.phones(5, 6);
    auto bad = plain_vote(5);
    const auto add = [&] {
        votes.push_back(f.phone(bad));
        bad = plain_vote(5);
    };
    bad[0] = 2;  // version
    add();
    bad[6] = 1;  // more than a vote
    add();
    bad[31] = 1;
    add();
    bad = plain_vote(6);  // no such face
    add();
    bad = plain_vote(255);
    add();
    bad = plain_vote(5, kQuestion + 1);  // another question
    add();
    bad = plain_vote(5, kQuestion & 0xffffU);
    add();
    votes.push_back(wire::SealedVote{});  // no key, no box
    votes.push_back(
        seal::seal_vote(plain_vote(5), seal::public_half(LiveRoom::new_key())));  // another session
    // nonsense with an honest phone's key, and an honest vote again under another token
    auto nonsense = votes[0];
    nonsense.back() ^= 1;
    votes.insert(votes.begin(), nonsense);
    votes.push_back(votes[1]);
    f.room.phones(kQuestion, votes);
    CHECK(f.counts() == Fixture::Columns{0, 0, 6, 0});
    std::reverse(votes.begin(), votes.end());
    f.room.phones(kQuestion, votes);
    CHECK(f.counts() == Fixture::Columns{0, 0, 6, 0});
}

TEST_CASE("votes for another question are not counted, and a new question begins with none") {
    Fixture f;
    f.room.phones(kQuestion - 1, f.phones(5, 9));
    CHECK(f.room.count().too_few);
    f.room.phones(kQuestion, f.phones(5, 9));
    f.room.paper({0, 0, 0, 0, 5, 0});
    const auto before = f.phones(5, 9);
    f.room.ask(kQuestion + 1, LiveKind::faces, 0);
    CHECK(f.room.count().too_few);
    f.room.phones(kQuestion + 1, before);  // sealed for the question before
    CHECK(f.room.count().too_few);
    f.room.paper({0, 0, 0, 0, 9, 0});
    f.room.throw_away();
    CHECK(f.room.count().too_few);
}

TEST_CASE("no vote that the question does not have is counted") {
    Fixture f(LiveKind::choices, 2);
    for (int vote = 3; vote < 256; ++vote) f.room.ballot(static_cast<LiveVote>(vote));
    f.room.paper(std::vector<std::uint16_t>(9, 1));  // more places than votes: only the known ones
    CHECK(f.room.count().too_few);                   // 1, 2 and not sure
}

TEST_CASE("more votes than a session has don't overflow") {
    Fixture f;
    const auto many = std::numeric_limits<std::uint16_t>::max();
    for (int i = 0; i < 3; ++i) f.room.paper({many, many, many, many, many, many});
    CHECK(f.counts() == Fixture::Columns{kMostLiveVotes, 0, 0, 0});
    CHECK(f.room.count().shown.as == Shown::As::words);
}

TEST_CASE("a session that goes on after a restart opens what its phones seal") {
    const auto key = LiveRoom::new_key();
    LiveRoom before(seal::Secret::copy_of(key.bytes())), after(seal::Secret::copy_of(key.bytes()));
    CHECK(before.public_key() == after.public_key());
    CHECK(std::equal(key.bytes().begin(), key.bytes().end(), before.key().bytes().begin()));
    std::vector<wire::SealedVote> votes;
    for (int i = 0; i < 6; ++i) votes.push_back(seal::seal_vote(plain_vote(1), before.public_key()));
    after.ask(kQuestion, LiveKind::faces, 0);
    after.phones(kQuestion, votes);
    CHECK(after.totals(SetId("derby-2024"), 0)->columns == std::array<std::uint16_t, 4>{6, 0, 0, 0});
}
