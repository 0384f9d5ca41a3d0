#include "sync/seal/vote_box.h"

#include <catch2/catch.hpp>

using namespace pledge;

namespace {

seal::Secret known_session() {  // 00 01 … 1f
    seal::Secret out(32);
    for (std::size_t i = 0; i < 32; ++i) out.bytes()[i] = static_cast<std::uint8_t>(i);
    return out;
}

seal::VotePlain known_vote() {  // question 7, vote 4
    seal::VotePlain out{};
    out[0] = 1;
    out[1] = 7;
    out[5] = 4;
    return out;
}

// Made by tweetnacl 1.0.3, as phones do: own key 40 41 … 5f, nonce 80 81 … 97.
constexpr char kPhoneVote[] =
    "79a631eede1bf9c98f12032cdeadd0e7a079398fc786b88cc846ec89af85a51a808182838485868788898a8b8c8d8e8f90919293"
    "94959697e9be9d48407abab2df3dcd5486d484991acd1d426d7d49fe48247d8c59af77240e3f8c0b86b0405821c32d60f689ba2"
    "1";

}  // namespace

TEST_CASE("a vote that a phone sealed opens") {
    const auto session = known_session();
    CHECK(to_hex(seal::public_half(session)) ==
          "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f");
    const auto plain = seal::open_vote(*from_hex<seal::kVoteBoxBytes>(kPhoneVote), session);
    REQUIRE(plain);
    CHECK(*plain == known_vote());
}

TEST_CASE("a vote opens with its session's key alone, and is sealed anew each time") {
    const auto session = seal::new_session_key(), other = seal::new_session_key();
    const auto box = seal::seal_vote(known_vote(), seal::public_half(session));
    CHECK(seal::open_vote(box, session) == known_vote());
    CHECK_FALSE(seal::open_vote(box, other));
    const auto again = seal::seal_vote(known_vote(), seal::public_half(session));
    CHECK(std::equal(box.begin(), box.begin() + 32, again.begin()) == false);
}

TEST_CASE("a vote changed at any byte does not open") {
    const auto session = seal::new_session_key();
    const auto box = seal::seal_vote(known_vote(), seal::public_half(session));
    for (std::size_t at = 0; at < box.size(); ++at) {
        auto changed = box;
        changed[at] ^= 1;
        CAPTURE(at);
        CHECK_FALSE(seal::open_vote(changed, session));
    }
    CHECK_FALSE(seal::open_vote(seal::VoteBox{}, session));  // a phone's key that is none
}
