// /audit, and the chain that is checked a stretch at a time.
#include "sync/council/audit.h"
#include "sync/council/audit_watch.h"
#include "sync/store/database.h"
#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

void note(Storage& storage, int n, const std::string& about) {
    REQUIRE(storage
                .transact([&]() -> Status {
                    for (int i = 1; i <= n; ++i)
                        if (auto done = storage.note(day("2026-11-22"), "tested", about + std::to_string(i));
                            !done)
                            return done;
                    return {};
                })
                .ok());
}

void tamper(const SqliteFixture& files, const char* sql) {
    auto raw = store::Database::open(files.folder / "council.db").value();
    REQUIRE(raw.attempt([&](SQLite::Database& d) { d.exec(sql); }));
}

AuditWatch::Seen until_done(AuditWatch& watch, Storage& storage, int& looks) {
    auto seen = watch.look(storage).value();
    for (looks = 1; seen.broken.empty() && !seen.whole(); ++looks) seen = watch.look(storage).value();
    return seen;
}

}  // namespace

TEST_CASE("a long audit is checked in stretches, and afterwards what is new alone") {
    SqliteFixture f;
    AuditWatch watch;
    CHECK(watch.look(*f.storage)->whole());  // nothing yet
    note(*f.storage, 4500, "entry ");
    CHECK(watch.look(*f.storage)->checked == AuditWatch::kStretch);
    int looks = 0;
    auto seen = until_done(watch, *f.storage, looks);
    CHECK(looks == 2);
    CHECK(seen.checked == 4500);
    CHECK(seen.head == head_text(f.storage->audit()->back()));
    note(*f.storage, 3, "more ");
    seen = watch.look(*f.storage).value();
    CHECK(seen.whole());
    CHECK(seen.newest == 4503);
    CHECK(seen.head == head_text(f.storage->audit()->back()));
}

TEST_CASE("what was changed is named, at once where it is new, else when all is checked again") {
    SqliteFixture f;
    AuditWatch watch;
    note(*f.storage, 3000, "entry ");
    int looks = 0;
    SECTION("changed before it was looked at") {
        tamper(f, "UPDATE audit SET subject = 'nothing' WHERE seq = 2500");
        CHECK(until_done(watch, *f.storage, looks).broken.find("Audit entry 2500 is not as it was written") ==
              0);
    }
    SECTION("missing in the midst") {
        tamper(f, "DELETE FROM audit WHERE seq = 17");
        CHECK(until_done(watch, *f.storage, looks).broken.find("Audit entry 17 is missing") == 0);
    }
    SECTION("a whole stretch missing") {
        tamper(f, "DELETE FROM audit WHERE seq < 2900");
        CHECK(until_done(watch, *f.storage, looks).broken.find("Audit entry 1 is missing") == 0);
    }
    SECTION("changed afterwards") {
        CHECK(until_done(watch, *f.storage, looks).whole());
        tamper(f, "UPDATE audit SET subject = 'nothing' WHERE seq = 5");
        CHECK(watch.look(*f.storage)->whole());
        watch.begin_again();
        CHECK(until_done(watch, *f.storage, looks).broken.find("Audit entry 5 is not as it was written") ==
              0);
    }
    SECTION("the entry where it stopped was changed: it begins again") {
        CHECK(until_done(watch, *f.storage, looks).whole());
        tamper(f, "UPDATE audit SET chain = zeroblob(32) WHERE seq = 3000");
        CHECK(until_done(watch, *f.storage, looks).broken.find("Audit entry 3000 is not as it was written") ==
              0);
    }
    // said until it is asked for again
    if (!watch.look(*f.storage)->whole()) CHECK_FALSE(watch.look(*f.storage)->broken.empty());
}

TEST_CASE("entries that were undone after they were looked at raise no alarm") {
    SqliteFixture f;
    AuditWatch watch;
    note(*f.storage, 10, "entry ");
    const auto undone = f.storage->transact([&]() -> Status {
        for (int i = 0; i < 3; ++i)
            if (auto done = f.storage->note(day("2026-11-22"), "undone", "x"); !done) return done;
        CHECK(watch.look(*f.storage)->checked == 13);
        return Error{Code::failed, "Undone."};
    });
    CHECK_FALSE(undone.ok());
    CHECK(watch.look(*f.storage)->checked == 10);
    CHECK(watch.look(*f.storage)->whole());
    note(*f.storage, 5, "other ");
    CHECK(watch.look(*f.storage)->whole());
    CHECK(watch.look(*f.storage)->newest == 15);
}

TEST_CASE("the page shows the newest fifty, leads to older ones, and says whether the chain holds") {
    Pages pages;
    const auto dana = pages.add("dana", Role::admin);
    note(*pages.files.storage, 120, "<entry> ");
    Browser browser(pages);
    REQUIRE(browser.sign_in("dana", dana));  // entries 1: added, 122: signed in
    const auto newest = browser.get("/audit");
    CHECK(newest.status == 200);
    CHECK(has(newest, "&lt;entry&gt; 120"));
    CHECK(has(newest, "&lt;entry&gt; 72"));
    CHECK_FALSE(has(newest, "&lt;entry&gt; 71<"));
    CHECK(newest.body.find("entry&gt; 120") < newest.body.find("entry&gt; 119"));
    CHECK(has(newest, "All 122 entries are as they were written"));
    CHECK(has(newest, head_text(pages.files.storage->audit()->back())));
    CHECK(has(newest, "/audit?before=73\">Older"));
    CHECK_FALSE(has(newest, "Newer entries"));
    const auto older = browser.get("/audit?before=73");
    CHECK(has(older, "entry&gt; 71<"));
    CHECK_FALSE(has(older, "entry&gt; 72<"));
    CHECK(has(older, "href=\"/audit\">Newer"));
    const auto oldest = browser.get("/audit?before=23");
    CHECK(has(oldest, "account added"));
    CHECK_FALSE(has(oldest, "Older entries"));
    for (const char* odd :
         {"?before=0", "?before=-3", "?before=x", "?before=99999999999999999999", "?before=", "?before=1"})
        CHECK(has(browser.get("/audit" + std::string(odd)), "&lt;entry&gt; 120"));

    tamper(pages.files, "UPDATE audit SET subject = 'x' WHERE seq = 60");
    CHECK(has(browser.get("/audit"), "All 122 entries"));
    browser.get("/audit");
    CHECK(browser.post("/audit/check").status == 303);
    const auto broken = browser.get("/audit");
    CHECK(has(broken, "There is a problem"));
    CHECK(has(broken, "Audit entry 60 is not as it was written"));
    CHECK(has(broken, "&lt;entry&gt; 120"));  // the entries are shown all the same
}

TEST_CASE("officers and admins read the audit, others don't") {
    Pages pages;
    for (const auto role : kRoles) {
        const std::string name(name_of(role));
        const auto secrets = pages.add(name, role);
        Browser browser(pages);
        REQUIRE(browser.sign_in(name, secrets));
        browser.get("/");
        const bool reads = role == Role::officer || role == Role::admin;
        CHECK(browser.get("/audit").status == (reads ? 200 : 403));
        CHECK(browser.post("/audit/check").status == (reads ? 303 : 403));
    }
}
