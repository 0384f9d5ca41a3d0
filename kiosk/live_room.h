#pragma once

#include "kiosk/flow/live.h"
#include "kiosk/wire/lines.h"
#include "sync/core/live.h"
#include "sync/seal/secret.h"
#include "sync/seal/vote_box.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pledge::kiosk {

// What a live session keeps to itself: its key, and how often each answer to one question was given. What
// leaves it is what the gate lets the room see, and, for the council, totals that are sealed at once. Wiped
// when another question comes and when it goes. One thread.
class LiveRoom {
  public:
    static seal::Secret new_key() { return seal::new_session_key(); }
    explicit LiveRoom(seal::Secret key);
    ~LiveRoom();
    LiveRoom(const LiveRoom&) = delete;
    LiveRoom& operator=(const LiveRoom&) = delete;

    const Bytes<32>& public_key() const { return public_key_; }
    const seal::Secret& key() const { return key_; }  // for the session's file alone

    void ask(std::uint32_t number, LiveKind kind, std::size_t choices);
    void throw_away();
    void ballot(LiveVote vote);
    void paper(const std::vector<std::uint16_t>& counts);  // a number for each vote from 1 on, not sure last
    // In place of those that phones sent before. What does not open, is of another question or is no vote is
    // left out; one phone's key counts once.
    void phones(std::uint32_t number, std::span<const wire::SealedVote> votes);

    struct Counted {
        flow::LiveShown shown;
        bool too_few = false;  // fewer than kFewestLiveVotes
    };
    Counted count() const;
    // Nothing: this question has none to keep (sync/core/live.h).
    std::optional<SessionTotals> totals(const SetId& set, std::uint8_t point) const;

  private:
    using Counts = std::array<std::uint32_t, kMostLiveChoices + 1>;  // by column
    static void add(Counts& to, std::size_t column, std::uint32_t votes);
    std::uint32_t sum() const;

    seal::Secret key_;
    Bytes<32> public_key_;
    std::uint32_t number_ = 0;
    LiveKind kind_ = LiveKind::faces;
    std::size_t choices_ = 0;
    Counts here_{}, phones_{};  // at the kiosk and on paper; by phone
};

}  // namespace pledge::kiosk
