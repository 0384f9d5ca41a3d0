#include "sync/seal/vote_box.h"

#include <algorithm>

#include <sodium.h>

namespace pledge::seal {
namespace {

constexpr std::size_t kNonceAt = crypto_box_PUBLICKEYBYTES, kBoxAt = kNonceAt + crypto_box_NONCEBYTES;
static_assert(kBoxAt + crypto_box_MACBYTES + kVotePlainBytes == kVoteBoxBytes);

}  // namespace

Secret new_session_key() {
    ready();
    Secret out{crypto_box_SECRETKEYBYTES};
    randombytes_buf(out.data(), out.size());  // as crypto_box_keypair() does
    return out;
}

Bytes<32> public_half(const Secret& session) {
    ready();
    Bytes<32> out{};
    crypto_scalarmult_base(out.data(), session.data());
    return out;
}

std::optional<VotePlain> open_vote(const VoteBox& box, const Secret& session) {
    ready();
    VotePlain out{};
    if (crypto_box_open_easy(out.data(), box.data() + kBoxAt, box.size() - kBoxAt, box.data() + kNonceAt,
                             box.data(), session.data()) != 0)
        return std::nullopt;
    return out;
}

VoteBox seal_vote(const VotePlain& plain, const Bytes<32>& session) {
    const auto own = new_session_key();
    const auto shown = public_half(own);
    VoteBox out{};
    std::copy(shown.begin(), shown.end(), out.begin());
    randombytes_buf(out.data() + kNonceAt, crypto_box_NONCEBYTES);
    // fails only for a session key of small order, which nobody makes by chance: then nobody can open it
    [[maybe_unused]] const auto done = crypto_box_easy(out.data() + kBoxAt, plain.data(), plain.size(),
                                                       out.data() + kNonceAt, session.data(), own.data());
    return out;
}

}  // namespace pledge::seal
