#pragma once

#include "sync/core/result.h"
#include "sync/council/records.h"

#include <vector>

// The audit is a chain of hashes, after the secure logs of Schneier and Kelsey (1998) without their keys:
// what was written can't be changed in one place without changing everything after it. The hashes hold no
// secret, so whoever can write to the database could chain a whole false audit; a head that was written down
// elsewhere tells that, and entries that were cut off. Pure, any thread.
namespace pledge::council {

// SHA-256 over a label, the chain of the entry before (zeros at the first), and everything in this one but
// its chain.
Bytes<32> chain_of(const Bytes<32>& before, const AuditEntry& entry);

// What an officer writes down: the number of an entry and 110 bits of its chain.
struct AuditHead {
    std::uint64_t seq = 0;
    std::string letters;
};
std::string head_text(const AuditEntry& entry);  // "42-ABCD-EFGH-…"; the last two letters tell a typing slip
Result<AuditHead> read_head(std::string_view typed);  // Code::bad_usage

// Code::corrupt names the first entry that is not as it was written, or missing.
Status check_audit(const std::vector<AuditEntry>& entries, const std::optional<AuditHead>& head);

// The same for those after entry `before`, whose chain is given, up to the last of the stretch: none may be
// missing between, nor at its end where the audit goes on to `newest`.
Status check_stretch(const std::vector<AuditEntry>& stretch, std::uint64_t before, const Bytes<32>& chain,
                     std::uint64_t newest);

}  // namespace pledge::council
