#pragma once

#include "sync/core/pack.h"
#include "sync/council/storage.h"

#include <vector>

// Taking over a table of commitments: worked out first, shown to somebody, then stored as a whole.
namespace pledge::council {

// What an import would do. `after` is the whole list, each commitment with its id.
struct CommitmentImport {
    std::vector<Commitment> after;
    std::vector<Commitment> added, changed, removed;
    std::size_t same = 0;
};
// `whole`: what is not in the file is removed; otherwise it stays. A commitment without an id that says the
// same as one that is there is that one; any other is new and gets an id of its promise's.
CommitmentImport plan_import(const std::vector<Commitment>& before, std::vector<Commitment> read, bool whole);
// Stores `after`, with its entry in the audit. Code::conflict: too many. Within a transaction of the
// caller's.
Status store_import(Storage& storage, const SetId& set, const CommitmentImport& import, std::string_view by,
                    Day today);

// "health-3": the first that is free.
std::string new_commitment_id(const std::vector<Commitment>& taken, const PointId& point);

// Tells whether a commitment, or a list of them, is still what somebody saw: 32 hex digits.
std::string mark_of(std::span<const Commitment> commitments);

}  // namespace pledge::council
