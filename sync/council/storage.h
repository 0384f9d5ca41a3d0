#pragma once

#include "sync/core/result.h"
#include "sync/council/accounts/account_store.h"
#include "sync/council/commitment_store.h"
#include "sync/council/records.h"
#include "sync/council/reply_store.h"
#include "sync/council/tokens/token_store.h"

#include <functional>
#include <memory>
#include <vector>

namespace pledge::council {

constexpr std::size_t kPoolKeyBytes = 16;

// Everything the server keeps, behind one interface: SQLite now, PostgreSQL later. What holds for every kind
// of storage, and is tested against this interface:
//  · nothing that leads to an envelope leads to a device: envelopes carry a day (inbox) or a wave (pool), a
//  random
//    key, and come out in the order of that key alone;
//  · what is destroyed is overwritten, not just forgotten;
//  · when transact() returns ok, a power cut takes nothing back.
// One thread at a time; several connections and processes may share what is behind it. Reads name what isn't
// there with an empty optional; Errors are the storage's own (full, unavailable, corrupt, failed, conflict).
class Storage {
  public:
    virtual ~Storage() = default;

    // All of work, or nothing of it. Not nested. Every method below may be called inside or outside of it.
    virtual Status transact(const std::function<Status()>& work) = 0;
    // Whether it can be read, and everything in it is whole. Takes time.
    virtual Status examine() = 0;

    virtual Status add_device(const Device& device) = 0;
    virtual Result<std::optional<Device>> device(const DeviceId& id) = 0;
    virtual Result<std::vector<Device>> devices() = 0;
    virtual Status revoke_device(const DeviceId& id) = 0;
    virtual Status touch_device(const DeviceId& id, Day day, std::optional<ProgramVersion> version) = 0;

    virtual Status add_code(const EnrolmentCode& code) = 0;
    virtual Result<std::optional<EnrolmentCode>> code(const Bytes<32>& hash) = 0;
    virtual Status use_code(const Bytes<32>& hash, const DeviceId& by) = 0;
    virtual Status forget_codes(std::chrono::sys_seconds expired_by) = 0;

    virtual Status add_receipt(const DeviceId& device, const BatchId& batch, const Receipt& receipt) = 0;
    virtual Result<std::optional<Receipt>> receipt(const DeviceId& device, const BatchId& batch) = 0;
    virtual Result<std::uint64_t> receipts(const DeviceId& device, Day from,
                                           std::optional<Day> until) = 0;  // both included
    virtual Status forget_receipts(Day before) = 0;

    // Envelopes, seal::kEnvelopeBytes each, one after the other.
    virtual Status put_inbox(Day day, View envelopes) = 0;
    // Whole days before this one, each envelope under a fresh key. Says how many.
    virtual Result<std::uint64_t> move_to_pool(const WaveId& wave, Day before) = 0;
    virtual Status move_all_to_pool(const WaveId& wave) = 0;
    // Pool of the wave, then inbox. The bytes live until `see` returns.
    virtual Status each_envelope(const WaveId& wave, const std::function<void(View)>& see) = 0;
    virtual Result<std::uint64_t> envelopes(const WaveId& wave) = 0;
    // The keys of a wave's pool in their order, kPoolKeyBytes each. An envelope has the same key for as long
    // as it lies there and no other ever gets it: the same keys, the same pool.
    virtual Result<Blob> pool_keys(const WaveId& wave) = 0;
    // Those whose keys lie between these two, both included.
    virtual Status each_in_pool(const WaveId& wave, View first_key, View last_key,
                                const std::function<void(View)>& see) = 0;
    virtual Status each_in_inbox(const std::function<void(View)>& see) = 0;
    virtual Status destroy_inbox() = 0;
    virtual Status destroy_pool(const WaveId& wave) = 0;

    virtual Status add_wave(const StoredWave& wave) = 0;  // Code::conflict: the id is taken
    virtual Status update_wave(const StoredWave& wave) = 0;
    virtual Result<std::optional<StoredWave>> wave(const WaveId& id) = 0;
    virtual Result<std::vector<StoredWave>> waves() = 0;  // by id
    // The wave that is open or stopped, and the day it opened, without the cost of the rest.
    struct Taking {
        WaveId id;
        Day opened{};
    };
    virtual Result<std::optional<Taking>> taking() = 0;

    // The wrapped key of a wave, one part for each person. Kept apart from everything else, in no copy that
    // copy_to() makes, and not part of a transaction: what is put stays when the rest is undone. No parts:
    // there is no key.
    virtual Result<std::vector<KeyPart>> key_parts(const WaveId& wave) = 0;
    virtual Status put_key_parts(const WaveId& wave, const std::vector<KeyPart>& parts) = 0;
    virtual Status destroy_key(const WaveId& wave) = 0;

    // A copy of everything but keys, as of one moment, while others go on writing. The file must not exist.
    virtual Status copy_to(const std::string& file) = 0;

    virtual Status put_release(const WaveId& wave, std::string_view text,
                               const std::vector<CellRow>& cells) = 0;
    virtual Result<std::optional<std::string>> release(const WaveId& wave) = 0;

    virtual Status put_document(const DocumentRef& ref,
                                std::string_view bytes) = 0;  // Code::conflict: it is there
    virtual Status replace_document(const DocumentRef& ref, std::string_view bytes) = 0;  // there or not
    virtual Result<std::optional<std::string>> document(const DocumentRef& ref) = 0;
    virtual Result<std::vector<DocumentRef>> latest_documents(std::string_view kind) = 0;  // one an id

    // Who may sign in; lives as long as this.
    virtual AccountStore& accounts() = 0;
    // Which programs may read results; likewise.
    virtual TokenStore& tokens() = 0;

    // What departments committed to, and what young people are answered; live as long as this.
    virtual CommitmentStore& commitments() = 0;
    virtual ReplyStore& replies() = 0;

    // What an officer did, in plain words; never about an answer or an upload. Chained to the entry before,
    // so call it in the transaction of what it records.
    virtual Status note(Day day, std::string_view action, std::string_view subject) = 0;
    virtual Result<std::vector<AuditEntry>> audit() = 0;  // all of it, oldest first
    // Those numbered from one to the other, both included, oldest first; what is missing is left out.
    virtual Result<std::vector<AuditEntry>> audit_part(std::uint64_t from, std::uint64_t until) = 0;
    virtual Result<std::uint64_t> audit_newest() = 0;  // its number; 0: there is none
};

// transact() for work that says something: Result<T>() → Result<T>.
template <class Work>
auto transact_for(Storage& storage, const Work& work) -> decltype(work()) {
    auto out = decltype(work())(Error{});
    const auto done = storage.transact([&]() -> Status {
        out = work();
        return out ? Status() : Status(out.error());
    });
    if (!done) return done.error();
    return out;
}

}  // namespace pledge::council
