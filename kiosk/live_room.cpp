#include "kiosk/live_room.h"

#include "sync/gate/live.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace pledge::kiosk {
namespace {

static_assert(wire::kSealedVoteBytes == seal::kVoteBoxBytes &&
              wire::kVoteMessageBytes == seal::kVotePlainBytes);

// version · question (4, little endian) · vote · zeros
std::optional<LiveVote> vote_in(const seal::VotePlain& plain, std::uint32_t question) {
    constexpr std::uint8_t kVersion = 1;
    std::uint32_t asked = 0;
    for (std::size_t i = 0; i < 4; ++i) asked |= static_cast<std::uint32_t>(plain[1 + i]) << (8 * i);
    const bool padded = std::all_of(plain.begin() + 6, plain.end(), [](auto b) { return b == 0; });
    if (plain[0] != kVersion || asked != question || !padded) return std::nullopt;
    return plain[5];
}

template <class Counts>
void wipe(Counts& counts) {
    seal::wipe({reinterpret_cast<std::uint8_t*>(counts.data()), sizeof counts});
}

template <class To, class From>
constexpr bool same(To to, From from) {
    return static_cast<int>(to) == static_cast<int>(from);
}
using As = flow::LiveShown::As;
using Word = flow::LiveShown::Word;
static_assert(same(As::nothing, gate::Revealed::As::nothing) && same(As::words, gate::Revealed::As::words) &&
              same(As::bands, gate::Revealed::As::bands) && same(Word::most, gate::LiveWord::most) &&
              same(Word::some, gate::LiveWord::some) && same(Word::few, gate::LiveWord::few));

flow::LiveShown shown_of(const gate::Revealed& revealed) {
    flow::LiveShown out;
    out.as = static_cast<As>(revealed.as);
    for (const auto word : revealed.words) out.in_words.push_back(static_cast<Word>(word));
    for (const auto& cell : revealed.cells) out.cells.push_back(cell.value().value_or(0));
    return out;
}

}  // namespace

LiveRoom::LiveRoom(seal::Secret key) : key_(std::move(key)), public_key_(seal::public_half(key_)) {}

LiveRoom::~LiveRoom() {
    throw_away();
}

void LiveRoom::ask(std::uint32_t number, LiveKind kind, std::size_t choices) {
    throw_away();
    number_ = number;
    kind_ = kind;
    choices_ = choices;
}

void LiveRoom::throw_away() {
    wipe(here_);
    wipe(phones_);
}

// What would be more than a session has is left out (kMostLiveVotes): totals have to fit where they go.
void LiveRoom::add(Counts& to, std::size_t column, std::uint32_t votes) {
    const auto sum = std::accumulate(to.begin(), to.end(), 0U);
    to[column] +=
        std::min<std::uint32_t>(votes, kMostLiveVotes - std::min<std::uint32_t>(sum, kMostLiveVotes));
}

void LiveRoom::ballot(LiveVote vote) {
    if (const auto column = live_column_of(kind_, vote, choices_)) add(here_, *column, 1);
}

void LiveRoom::paper(const std::vector<std::uint16_t>& counts) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto vote = static_cast<LiveVote>(i + 1 == counts.size() ? 0 : i + 1);
        if (const auto column = live_column_of(kind_, vote, choices_)) add(here_, *column, counts[i]);
    }
}

void LiveRoom::phones(std::uint32_t number, std::span<const wire::SealedVote> votes) {
    if (number != number_) return;
    wipe(phones_);
    std::set<Bytes<32>> seen;
    for (const auto& vote : votes) {
        auto plain = seal::open_vote(vote, key_);
        if (!plain) continue;
        Bytes<32> phone{};  // of votes that open alone: nobody keeps one out by sending its key with nonsense
        std::copy_n(vote.begin(), phone.size(), phone.begin());
        if (!seen.insert(phone).second) {
            seal::wipe(*plain);
            continue;
        }
        const auto said = vote_in(*plain, number_);
        seal::wipe(*plain);
        const auto column = said ? live_column_of(kind_, *said, choices_) : std::nullopt;
        if (column) add(phones_, *column, 1);
    }
}

std::uint32_t LiveRoom::sum() const {
    return std::accumulate(here_.begin(), here_.end(), 0U) +
           std::accumulate(phones_.begin(), phones_.end(), 0U);
}

LiveRoom::Counted LiveRoom::count() const {
    gate::CountRow row(live_columns(kind_, choices_));
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = here_[i] + phones_[i];
    const auto revealed = gate::reveal(row);
    seal::wipe({reinterpret_cast<std::uint8_t*>(row.data()), row.size() * sizeof row[0]});
    Counted out;
    out.too_few = sum() < kFewestLiveVotes;
    if (revealed) out.shown = shown_of(*revealed);
    return out;
}

std::optional<SessionTotals> LiveRoom::totals(const SetId& set, std::uint8_t point) const {
    const auto votes = sum();
    if (kind_ != LiveKind::faces || votes < kFewestLiveVotes || votes > kMostLiveVotes) return std::nullopt;
    SessionTotals out;
    out.set = set;
    out.point = point;
    for (std::size_t i = 0; i < out.columns.size(); ++i)
        out.columns[i] = static_cast<std::uint16_t>(here_[i] + phones_[i]);
    return out;
}

}  // namespace pledge::kiosk
