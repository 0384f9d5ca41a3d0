#include "sync/council/sqlite_schema.h"

#include <array>

namespace pledge::council {
namespace {

// Tables WITHOUT ROWID lie in the order of their keys, so that nothing keeps the order of arrival. inbox and
// pool have no column that any table about devices has, but for the day of a receipt.
constexpr std::string_view kFirst = R"sql(
CREATE TABLE device(
    id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 16),
    verify_key BLOB NOT NULL CHECK(length(verify_key) = 32),
    profile TEXT NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0,
    enrolled INTEGER NOT NULL,          -- days since 1970-01-01, like every day here
    last_contact INTEGER,
    version INTEGER                     -- of its program, packed: program_version.h
) WITHOUT ROWID;
CREATE TABLE enrol_code(
    hash BLOB NOT NULL PRIMARY KEY CHECK(length(hash) = 32),
    profile TEXT NOT NULL,
    expires INTEGER NOT NULL,           -- seconds since 1970-01-01
    used_by BLOB
) WITHOUT ROWID;
CREATE TABLE receipt(
    device BLOB NOT NULL,
    batch BLOB NOT NULL CHECK(length(batch) = 16),
    mark BLOB NOT NULL CHECK(length(mark) = 32),
    day INTEGER NOT NULL,
    PRIMARY KEY(device, batch)
) WITHOUT ROWID;
CREATE TABLE inbox(
    day INTEGER NOT NULL,
    key BLOB NOT NULL CHECK(length(key) = 16),
    envelope BLOB NOT NULL CHECK(length(envelope) = 1072),
    PRIMARY KEY(day, key)
) WITHOUT ROWID;
CREATE TABLE pool(
    wave TEXT NOT NULL,
    key BLOB NOT NULL CHECK(length(key) = 16),
    envelope BLOB NOT NULL CHECK(length(envelope) = 1072),
    PRIMARY KEY(wave, key)
) WITHOUT ROWID;
CREATE INDEX pool_key ON pool(wave, key);  -- a close compares keys alone, without reading every envelope
CREATE TABLE wave(
    id TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    plan TEXT NOT NULL,                 -- the wave as it stands in a manifest
    opened INTEGER,
    stopped INTEGER,
    closed INTEGER,
    last_try INTEGER,
    ending INTEGER,
    destroyed INTEGER                   -- since when neither answers nor key are there; keys are never here
) WITHOUT ROWID;
CREATE UNIQUE INDEX one_wave_takes_answers ON wave(1) WHERE state IN ('open', 'stopped');
CREATE TABLE release(
    wave TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE published_cell(
    wave TEXT NOT NULL,
    part TEXT NOT NULL,
    point TEXT NOT NULL,
    grp TEXT NOT NULL,
    col TEXT NOT NULL,
    shown TEXT NOT NULL,
    PRIMARY KEY(wave, part, point, grp, col)
) WITHOUT ROWID;
CREATE TABLE document(
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY(kind, id, version)
) WITHOUT ROWID;
CREATE TABLE account(
    id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 16),
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role TEXT NOT NULL,
    password TEXT NOT NULL,             -- Argon2id, in libsodium's text form
    totp BLOB NOT NULL CHECK(length(totp) = 60),  -- sealed under the server key: server_key.h
    totp_step INTEGER NOT NULL,         -- the newest whose code was used
    disabled INTEGER NOT NULL,
    must_change INTEGER NOT NULL,
    signed_in INTEGER                   -- the last day
) WITHOUT ROWID;
CREATE TABLE recovery_code(
    account BLOB NOT NULL,
    hash BLOB NOT NULL CHECK(length(hash) = 32),
    PRIMARY KEY(account, hash)
) WITHOUT ROWID;
CREATE TABLE session(
    hash BLOB NOT NULL PRIMARY KEY CHECK(length(hash) = 32),
    account BLOB NOT NULL,
    stage TEXT NOT NULL CHECK(stage IN ('code', 'in')),
    begun INTEGER NOT NULL,             -- seconds since 1970-01-01
    seen INTEGER NOT NULL,
    tries INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_of ON session(account);
CREATE TABLE commitment(
    set_id TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    point TEXT NOT NULL,
    what TEXT NOT NULL,
    difference TEXT NOT NULL,
    department TEXT NOT NULL,
    by_month TEXT NOT NULL,             -- '2026-12'; empty: from now on
    status TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY(set_id, id)
) WITHOUT ROWID;
CREATE TABLE unconfirmed(
    set_id TEXT NOT NULL,
    id TEXT NOT NULL,
    point TEXT NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    by_month TEXT NOT NULL,             -- as in commitment
    PRIMARY KEY(set_id, id)
) WITHOUT ROWID;
CREATE TABLE reply(
    set_id TEXT NOT NULL,
    point TEXT NOT NULL,
    text TEXT NOT NULL,                 -- the words, as docs/formats/replies.md has them
    state TEXT NOT NULL CHECK(state IN ('draft', 'returned', 'approved', 'published')),
    returned INTEGER,
    sentence TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY(set_id, point)
) WITHOUT ROWID;
CREATE TABLE reply_issue(
    set_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    day INTEGER NOT NULL,
    text TEXT NOT NULL,                 -- what was signed
    PRIMARY KEY(set_id, version)
) WITHOUT ROWID;
CREATE TABLE api_token(
    id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 16),
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    hash BLOB NOT NULL UNIQUE CHECK(length(hash) = 32),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    last_used INTEGER
) WITHOUT ROWID;
CREATE TABLE audit(
    seq INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    chain BLOB                          -- hash of the chain before and this entry: audit.h
);
)sql";

constexpr std::array<std::string_view, 1> kSteps = {kFirst};

}  // namespace

std::span<const std::string_view> sqlite_steps() {
    return kSteps;
}

}  // namespace pledge::council
