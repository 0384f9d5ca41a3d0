// Whatever is done to the audit behind the program's back is found, and the first entry it touches named.
#include "sync/council/audit.h"
#include "sync/store/database.h"
#include "tests/unit/council/council_fixture.h"
#include "tests/unit/council/running_council.h"

#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

void tamper(const std::string& file, const std::string& sql) {
    auto raw = store::Database::open(file).value();
    const auto done = raw.attempt([&](SQLite::Database& d) { d.exec(sql); });
    if (!done) FAIL(done.error().say);
}

struct Noted : SqliteFixture {
    Noted() {
        for (int i = 1; i <= 9; ++i)
            REQUIRE(
                storage->note(day("2026-11-01") + std::chrono::days(i), "wave opened", std::to_string(i)));
    }
    std::vector<AuditEntry> entries() { return storage->audit().value(); }
    // "" if all is as it was written; otherwise the number of the entry that is named
    std::string found(const std::optional<AuditHead>& head = std::nullopt) {
        const auto checked = check_audit(entries(), head);
        if (checked) return "";
        CHECK(checked.error().code == Code::corrupt);
        CHECK(checked.error().say.back() == '.');
        std::istringstream said(checked.error().say);
        std::string word, number;
        said >> word >> word >> number;
        return number;
    }
    void change(const std::string& sql) { tamper(folder / "council.db", sql); }
};

}  // namespace

TEST_CASE("entries come back as they were noted, each chained to the one before") {
    Noted f;
    const auto all = f.entries();
    REQUIRE(all.size() == 9);
    CHECK(all[4].seq == 5);
    CHECK(all[4].day == day("2026-11-06"));
    CHECK(all[4].action == "wave opened");
    CHECK(all[4].subject == "5");
    CHECK(text_of(all[4].chain) == text_of(chain_of(from_hex<32>(to_hex(all[3].chain)).value(), all[4])));
    CHECK(f.found().empty());
}

TEST_CASE("a changed, deleted, inserted or swapped entry is found") {
    Noted f;
    SECTION("another day") {
        f.change("UPDATE audit SET day = day + 1 WHERE seq = 4");
        CHECK(f.found() == "4");
    }
    SECTION("another action") {
        f.change("UPDATE audit SET action = 'wave closed' WHERE seq = 4");
        CHECK(f.found() == "4");
    }
    SECTION("another subject") {
        f.change("UPDATE audit SET subject = 'x' WHERE seq = 4");
        CHECK(f.found() == "4");
    }
    SECTION("a letter that wandered from the action to the subject") {
        f.change("UPDATE audit SET action = 'wave opene', subject = 'd4' WHERE seq = 4");
        CHECK(f.found() == "4");
    }
    SECTION("another chain, shorter, longer or none") {
        for (const char* chain : {"zeroblob(32)", "substr(chain, 1, 31)", "chain || x'00'", "NULL"}) {
            Noted g;
            g.change(std::string("UPDATE audit SET chain = ") + chain + " WHERE seq = 4");
            CHECK(g.found() == "4");
        }
        return;
    }
    SECTION("deleted") {
        f.change("DELETE FROM audit WHERE seq = 4");
        CHECK(f.found() == "4");
    }
    SECTION("deleted at the start") {
        f.change("DELETE FROM audit WHERE seq < 3");
        CHECK(f.found() == "1");
    }
    SECTION("deleted, and those after it moved up") {
        f.change("DELETE FROM audit WHERE seq = 4; UPDATE audit SET seq = seq - 1 WHERE seq > 4");
        CHECK(f.found() == "4");
    }
    SECTION("inserted, and those after it moved down") {
        f.change(
            "UPDATE audit SET seq = -seq - 1 WHERE seq > 4; UPDATE audit SET seq = -seq WHERE seq < 0;"
            "INSERT INTO audit SELECT 5, day, 'wave closed', subject, chain FROM audit WHERE seq = 4");
        CHECK(f.found() == "5");
    }
    SECTION("inserted before the first") {
        f.change("INSERT INTO audit SELECT 0, day, action, subject, chain FROM audit WHERE seq = 1");
        CHECK(f.found() == "1");
    }
    SECTION("two swapped") {
        f.change(
            "UPDATE audit SET seq = 99 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 5;"
            "UPDATE audit SET seq = 5 WHERE seq = 99");
        CHECK(f.found() == "4");
    }
    SECTION("all of it gone") {
        f.change("DELETE FROM audit");
        CHECK(f.found() == "1");
        return;  // an empty one begins anew; a head tells
    }
    // and noting goes on, without mending what was done
    REQUIRE(f.storage->note(day("2026-12-01"), "wave stopped", "w"));
    CHECK_FALSE(f.found().empty());
}

TEST_CASE("entries cut off at the end, or chained anew, are told by a head that was written down") {
    Noted f;
    const auto head = read_head(head_text(f.entries().back())).value();
    REQUIRE(f.storage->note(day("2026-12-01"), "wave stopped", "w"));
    CHECK(f.found(head).empty());  // an earlier head stays good
    SECTION("cut off") {
        f.change("DELETE FROM audit WHERE seq > 7");
        CHECK(f.found().empty());  // nothing in the database tells
        CHECK(f.found(head) == "8");
    }
    SECTION("one changed, and all after it chained anew") {
        auto all = f.entries();
        all[3].subject = "x";
        Bytes<32> before = from_hex<32>(to_hex(all[2].chain)).value();
        for (std::size_t i = 3; i < all.size(); ++i) {
            before = chain_of(before, all[i]);
            f.change("UPDATE audit SET subject = '" + all[i].subject + "', chain = x'" + to_hex(before) +
                     "' WHERE seq = " + std::to_string(all[i].seq));
        }
        CHECK(f.found().empty());
        CHECK(f.found(head) == "9");
    }
    SECTION("cut off, and others noted instead") {
        f.change("DELETE FROM audit WHERE seq > 7");
        for (int i = 0; i < 4; ++i) REQUIRE(f.storage->note(day("2026-12-01"), "wave stopped", "w"));
        CHECK(f.found().empty());
        CHECK(f.found(head) == "9");
    }
}

TEST_CASE("a head is read as it was written down, and a slip of the pen is told from a false audit") {
    Noted f;
    const auto text = head_text(f.entries().back());
    CHECK(text.substr(0, 2) == "9-");
    CHECK(read_head(text)->seq == 9);
    auto small = text;
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    CHECK(read_head(small)->letters == read_head(text)->letters);
    auto slip = text;
    slip[4] = slip[4] == 'A' ? 'B' : 'A';
    for (const auto& wrong : {slip, "8" + text.substr(1), text.substr(2), text + "A", std::string(),
                              std::string("9-"), std::string("9")}) {
        INFO(wrong);
        const auto refused = read_head(wrong);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::bad_usage);
    }
}

TEST_CASE("two connections that note in turn keep one chain") {
    Noted f;
    const auto other = f.open();
    for (int i = 0; i < 3; ++i) {
        REQUIRE(other->note(day("2026-12-01"), "device enrolled", "a"));
        REQUIRE(f.storage->transact([&] { return f.storage->note(day("2026-12-01"), "wave opened", "b"); }));
    }
    CHECK(f.found().empty());
    CHECK(f.entries().size() == 15);
    const auto undone = f.storage->transact([&]() -> Status {
        if (auto noted = f.storage->note(day("2026-12-01"), "wave closed", "w"); !noted) return noted;
        return Error{Code::failed, "It was not done; try again."};
    });
    CHECK_FALSE(undone);
    CHECK(f.entries().size() == 15);  // what was not done is not noted either
}

TEST_CASE("audit list and verify, and doctor, speak of the same chain") {
    RunningCouncil c;
    std::ostringstream heard;
    auto* before = std::cerr.rdbuf(heard.rdbuf());
    c.command("init --council derby --name Derby --passphrase-file @publisher.txt");
    c.command("enrol-code --profile home");
    CHECK(c.command("audit list")
              .find("1  2026-11-01  server set up: derby\n2  2026-11-01  enrolment code made: home\n") == 0);
    const auto said = c.command("audit verify");
    CHECK(c.code == 0);
    CHECK(said.find("The audit is good up to entry 2; write its head down: 2-") == 0);
    const auto head = said.substr(said.rfind(' ') + 1, said.size() - said.rfind(' ') - 2);
    c.command("audit verify --head " + head);
    CHECK(c.code == 0);
    c.command("audit verify --head 2-ABCD");
    CHECK(c.code == 2);
    tamper(c.folder / "council.db", "DELETE FROM audit WHERE seq = 2");
    c.command("audit verify");
    CHECK(c.code == 0);
    c.command("audit verify --head " + head);
    CHECK(c.code == 1);
    CHECK(heard.str().find("Audit entry 2 and those after it were cut off") != std::string::npos);
    c.command("doctor");
    CHECK(c.code == 0);
    tamper(c.folder / "council.db", "UPDATE audit SET subject = 'leicester'");
    CHECK(c.command("doctor").find("audit: Audit entry 1 is not as it was written") != std::string::npos);
    CHECK(c.code == 1);
    std::cerr.rdbuf(before);
}
