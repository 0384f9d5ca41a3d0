#pragma once

#include "sync/core/calendar.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

// What a department says it will do for a promise, as the papers of a Corporate Parenting Committee put it:
// what · by when · what difference it makes.
namespace pledge {

enum class CommitmentStatus { on_track, done, late, stopped };
inline constexpr std::array<CommitmentStatus, 4> kCommitmentStatuses = {
    CommitmentStatus::on_track, CommitmentStatus::done, CommitmentStatus::late, CommitmentStatus::stopped};
std::string_view words_of(CommitmentStatus status);  // "on track": on pages and in files alike
std::optional<CommitmentStatus> commitment_status_from_text(std::string_view text);  // any case

struct Commitment {
    std::string id;  // plain id; made once, kept through files
    SetId set;
    PointId point;
    std::string what, difference, department;
    std::optional<Month> by;  // none: "from now on"
    CommitmentStatus status = CommitmentStatus::on_track;
    std::string note;  // the reason; never empty where the status is late or stopped
    bool operator==(const Commitment&) const = default;
};

constexpr std::size_t kMostCommitmentText = 600;  // bytes of one field

// Promised for a month that is over, and neither done nor stopped.
bool is_overdue(const Commitment& commitment, Month now);
// Code::bad_input, in one sentence about the first field that is wrong.
Status check_commitment(const Commitment& commitment);

}  // namespace pledge
