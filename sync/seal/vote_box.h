#pragma once

#include "sync/core/bytes.h"
#include "sync/seal/secret.h"

#include <optional>

// A vote sealed by a phone to a live session (libsodium's crypto_box, X25519 and XSalsa20-Poly1305, as
// tweetnacl's nacl.box makes it): the phone's own public key, made for this vote; a nonce; the box.
namespace pledge::seal {

constexpr std::size_t kVotePlainBytes = 32;
constexpr std::size_t kVoteBoxBytes = 32 + 24 + 16 + kVotePlainBytes;
using VotePlain = Bytes<kVotePlainBytes>;
using VoteBox = Bytes<kVoteBoxBytes>;

// A session's X25519 pair is known by its private half.
Secret new_session_key();
Bytes<32> public_half(const Secret& session);

// nullopt: not sealed to this session, or damaged. The caller wipes what comes out.
std::optional<VotePlain> open_vote(const VoteBox& box, const Secret& session);
// As a phone does it.
VoteBox seal_vote(const VotePlain& plain, const Bytes<32>& session);

}  // namespace pledge::seal
