// A copy of the database alone makes no code: secrets of authenticator apps lie sealed under keys/server.key.
#include "sync/council/server_key.h"
#include "sync/council/sqlite_storage.h"
#include "tests/unit/accounts/browser.h"
#include "tests/unit/council/running_council.h"

#include <filesystem>
#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
namespace fs = std::filesystem;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// A council with two accounts, driven by its command line.
struct KeyDesk : RunningCouncil {
    KeyDesk() {
        say("init --council derby --name Derby --passphrase-file @publisher.txt");
        write_all(folder / "first.txt", "seven quiet otters\n");
        say("user add amira --role officer --passphrase-file @first.txt");
        say("user add bela --role admin --passphrase-file @first.txt");
    }
    std::string say(const std::string& words) {
        std::ostringstream heard;
        auto* before = std::cerr.rdbuf(heard.rdbuf());
        const auto out = command(words);
        std::cerr.rdbuf(before);
        err = heard.str();
        return out;
    }
    Account account(const std::string& name) { return storage()->accounts().account(name).value().value(); }
    std::string key_file() const { return folder / "keys/server.key"; }
    std::string err;
};

}  // namespace

TEST_CASE(
    "neither the database nor its backup tells a secret, and without the key nobody makes a code of it") {
    KeyDesk desk;
    const auto secret = desk.account("amira").totp;
    desk.say("backup --database @stolen.db");
    for (const char* file : {"council.db", "stolen.db"}) {
        const auto bytes = read_all(desk.folder / file);
        CHECK_FALSE(holds(bytes, std::string(text_of(secret))));
        CHECK_FALSE(holds(bytes, std::string(text_of(View(secret).first(8)))));
    }
    TempFolder thief;
    fs::copy(desk.folder / "stolen.db", thief / "council.db");
    SeededRandom random;
    const auto copy = SqliteStorage::open(thief / "council.db", store::Missing::refuse, random).value();
    const auto amira = copy->accounts().account("amira").value().value();
    CHECK(amira.totp_lost);
    CHECK(amira.totp == TotpSecret{});
    // and with the backup of the keys it would: the two are kept apart
    desk.say("backup --keys @keys.backup");
    CHECK(holds(read_all(desk.folder / "keys.backup"), "server_key"));
}

TEST_CASE("one account's sealed secret can't stand in for another's") {
    KeyDesk desk;
    auto raw = store::Database::open(desk.folder / "council.db").value();
    REQUIRE(raw.attempt([](SQLite::Database& d) {
        d.exec(
            "UPDATE account SET totp = (SELECT totp FROM account WHERE name = 'amira') WHERE name = 'bela'");
    }));
    CHECK_FALSE(desk.account("amira").totp_lost);
    CHECK(desk.account("bela").totp_lost);
    const auto said = desk.say("doctor");
    CHECK(desk.code == 1);
    CHECK(holds(said,
                "server key: The server key does not open the app's secret of bela; run `pledge-council user "
                "reset`"));
}

TEST_CASE("the server key comes back from a backup of the keys, and nothing that is there is replaced") {
    KeyDesk desk;
    const auto before = desk.account("amira").totp;
    desk.say("backup --keys @keys.backup");
    fs::remove(desk.key_file());
    CHECK(desk.account("amira").totp_lost);
    CHECK(holds(desk.say("restore --keys @keys.backup"), "The server key is back"));
    CHECK(desk.account("amira").totp == before);
    CHECK(fs::status(desk.key_file()).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(holds(desk.say("restore --keys @keys.backup"), "The server key is there and was left as it is"));
    fs::remove(desk.key_file());
    desk.say("server-key");
    CHECK(desk.code == 0);
    const auto other = read_all(desk.key_file());
    CHECK(
        holds(desk.say("restore --keys @keys.backup"), "is another than the backup's and was left as it is"));
    CHECK(read_all(desk.key_file()) == other);
    CHECK(holds(desk.say("doctor"),
                "is not the one that the accounts were made with; move keys/server.key away"));
    desk.say("backup --keys @second.backup");
    CHECK(desk.code == 0);
}

TEST_CASE("a server key that is lost for good is made anew, and accounts are reset") {
    KeyDesk desk;
    desk.say("server-key");
    CHECK(desk.code == 1);
    CHECK(holds(desk.err, "is there already; nothing was changed"));
    write_all(desk.key_file(), "{\"format\": \"pledge-server-key/1\", \"key\": \"AAAA\", \"check\": \"00\"}");
    desk.say("user reset amira --passphrase-file @first.txt");
    CHECK(desk.code == 1);
    CHECK(holds(desk.err, "server.key is damaged"));
    desk.say("backup --keys @keys.backup");
    CHECK(desk.code == 1);
    CHECK(holds(desk.err, "server.key is damaged"));
    fs::remove(desk.key_file());
    desk.say("user reset amira --passphrase-file @first.txt");
    CHECK(holds(desk.err, "server.key is missing"));
    CHECK(holds(desk.say("server-key"), "Reset \"bela\" with `pledge-council user reset`"));
    desk.say("user role amira young-reviewer");  // what has nothing to do with the app goes on
    CHECK(desk.code == 0);
    CHECK(desk.account("amira").role == Role::young_reviewer);
    CHECK(desk.account("bela").totp_lost);
    desk.say("user reset amira --passphrase-file @first.txt");
    desk.say("user reset bela --passphrase-file @first.txt");
    CHECK(desk.code == 0);
    CHECK_FALSE(desk.account("amira").totp_lost);
    CHECK_FALSE(desk.account("bela").totp_lost);
    desk.say("doctor");
    CHECK(desk.code == 0);
}

TEST_CASE("without the server key the app's code is refused with a reason, and a recovery code signs in") {
    Pages pages;
    const auto secrets = pages.add("amira", Role::officer);
    Browser browser(pages);
    fs::remove(pages.files.folder / "keys/server.key");
    // the running server read the key already; one that starts now did not
    const auto account = pages.files.storage->accounts().account("amira").value().value();
    CHECK_FALSE(account.totp_lost);
    auto anew = pages.files.open();
    CHECK(anew->accounts().account("amira").value()->totp_lost);
    CHECK_FALSE(fs::exists(pages.files.folder / "keys/server.key"));  // none is made beside accounts

    Clerk clerk(std::move(anew));
    Front front{clerk,        pages.workers,      pages.throttle,     pages.clock,
                pages.random, pages.front.config, pages.front.nobody, pages.front.cost,
                pages.closer};
    pages.router = {};
    add_pages(pages.router, front);
    browser.get("/sign-in");
    REQUIRE(browser.post("/sign-in", {{"name", "amira"}, {"password", Pages::kPassword}}).status == 303);
    browser.get("/sign-in/code");
    const auto refused = browser.post("/sign-in/code", {{"code", pages.code_of(secrets)}});
    CHECK(refused.status == 403);
    CHECK(has(refused, "type one of its recovery codes, or ask the council"));
    CHECK(browser.post("/sign-in/code", {{"code", "000000"}}).status == 403);
    CHECK(browser.post("/sign-in/code", {{"code", secrets.recovery_codes[0]}}).status == 303);
    CHECK(browser.is_signed_in());
    pages.router = {};
}
