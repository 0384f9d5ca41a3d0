#pragma once

#include "sync/core/ports.h"
#include "sync/council/accounts/sqlite_accounts.h"
#include "sync/council/key_folder.h"
#include "sync/council/sqlite_commitments.h"
#include "sync/council/sqlite_query.h"
#include "sync/council/sqlite_replies.h"
#include "sync/council/storage.h"
#include "sync/council/tokens/sqlite_tokens.h"
#include "sync/store/database.h"

namespace pledge::council {

// Storage in one SQLite file: rollback journal that is removed after each commit, every commit on the disk,
// what is deleted overwritten. (A write-ahead log would keep the order of arrival and what was deleted.)
class SqliteStorage final : public Storage {
  public:
    // Makes or updates the tables. The keys of envelopes come from `random`, which must outlive this. Keys of
    // waves lie in the folder `keys`; empty: "keys" beside the file.
    static Result<std::unique_ptr<Storage>> open(const std::string& path, store::Missing missing,
                                                 Random& random, const std::string& keys = {});

    Status transact(const std::function<Status()>& work) override;
    Status examine() override;

    Status add_device(const Device& device) override;
    Result<std::optional<Device>> device(const DeviceId& id) override;
    Result<std::vector<Device>> devices() override;
    Status revoke_device(const DeviceId& id) override;
    Status touch_device(const DeviceId& id, Day day, std::optional<ProgramVersion> version) override;

    Status add_code(const EnrolmentCode& code) override;
    Result<std::optional<EnrolmentCode>> code(const Bytes<32>& hash) override;
    Status use_code(const Bytes<32>& hash, const DeviceId& by) override;
    Status forget_codes(std::chrono::sys_seconds expired_by) override;

    Status add_receipt(const DeviceId& device, const BatchId& batch, const Receipt& receipt) override;
    Result<std::optional<Receipt>> receipt(const DeviceId& device, const BatchId& batch) override;
    Result<std::uint64_t> receipts(const DeviceId& device, Day from, std::optional<Day> until) override;
    Status forget_receipts(Day before) override;

    Status put_inbox(Day day, View envelopes) override;
    Result<std::uint64_t> move_to_pool(const WaveId& wave, Day before) override;
    Status move_all_to_pool(const WaveId& wave) override;
    Status each_envelope(const WaveId& wave, const std::function<void(View)>& see) override;
    Result<std::uint64_t> envelopes(const WaveId& wave) override;
    Result<Blob> pool_keys(const WaveId& wave) override;
    Status each_in_pool(const WaveId& wave, View first_key, View last_key,
                        const std::function<void(View)>& see) override;
    Status each_in_inbox(const std::function<void(View)>& see) override;
    Status destroy_inbox() override;
    Status destroy_pool(const WaveId& wave) override;

    Status add_wave(const StoredWave& wave) override;
    Status update_wave(const StoredWave& wave) override;
    Result<std::optional<StoredWave>> wave(const WaveId& id) override;
    Result<std::vector<StoredWave>> waves() override;
    Result<std::optional<Taking>> taking() override;

    Result<std::vector<KeyPart>> key_parts(const WaveId& wave) override { return keys_.read(wave); }
    Status put_key_parts(const WaveId& wave, const std::vector<KeyPart>& parts) override {
        return keys_.write(wave, parts);
    }
    Status destroy_key(const WaveId& wave) override { return keys_.shred(wave); }
    Status copy_to(const std::string& file) override;

    Status put_release(const WaveId& wave, std::string_view text, const std::vector<CellRow>& cells) override;
    Result<std::optional<std::string>> release(const WaveId& wave) override;

    Status put_document(const DocumentRef& ref, std::string_view bytes) override;
    Status replace_document(const DocumentRef& ref, std::string_view bytes) override;
    Result<std::optional<std::string>> document(const DocumentRef& ref) override;
    Result<std::vector<DocumentRef>> latest_documents(std::string_view kind) override;

    AccountStore& accounts() override { return *accounts_; }
    CommitmentStore& commitments() override { return *commitments_; }
    ReplyStore& replies() override { return *replies_; }
    TokenStore& tokens() override { return *tokens_; }

    Status note(Day day, std::string_view action, std::string_view subject) override;
    Result<std::vector<AuditEntry>> audit() override;
    Result<std::vector<AuditEntry>> audit_part(std::uint64_t from, std::uint64_t until) override;
    Result<std::uint64_t> audit_newest() override;

  private:
    SqliteStorage(store::Database db, Random& random, const std::string& keys);
    Statements& statements() { return *statements_; }
    std::uint64_t move(const WaveId& wave, std::int64_t before);
    template <class... Values>
    Status change(const char* sql, const Values&... values) {
        return db_.attempt([&](SQLite::Database&) { Query(statements(), sql, values...).run(); });
    }

    store::Database db_;
    std::unique_ptr<Statements> statements_;  // goes before db_
    std::unique_ptr<SqliteAccounts> accounts_;
    std::unique_ptr<SqliteCommitments> commitments_;
    std::unique_ptr<SqliteReplies> replies_;
    std::unique_ptr<SqliteTokens> tokens_;
    Random& random_;
    KeyFolder keys_;
};

}  // namespace pledge::council
