// pledge-council user …, as an admin types it.
#include "sync/council/accounts/totp.h"
#include "sync/seal/password.h"
#include "sync/store/database.h"
#include "tests/unit/council/running_council.h"

#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

struct AdminsDesk : RunningCouncil {
    AdminsDesk() {
        command("init --council derby --name Derby --passphrase-file @publisher.txt");
        write_all(folder / "first.txt", "seven quiet otters\n");
        write_all(folder / "second.txt", "green kettle on tuesday\n");
    }
    std::string say(const std::string& words) {
        std::ostringstream heard;
        auto* before = std::cerr.rdbuf(heard.rdbuf());
        const auto out = command(words);
        std::cerr.rdbuf(before);
        err = heard.str();
        return out;
    }
    bool refused(const std::string& words, int with, const char* because) {
        say(words);
        INFO(words << ": " << err);
        CHECK(code == with);
        CHECK(err.find(because) != std::string::npos);
        return code == with;
    }
    Account account(const std::string& name) { return storage()->accounts().account(name).value().value(); }
    std::string err;
};

}  // namespace

TEST_CASE("an account is added with its secrets, which are shown once") {
    AdminsDesk d;
    CHECK(d.say("user list").find("There is no account yet") == 0);
    const auto out = d.say("user add amira --role officer --passphrase-file @first.txt");
    REQUIRE(d.code == 0);
    const auto amira = d.account("amira");
    CHECK(amira.role == Role::officer);
    CHECK(amira.must_change);
    CHECK(amira.password.rfind("$argon2id$v=19$m=19456,t=2,p=1$", 0) == 0);
    CHECK(seal::password_fits(amira.password, "seven quiet otters"));
    CHECK(out.find("otpauth://totp/Pledge%20Derby:amira?secret=" + base32(amira.totp) + "&") !=
          std::string::npos);
    CHECK(out.find("█") != std::string::npos);
    CHECK(out.find("seven quiet otters") == std::string::npos);
    CHECK(d.storage()->accounts().recovery_codes(amira.id).value() == 8);
    d.say("user add <script> --role young-reviewer --passphrase-file @first.txt --keep-password");
    CHECK_FALSE(d.account("<script>").must_change);
    CHECK(d.say("user list") ==
          "young-reviewer    <script>\nofficer           amira, has to change the password\n");
}

TEST_CASE("reset, role, disable, enable and sign-out do what they say") {
    AdminsDesk d;
    d.say("user add amira --role officer --passphrase-file @first.txt --keep-password");
    const auto before = d.account("amira");
    REQUIRE(d.storage()->accounts().add_session({{1}, before.id, Stage::in, {}, {}, 0}).ok());
    CHECK(d.say("user sign-out amira").empty());
    CHECK_FALSE(d.storage()->accounts().session({1}).value());
    d.say("user role amira admin");
    CHECK(d.account("amira").role == Role::admin);
    d.say("user disable amira");
    CHECK(d.err.find("the only admin who can sign in") != std::string::npos);
    CHECK_FALSE(d.account("amira").disabled);
    d.say("user add bela --role admin --passphrase-file @first.txt --keep-password");
    d.say("user disable amira");
    CHECK(d.account("amira").disabled);
    CHECK(d.say("user list") == "admin             amira, disabled\nadmin             bela\n");
    const auto out = d.say("user reset amira --passphrase-file @second.txt");
    CHECK(d.code == 0);
    CHECK(d.account("amira").disabled);  // a reset lets nobody back in
    d.say("user enable AMIRA");
    const auto after = d.account("amira");
    CHECK_FALSE(after.disabled);
    CHECK(after.must_change);
    CHECK(after.totp != before.totp);
    CHECK(after.role == Role::admin);
    CHECK(seal::password_fits(after.password, "green kettle on tuesday"));
    CHECK(out.find(base32(after.totp)) != std::string::npos);
    auto raw = store::Database::open(d.folder / "council.db").value();
    const auto noted = raw.attempt([](SQLite::Database& db) {
        std::string all;
        SQLite::Statement q(db, "SELECT action || ': ' || subject FROM audit ORDER BY seq");
        while (q.executeStep()) all += q.getColumn(0).getString() + "\n";
        return all;
    });
    CHECK(noted.value() ==
          "server set up: derby\naccount added: amira (officer)\nsigned out everywhere: amira\n"
          "role changed: amira (now admin)\naccount added: bela (admin)\naccount disabled: amira\n"
          "account reset: amira\naccount enabled: amira\n");
}

TEST_CASE("what makes no sense is refused, and nothing is left behind") {
    AdminsDesk d;
    d.say("user add amira --role officer --passphrase-file @first.txt");
    d.refused("user", 2, "subcommand");
    d.refused("user add bela", 2, "--role");
    d.refused("user add bela --role boss --passphrase-file @first.txt", 2, "A role is officer");
    d.refused("user add Amira --role admin --passphrase-file @first.txt", 1, "account of this name already");
    d.refused("user add bełła --role admin --passphrase-file @first.txt", 2, "English keyboard");
    write_all(d.folder / "short.txt", "short\n");
    d.refused("user add bela --role admin --passphrase-file @short.txt", 2, "at least 12 characters");
    write_all(d.folder / "common.txt", "qwertyuiop123\n");
    d.refused("user add bela --role admin --passphrase-file @common.txt", 2, "tried first");
    d.refused("user reset bela --passphrase-file @first.txt", 1, "There is no such account");
    d.refused("user role bela admin", 1, "There is no such account");
    d.refused("user role amira boss", 2, "A role is officer");
    d.refused("user disable bela", 1, "There is no such account");
    d.refused("user add bela --role admin --password x", 2, "not expected");
    CHECK(d.storage()->accounts().accounts().value().size() == 1);
}
