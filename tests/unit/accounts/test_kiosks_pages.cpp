// /kiosks and what is under it; how a kiosk fares is judged in words.
#include "sync/council/enrolment.h"
#include "sync/council/files.h"
#include "sync/council/pages/kiosk_look.h"
#include "sync/council/publisher.h"
#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
using State = KioskLook::State;

namespace {

const Day kToday = day("2026-11-22");

Device kiosk(std::uint8_t n, int days_silent, const char* version = "0.1.0",
             Profile profile = Profile::home) {
    auto out = some_device(n, profile);
    out.enrolled = kToday - std::chrono::days(100);
    out.last_contact = kToday - std::chrono::days(days_silent);
    out.version = version_from_text(version);
    return out;
}

KioskLook look(const Device& device) {
    return look_at_kiosks({device}, kToday).front();
}

struct Yard : Pages {
    Browser officer{*this}, admin{*this};
    Yard() {
        front.config.keys = files.folder / "keys";
        REQUIRE(officer.sign_in("amira", add("amira", Role::officer)));
        REQUIRE(admin.sign_in("dana", add("dana", Role::admin)));
    }
    void put(const Device& device) { REQUIRE(files.storage->add_device(device).ok()); }
    std::string at(std::uint8_t n) { return "/kiosks/" + to_hex(device_id(n)) + "/sign-off"; }
};

}  // namespace

TEST_CASE("a kiosk that is in touch and up to date is fine") {
    CHECK(look(kiosk(1, 0)).state == State::fine);
    CHECK(look(kiosk(1, 3)).state == State::fine);
    CHECK(look(kiosk(1, 30, "0.1.0", Profile::event)).state == State::fine);
    CHECK(look(kiosk(1, -400)).state == State::fine);  // its contact was noted by a clock that was ahead
}

TEST_CASE("a kiosk that fell silent needs help, in words") {
    const auto silent = look(kiosk(1, 4));
    CHECK(silent.state == State::needs_help);
    CHECK(silent.reasons == std::vector<std::string>{
                                "No contact for 4 days. See whether it is switched on and has a network; its "
                                "staff screen says more."});
    CHECK(look(kiosk(1, 31, "0.1.0", Profile::event)).state == State::needs_help);
    auto never = kiosk(1, 0);
    never.last_contact.reset();
    never.version.reset();
    CHECK(look(never).reasons.at(0).find("since it was let in on 14 August 2026") != std::string::npos);
    never.enrolled = kToday - std::chrono::days(3);
    CHECK(look(never).state == State::fine);
}

TEST_CASE("a program older than the newest seen needs an update; one that was signed off sets no mark") {
    auto away = kiosk(3, 50, "9.0.0");
    away.revoked = true;
    auto unknown = kiosk(4, 0);
    unknown.version.reset();
    const auto looks = look_at_kiosks({kiosk(1, 0, "0.10.0"), kiosk(2, 0, "0.9.0"), away, unknown}, kToday);
    REQUIRE(looks.size() == 4);
    CHECK(looks[0].device.id == device_id(2));  // those that need help come first
    CHECK(looks[0].reasons == std::vector<std::string>{
                                  "Its program is version 0.9.0, and another kiosk runs 0.10.0. Update it."});
    CHECK(looks[1].reasons.at(0).find("does not say its version") != std::string::npos);
    CHECK(looks[2].state == State::fine);
    CHECK(looks[3].state == State::signed_off);
    CHECK(looks[3].reasons.empty());
    CHECK(look(unknown).state == State::fine);  // nobody said a version: nothing to compare
}

TEST_CASE("the list shows numbers and days; buttons are the admin's alone") {
    Yard f;
    CHECK(has(f.officer.get("/kiosks"), "There is no kiosk yet. An admin lets them in."));
    CHECK(has(f.admin.get("/kiosks"), "Let the first one in"));
    f.put(kiosk(1, 1));
    f.put(kiosk(2, 9));
    for (auto* browser : {&f.officer, &f.admin}) {
        const auto list = browser->get("/kiosks");
        CHECK(list.status == 200);
        CHECK(has(list, "0100-0000"));
        CHECK(has(list, ">yesterday<"));
        CHECK(has(list, "No contact for 9 days"));
        CHECK(has(list, "No place is stored"));
        CHECK(has(list, "/sign-off") == (browser == &f.admin));
        CHECK(has(list, "/kiosks/enrol") == (browser == &f.admin));
    }
    CHECK(f.officer.get("/kiosks/enrol").status == 403);
    CHECK(f.officer.get(f.at(1)).status == 403);
    f.officer.get("/kiosks");
    CHECK(f.officer.post(f.at(1)).status == 403);
    CHECK(f.officer.post("/kiosks/enrol", {{"profile", "home"}}).status == 403);
    CHECK_FALSE(f.files.storage->device(device_id(1)).value()->revoked);
    Browser young(f);
    REQUIRE(young.sign_in("yara", f.add("yara", Role::young_reviewer)));
    CHECK(young.get("/kiosks").status == 403);
}

TEST_CASE("between stop and close the list says which kiosks may still be sending") {
    Yard f;
    f.put(kiosk(1, 0));
    StoredWave wave;
    wave.wave = some_wave();
    wave.state = WaveState::open;
    wave.opened = day("2026-11-01");
    REQUIRE(f.files.storage->add_wave(wave).ok());
    CHECK_FALSE(has(f.officer.get("/kiosks"), "since the wave stopped"));
    wave.state = WaveState::stopped;
    wave.stopped = day("2026-11-20");
    REQUIRE(f.files.storage->update_wave(wave).ok());
    CHECK(has(f.officer.get("/kiosks"), "It has not sent two batches since the wave stopped"));
    for (std::uint8_t n = 0; n < 2; ++n)
        REQUIRE(f.files.storage
                    ->add_receipt(device_id(1), batch_id(n), {{n}, day("2026-11-21") + std::chrono::days(n)})
                    .ok());
    CHECK_FALSE(has(f.officer.get("/kiosks"), "since the wave stopped"));
}

TEST_CASE("a code is made for one kiosk, shown once with its picture, and lets it in") {
    Yard f;
    f.admin.get("/kiosks/enrol");
    CHECK(has(f.admin.post("/kiosks/enrol", {{"profile", "home"}}), "There is no publisher key yet"));
    const auto publisher = make_publisher(f.front.config, "quiet water under low hills", {1, 8192}).value();
    CHECK(has(f.admin.post("/kiosks/enrol"), "Choose where the kiosk will stand"));
    CHECK(f.admin.post("/kiosks/enrol", {{"profile", "prison"}}).status == 400);
    const auto page = f.admin.post("/kiosks/enrol", {{"profile", "event"}});
    REQUIRE(page.status == 200);
    CHECK(has(page, "<svg role=\"img\""));
    const std::string mark = "pledge-secret\">";
    const auto text = page.body.substr(page.body.find(mark) + mark.size(), 39);
    const auto code = seal::EnrolCode::read(text);
    REQUIRE(code);
    CHECK(code->publisher == seal::fingerprint_of(publisher));
    const auto stored = f.files.storage->code(hash_of_code(code->secret)).value().value();
    CHECK(stored.profile == Profile::event);
    CHECK(stored.expires == f.clock.now() + std::chrono::minutes(15));
    CHECK(f.audit().back() == "enrolment code made: event");
    for (const auto& entry : f.audit()) CHECK(entry.find(text.substr(0, 9)) == std::string::npos);
}

TEST_CASE("signing off asks first, and is done once") {
    Yard f;
    f.put(kiosk(1, 0));
    CHECK(has(f.admin.get(f.at(1)), "can&#39;t be undone"));
    CHECK_FALSE(f.files.storage->device(device_id(1)).value()->revoked);
    CHECK(f.admin.post(f.at(1)).status == 303);
    CHECK(f.files.storage->device(device_id(1)).value()->revoked);
    CHECK(f.audit().back() == "device signed off: " + to_hex(device_id(1)));
    const auto entries = f.audit().size();
    CHECK(f.admin.post(f.at(1)).status == 303);
    CHECK(f.audit().size() == entries);
    CHECK(has(f.admin.get("/kiosks"), "Signed off"));
    CHECK_FALSE(has(f.admin.get("/kiosks"), "/sign-off"));
    CHECK(f.admin.get(f.at(9)).status == 404);
    CHECK(f.admin.post("/kiosks/zz/sign-off").status == 404);
}
