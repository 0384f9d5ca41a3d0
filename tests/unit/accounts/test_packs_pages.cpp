// /packs and what is under it.
#include "sync/council/pack_card.h"
#include "sync/council/packs.h"
#include "sync/council/publisher.h"
#include "tests/support/council_fixture.h"
#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

constexpr const char* kPassphrase = "quiet water under low hills";

struct Shop : Pages {
    CouncilFixture council;
    Browser officer{*this};
    Shop() {
        front.config.keys = files.folder / "keys";
        REQUIRE(make_publisher(front.config, kPassphrase, {1, 8192}));
        council.publisher = unlock_publisher(front.config, kPassphrase).value();
        REQUIRE(officer.sign_in("amira", add("amira", Role::officer)));
    }
    http::Response upload(const std::string& bytes) {
        officer.get("/packs");
        return officer.post_files("/packs", {}, {{"file", {"derby.pack", "application/json", bytes}}});
    }
    http::Response sign(const std::string& month, const std::string& passphrase) {
        officer.get("/packs");
        return officer.post("/packs/sign", {{"month", month}, {"passphrase", passphrase}});
    }
    std::optional<Manifest> manifest() {
        const auto latest = files.storage->latest_documents("manifest").value();
        if (latest.empty()) return std::nullopt;
        const auto file = files.storage->document(latest.front()).value().value();
        const auto payload = seal::read_signed(file, "manifest", council.publisher.verify_key);
        return read_manifest(payload.value()).value();
    }
};

}  // namespace

TEST_CASE("a card keeps what a page shows of a pack") {
    const PackCard card{"The \"Pledge\"", day("2026-11-22"), {"en", "ur"}, {{3, "We listen.", "Do we?"}}};
    CHECK(read_card(write_card(card)).value() == card);
    CHECK_FALSE(read_card("{}"));
    CHECK_FALSE(read_card("{\"title\": \"x\", \"published\": \"x\", \"languages\": [1], \"promises\": []}"));
}

TEST_CASE("a signed set is added, shown with its promises, and waits for a signature to go out") {
    Shop f;
    CHECK(has(f.officer.get("/packs"), "There is no set yet"));
    const auto done = f.upload(f.council.pack(1));
    REQUIRE(done.status == 303);
    CHECK(f.audit().back() == "pack published: derby-2024 1");
    const auto list = f.officer.get("/packs");
    CHECK(has(list, "Waits to be sent out"));
    CHECK(has(list, "22 November 2026"));
    CHECK(has(list, ">en<"));
    const auto one = f.officer.get("/packs/derby-2024");
    CHECK(one.status == 200);
    CHECK(has(one, "Version 1"));
    CHECK(has(one, "You get help to see a doctor or dentist."));
    CHECK(f.officer.get("/packs/leicester").status == 404);

    CHECK(f.sign("2027-03", kPassphrase).status == 303);
    CHECK(f.manifest()->next == month_from_text("2027-03"));
    CHECK(f.manifest()->packs.size() == 1);
    CHECK(f.audit().back() == "manifest signed: 1, next questions 2027-03");
    const auto out = f.officer.get("/packs");
    CHECK(has(out, "On kiosks"));
    CHECK(has(out, "the next questions come in March 2027"));
    CHECK(f.sign("", kPassphrase).status == 303);
    CHECK_FALSE(f.manifest()->next);
}

TEST_CASE("what is no signed set, not ours, or not newer is refused in a sentence, and nothing is kept") {
    Shop f;
    const auto refused = [&](const std::string& bytes, int status, const char* say) {
        const auto entries = f.audit().size();
        const auto page = f.upload(bytes);
        INFO(page.body.substr(0, 3000));
        CHECK(page.status == status);
        CHECK(has(page, "There is a problem"));
        CHECK(has(page, say));
        CHECK(f.audit().size() == entries);
    };
    refused("", 400, "Choose a file first");
    refused("PK\x03\x04 not a pack", 400, "");
    refused("{}", 400, "");
    CouncilFixture other;
    refused(other.pack(1), 400, "");
    auto changed = f.council.pack(1);
    changed[changed.size() / 2] ^= 1;
    refused(changed, 400, "");
    REQUIRE(f.upload(f.council.pack(3)).status == 303);
    refused(f.council.pack(3), 409, "is published already");
    refused(f.council.pack(2), 409, "is published already");
    CHECK(f.upload(f.council.pack(4)).status == 303);
    CHECK(f.files.storage->latest_documents("pack")->front().version == 4);
}

TEST_CASE("a wrong passphrase or month signs nothing, says where, and guesses are slowed") {
    Shop f;
    REQUIRE(f.upload(f.council.pack(1)).status == 303);
    const auto refused = [&](const http::Response& page, int status, const char* say, const char* at) {
        INFO(page.body.substr(0, 3000));
        CHECK(page.status == status);
        CHECK(has(page, say));
        CHECK(has(page, "href=\"#" + std::string(at) + "\""));
        CHECK_FALSE(f.manifest());
    };
    refused(f.sign("soon", kPassphrase), 400, "Write the month as year and month", "month");
    refused(f.sign("2026-10", kPassphrase), 400, "This month is past", "month");
    refused(f.sign("2027-03", ""), 400, "Type the publisher&#39;s passphrase", "passphrase");
    for (int i = 0; i < 5; ++i)
        refused(f.sign("2027-03", "wrong"), 403, "does not open the publisher key", "passphrase");
    refused(f.sign("2027-03", kPassphrase), 429, "wait 30 seconds", "passphrase");
    CHECK(has(f.officer.get("/packs"), "Kiosks name no month"));
}

TEST_CASE("sets of promises are the officer's") {
    Shop f;
    for (const auto role : {Role::admin, Role::committee_reader, Role::young_reviewer}) {
        const std::string name(name_of(role));
        Browser browser(f);
        REQUIRE(browser.sign_in(name, f.add(name, role)));
        browser.get("/");
        CHECK(browser.get("/packs").status == 403);
        CHECK(browser.get("/packs/derby-2024").status == 403);
        CHECK(browser.post("/packs/sign", {{"month", ""}, {"passphrase", kPassphrase}}).status == 403);
        CHECK(browser.post_files("/packs", {}, {{"file", {"a", "b", f.council.pack(1)}}}).status == 403);
    }
    CHECK(f.files.storage->latest_documents("pack")->empty());
}
