#include "sync/core/commitment.h"

#include "sync/core/plain_line.h"

#include <algorithm>

namespace pledge {

std::string_view words_of(CommitmentStatus status) {
    constexpr std::array<std::string_view, 4> kWords = {"on track", "done", "late", "stopped"};
    return kWords[static_cast<std::size_t>(status)];
}

std::optional<CommitmentStatus> commitment_status_from_text(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const auto status : kCommitmentStatuses)
        if (words_of(status) == low) return status;
    return std::nullopt;
}

bool is_overdue(const Commitment& commitment, Month now) {
    const bool ended =
        commitment.status == CommitmentStatus::done || commitment.status == CommitmentStatus::stopped;
    return !ended && commitment.by && *commitment.by < now;
}

Status check_commitment(const Commitment& commitment) {
    const auto wrong = [](std::string say) { return Error{Code::bad_input, std::move(say)}; };
    if (!is_plain_id(commitment.id))
        return wrong("A commitment's id is of a-z, 0-9 and -; change it or leave it empty.");
    if (commitment.what.empty()) return wrong("A commitment says what will be done; fill that in.");
    if (commitment.difference.empty())
        return wrong("A commitment says what difference it makes; fill that in.");
    if (commitment.department.empty()) return wrong("A commitment names a department; fill that in.");
    for (const auto* text :
         {&commitment.what, &commitment.difference, &commitment.department, &commitment.note}) {
        if (text->size() > kMostCommitmentText)
            return wrong("A field of a commitment has at most " + std::to_string(kMostCommitmentText) +
                         " letters; shorten it.");
        if (!is_plain_line(*text))
            return wrong(
                "A field of a commitment is one line of plain words; take out line breaks, tabs and hidden "
                "marks.");
    }
    const bool needs_reason =
        commitment.status == CommitmentStatus::late || commitment.status == CommitmentStatus::stopped;
    if (needs_reason && commitment.note.empty())
        return wrong("A commitment that is late or stopped says why; write the reason as its note.");
    return {};
}

}  // namespace pledge
