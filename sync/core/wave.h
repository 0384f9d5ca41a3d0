#pragma once

#include "sync/core/bytes.h"
#include "sync/core/calendar.h"
#include "sync/core/ids.h"
#include "sync/core/pack.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A wave is one round of asking; the manifest tells kiosks about it. Both are fixed and signed before the
// first answer.
namespace pledge {

struct Question {
    PointId point;
    std::vector<ReasonId> reasons;
    bool operator==(const Question&) const = default;
};

// What is asked, in the order that an encoded answer counts by (docs/formats/envelope.md). Fixed for a wave.
struct QuestionSet {
    SetId id;
    std::vector<Question> questions;
    bool operator==(const QuestionSet&) const = default;

    static QuestionSet of(const Pack& pack);
};

// How faces become published columns. Chosen before opening, never from the data.
enum class Columns {
    three,
    four
};  // three: sad (1, 2) · middle · happy (4, 5); four: sad (1, 2) · 3 · 4 · 5
std::size_t count_of(Columns columns);
std::size_t column_of(Columns columns, int face);    // face 1…5
std::vector<std::string> names_of(Columns columns);  // "faces-1-2", "face-3", …: stable in every export

enum class BreakdownKind { none, setting, age };
struct Breakdown {
    BreakdownKind kind = BreakdownKind::none;
    std::vector<std::string>
        groups;  // ids, at most three: "home", "school", "event" or "under-11", "11-15", "16-up"
    bool operator==(const Breakdown&) const = default;
};

struct Wave {
    WaveId id;
    Bytes<32> public_key{};  // X25519
    QuestionSet questions;
    Columns columns = Columns::three;
    Breakdown breakdown;
    Day opens{}, asks_until{};  // planned; the signed stop is what ends asking
    Month results{};            // when young people will hear back
    bool operator==(const Wave&) const = default;
};

struct PackRef {
    SetId id;
    int version = 0;
    Bytes<32> sha256{};  // of the signed file
    bool operator==(const PackRef&) const = default;
};

enum class Asking { no, open, stopped };

struct Manifest {
    std::uint64_t version = 0;  // only ever goes up
    CouncilId council;
    Asking asking = Asking::no;
    std::optional<Wave>
        wave;  // present unless asking is no; kept while stopped, so that late envelopes fit its key
    std::optional<Month> next;  // when the next questions start, if known
    std::vector<PackRef> packs;
    std::vector<PackRef> replies;  // files of kind "replies" (reply.h), one a set at most
    bool operator==(const Manifest&) const = default;
};

// JSON, as docs/formats/manifest.md describes it. The bytes written are the bytes signed.
std::string write_manifest(const Manifest& manifest);
Result<Manifest> read_manifest(std::string_view json);

}  // namespace pledge
