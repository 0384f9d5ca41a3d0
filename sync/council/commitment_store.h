#pragma once

#include "sync/core/commitment.h"

#include <vector>

namespace pledge::council {

// What somebody said in a live session that they will do. No commitment before an officer makes one of it: it
// is in a list of its own, which no file, paper or page for others reads.
struct Unconfirmed {
    std::string id;  // plain id, made of the decision's own: what comes twice is there once
    SetId set;
    PointId point;
    std::string what, who;  // as they were typed in the room; who may be empty
    std::optional<Month> by;
    bool operator==(const Unconfirmed&) const = default;
};

// The part of the storage that holds what departments committed to, set by set, in the order they were put
// in. Used like the rest of it (sync/council/storage.h): one thread at a time, within its transactions;
// Errors are the storage's own. Whoever puts one in has asked check_commitment().
class CommitmentStore {
  public:
    virtual ~CommitmentStore() = default;

    virtual Result<std::vector<Commitment>> all(const SetId& set) = 0;
    virtual Result<std::optional<Commitment>> find(const SetId& set, const std::string& id) = 0;
    // In place of the one with this id, or as the last.
    virtual Status put(const Commitment& commitment) = 0;
    virtual Status remove(const SetId& set, const std::string& id) = 0;
    // All of a set, whatever was there; each is of this set.
    virtual Status replace_all(const SetId& set, const std::vector<Commitment>& commitments) = 0;

    // Does nothing where the set has one with this id already, confirmed or not.
    virtual Status add_unconfirmed(const Unconfirmed& unconfirmed) = 0;
    // By id, `most` of them at most.
    virtual Result<std::vector<Unconfirmed>> unconfirmed(const SetId& set, std::size_t most) = 0;
    virtual Result<std::uint64_t> count_unconfirmed(const SetId& set) = 0;
    virtual Result<std::optional<Unconfirmed>> find_unconfirmed(const SetId& set, const std::string& id) = 0;
    virtual Status remove_unconfirmed(const SetId& set, const std::string& id) = 0;
};

}  // namespace pledge::council
