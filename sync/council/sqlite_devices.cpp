#include "sync/council/sqlite_storage.h"

namespace pledge::council {
namespace {

// 0 stands for a version that is not known; no release has it.
Device read_device(Query& q) {
    const auto version = q.number(6);
    return {q.exact<16>(0),
            q.exact<32>(1),
            profile_from_text(q.text(2)).value_or(Profile::home),
            q.number(3) != 0,
            q.day(4),
            q.maybe_day(5),
            version > 0 ? version_from_packed(static_cast<std::uint64_t>(version)) : std::nullopt};
}

std::int64_t number_of(const std::optional<ProgramVersion>& version) {
    return version ? std::int64_t{version->packed()} : 0;
}

}  // namespace

Status SqliteStorage::add_device(const Device& device) {
    return change(
        "INSERT INTO device(id, verify_key, profile, revoked, enrolled, last_contact, version) "
        "VALUES(?, ?, ?, ?, ?, ?, ?)",
        device.id, device.key, name_of(device.profile), std::int64_t{device.revoked}, device.enrolled,
        device.last_contact, number_of(device.version));
}

Result<std::optional<Device>> SqliteStorage::device(const DeviceId& id) {
    return db_.attempt([&](SQLite::Database&) -> std::optional<Device> {
        Query q(statements(),
                "SELECT id, verify_key, profile, revoked, enrolled, last_contact, version FROM device WHERE "
                "id = ?",
                id);
        if (!q.next()) return std::nullopt;
        return read_device(q);
    });
}

Result<std::vector<Device>> SqliteStorage::devices() {
    return db_.attempt([&](SQLite::Database&) {
        std::vector<Device> out;
        Query q(statements(),
                "SELECT id, verify_key, profile, revoked, enrolled, last_contact, version FROM device ORDER "
                "BY id");
        while (q.next()) out.push_back(read_device(q));
        return out;
    });
}

Status SqliteStorage::revoke_device(const DeviceId& id) {
    return change("UPDATE device SET revoked = 1 WHERE id = ?", id);
}

Status SqliteStorage::touch_device(const DeviceId& id, Day day, std::optional<ProgramVersion> version) {
    return change("UPDATE device SET last_contact = ?, version = ? WHERE id = ?", day, number_of(version),
                  id);
}

Status SqliteStorage::add_code(const EnrolmentCode& code) {
    return change("INSERT INTO enrol_code(hash, profile, expires) VALUES(?, ?, ?)", code.hash,
                  name_of(code.profile), std::int64_t{code.expires.time_since_epoch().count()});
}

Result<std::optional<EnrolmentCode>> SqliteStorage::code(const Bytes<32>& hash) {
    return db_.attempt([&](SQLite::Database&) -> std::optional<EnrolmentCode> {
        Query q(statements(), "SELECT profile, expires, used_by FROM enrol_code WHERE hash = ?", hash);
        if (!q.next()) return std::nullopt;
        EnrolmentCode code{hash, profile_from_text(q.text(0)).value_or(Profile::home),
                           std::chrono::sys_seconds(std::chrono::seconds(q.number(1))), std::nullopt};
        if (!q.bytes(2).empty()) code.used_by = q.exact<16>(2);
        return code;
    });
}

Status SqliteStorage::use_code(const Bytes<32>& hash, const DeviceId& by) {
    return change("UPDATE enrol_code SET used_by = ? WHERE hash = ?", by, hash);
}

Status SqliteStorage::forget_codes(std::chrono::sys_seconds expired_by) {
    return change("DELETE FROM enrol_code WHERE expires <= ?",
                  std::int64_t{expired_by.time_since_epoch().count()});
}

Status SqliteStorage::add_receipt(const DeviceId& device, const BatchId& batch, const Receipt& receipt) {
    return change("INSERT INTO receipt(device, batch, mark, day) VALUES(?, ?, ?, ?)", device, batch,
                  receipt.mark, receipt.day);
}

Result<std::optional<Receipt>> SqliteStorage::receipt(const DeviceId& device, const BatchId& batch) {
    return db_.attempt([&](SQLite::Database&) -> std::optional<Receipt> {
        Query q(statements(), "SELECT mark, day FROM receipt WHERE device = ? AND batch = ?", device, batch);
        if (!q.next()) return std::nullopt;
        return Receipt{q.exact<32>(0), q.day(1)};
    });
}

Result<std::uint64_t> SqliteStorage::receipts(const DeviceId& device, Day from, std::optional<Day> until) {
    return db_.attempt([&](SQLite::Database&) {
        Query q(statements(),
                "SELECT count(*) FROM receipt WHERE device = ? AND day >= ? AND day <= ifnull(?, day)",
                device, from, until);
        q.next();
        return static_cast<std::uint64_t>(q.number(0));
    });
}

Status SqliteStorage::forget_receipts(Day before) {
    return change("DELETE FROM receipt WHERE day < ?", before);
}

}  // namespace pledge::council
