#include "sync/council/accounts/sqlite_accounts.h"

namespace pledge::council {
namespace {

std::int64_t number_of(std::chrono::sys_seconds time) {
    return time.time_since_epoch().count();
}

std::chrono::sys_seconds time_of(std::int64_t seconds) {
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

Session read_session(Query& q) {
    return {q.exact<32>(0),       q.exact<16>(1),       q.text(2) == "in" ? Stage::in : Stage::code,
            time_of(q.number(3)), time_of(q.number(4)), static_cast<std::uint64_t>(q.number(5))};
}

}  // namespace

Result<Account> SqliteAccounts::read(Query& q) {
    const auto role = role_from_text(q.text(2));
    if (!role)
        return Error{Code::corrupt, "The database holds an account that can't be read; restore a backup."};
    Account out{
        q.exact<16>(0),   q.text(1),       *role, q.text(3), {}, static_cast<std::uint64_t>(q.number(5)),
        q.number(6) != 0, q.number(7) != 0};
    out.signed_in = q.maybe_day(8);
    const auto secret = key_.open(out.id, q.bytes(4));
    out.totp = secret.value_or(TotpSecret{});
    out.totp_lost = !secret;
    return out;
}

template <class... Values>
Result<std::vector<Account>> SqliteAccounts::select(const char* sql, const Values&... values) {
    return db_.attempt([&](SQLite::Database&) -> Result<std::vector<Account>> {
        std::vector<Account> out;
        Query q(statements_, sql, values...);
        while (q.next()) {
            auto account = read(q);
            if (!account) return account.error();
            out.push_back(std::move(*account));
        }
        return out;
    });
}

Status SqliteAccounts::make_key() {
    if (key_.exists()) return {};
    const auto there = accounts();
    if (!there) return there.error();
    return there->empty() ? key_.make() : Status();
}

Status SqliteAccounts::add_account(const Account& a) {
    const auto boxed = key_.box(a.id, a.totp);
    if (!boxed) return boxed.error();
    return change(
        "INSERT INTO account(id, name, role, password, totp, totp_step, disabled, must_change, signed_in) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        a.id, a.name, name_of(a.role), a.password, View(*boxed), static_cast<std::int64_t>(a.totp_step),
        std::int64_t{a.disabled}, std::int64_t{a.must_change}, a.signed_in);
}

Status SqliteAccounts::update_account(const Account& a) {
    return db_.attempt([&](SQLite::Database&) -> Status {
        if (!a.totp_lost) {
            const auto boxed = key_.box(a.id, a.totp);
            if (!boxed) return boxed.error();
            Query(statements_, "UPDATE account SET totp = ? WHERE id = ?", View(*boxed), a.id).run();
        }
        Query(statements_,
              "UPDATE account SET role = ?, password = ?, totp_step = ?, disabled = ?, must_change = ?, "
              "signed_in = ? WHERE id = ?",
              name_of(a.role), a.password, static_cast<std::int64_t>(a.totp_step), std::int64_t{a.disabled},
              std::int64_t{a.must_change}, a.signed_in, a.id)
            .run();
        return {};
    });
}

Result<std::optional<Account>> SqliteAccounts::account(std::string_view name) {
    return first_of(select(
        "SELECT id, name, role, password, totp, totp_step, disabled, must_change, signed_in FROM account "
        "WHERE name = ?",
        name));
}

Result<std::optional<Account>> SqliteAccounts::account(const AccountId& id) {
    return first_of(select(
        "SELECT id, name, role, password, totp, totp_step, disabled, must_change, signed_in FROM account "
        "WHERE id = ?",
        id));
}

Result<std::vector<Account>> SqliteAccounts::accounts() {
    return select(
        "SELECT id, name, role, password, totp, totp_step, disabled, must_change, signed_in FROM account "
        "ORDER BY name");
}

Status SqliteAccounts::put_recovery_codes(const AccountId& account, const std::vector<Bytes<32>>& hashes) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements_, "DELETE FROM recovery_code WHERE account = ?", account).run();
        for (const auto& hash : hashes)
            Query(statements_, "INSERT INTO recovery_code(account, hash) VALUES(?, ?)", account, hash).run();
    });
}

Result<bool> SqliteAccounts::use_recovery_code(const AccountId& account, const Bytes<32>& hash) {
    return db_.attempt([&](SQLite::Database&) {
        return Query(statements_, "DELETE FROM recovery_code WHERE account = ? AND hash = ?", account, hash)
                   .run() == 1;
    });
}

Result<std::uint64_t> SqliteAccounts::recovery_codes(const AccountId& account) {
    return db_.attempt([&](SQLite::Database&) {
        Query q(statements_, "SELECT count(*) FROM recovery_code WHERE account = ?", account);
        q.next();
        return static_cast<std::uint64_t>(q.number(0));
    });
}

Status SqliteAccounts::add_session(const Session& s) {
    return change("INSERT INTO session(hash, account, stage, begun, seen, tries) VALUES(?, ?, ?, ?, ?, ?)",
                  s.hash, s.account, std::string_view(s.stage == Stage::in ? "in" : "code"),
                  number_of(s.begun), number_of(s.seen), static_cast<std::int64_t>(s.tries));
}

Status SqliteAccounts::update_session(const Session& s) {
    return change("UPDATE session SET seen = ?, tries = ? WHERE hash = ?", number_of(s.seen),
                  static_cast<std::int64_t>(s.tries), s.hash);
}

Result<std::optional<Session>> SqliteAccounts::session(const Bytes<32>& hash) {
    return db_.attempt([&](SQLite::Database&) -> std::optional<Session> {
        Query q(statements_, "SELECT hash, account, stage, begun, seen, tries FROM session WHERE hash = ?",
                hash);
        if (!q.next()) return std::nullopt;
        return read_session(q);
    });
}

Result<std::vector<Session>> SqliteAccounts::sessions(const AccountId& account) {
    return db_.attempt([&](SQLite::Database&) {
        std::vector<Session> out;
        Query q(statements_,
                "SELECT hash, account, stage, begun, seen, tries FROM session WHERE account = ? "
                "ORDER BY begun, hash",
                account);
        while (q.next()) out.push_back(read_session(q));
        return out;
    });
}

Status SqliteAccounts::end_session(const Bytes<32>& hash) {
    return change("DELETE FROM session WHERE hash = ?", hash);
}

Status SqliteAccounts::end_sessions(const AccountId& account) {
    return change("DELETE FROM session WHERE account = ?", account);
}

Status SqliteAccounts::forget_sessions(std::chrono::sys_seconds begun_by, std::chrono::sys_seconds seen_by) {
    return change("DELETE FROM session WHERE begun <= ? OR seen <= ?", number_of(begun_by),
                  number_of(seen_by));
}

}  // namespace pledge::council
