// What every kind of Storage must hold to, run for SQLite.
#include "sync/council/wave_text.h"
#include "sync/seal/envelope.h"
#include "tests/unit/council/council_fixture.h"

#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

#define FOR_EACH_STORAGE(name) TEMPLATE_TEST_CASE(name, "[storage]", SqliteFixture)

namespace {

// First two bytes of each envelope, in the order they come out.
std::vector<std::pair<int, int>> marks(Storage& storage, const WaveId& wave) {
    std::vector<std::pair<int, int>> out;
    const auto seen = storage.each_envelope(wave, [&](View e) {
        REQUIRE(e.size() == seal::kEnvelopeBytes);
        out.emplace_back(e[0], e[1]);
    });
    REQUIRE(seen.ok());
    return out;
}

StoredWave stored(const char* id, WaveState state) {
    StoredWave out;
    out.wave = some_wave(id);
    out.state = state;
    if (state != WaveState::planned) out.opened = day("2026-11-02");
    return out;
}

}  // namespace

FOR_EACH_STORAGE("devices come, are touched, are revoked") {
    TestType f;
    auto& s = *f.storage;
    CHECK_FALSE(s.device(device_id(1)).value());
    REQUIRE(s.add_device(some_device(2, Profile::event)).ok());
    REQUIRE(s.add_device(some_device(1)).ok());
    CHECK(s.add_device(some_device(1)).error().code == Code::conflict);

    auto device = s.device(device_id(2)).value();
    REQUIRE(device);
    CHECK(device->key == some_device(2).key);
    CHECK(device->profile == Profile::event);
    CHECK(device->enrolled == day("2026-11-01"));
    CHECK_FALSE(device->revoked);
    CHECK_FALSE(device->last_contact);

    CHECK_FALSE(device->version);
    REQUIRE(s.touch_device(device_id(2), day("2026-11-09"), version_from_text("0.1.2")).ok());
    REQUIRE(s.revoke_device(device_id(2)).ok());
    device = s.device(device_id(2)).value();
    CHECK(device->revoked);
    CHECK(device->last_contact == day("2026-11-09"));
    CHECK(device->version == version_from_text("0.1.2"));
    CHECK_FALSE(s.device(device_id(1)).value()->revoked);
    CHECK(s.devices().value().size() == 2);
}

FOR_EACH_STORAGE("a code is known by its hash until it expires") {
    TestType f;
    auto& s = *f.storage;
    const auto noon = day("2026-11-22") + std::chrono::hours(12);
    REQUIRE(s.add_code({{1}, Profile::event, noon, {}}).ok());
    REQUIRE(s.add_code({{2}, Profile::home, noon + std::chrono::seconds(1), {}}).ok());
    CHECK(s.add_code({{2}, Profile::home, noon, {}}).error().code == Code::conflict);
    const auto code = s.code({1}).value();
    REQUIRE(code);
    CHECK(code->profile == Profile::event);
    CHECK(code->expires == noon);
    CHECK_FALSE(code->used_by);
    REQUIRE(s.use_code({1}, device_id(4)).ok());
    CHECK(s.code({1}).value()->used_by == device_id(4));
    REQUIRE(s.forget_codes(noon).ok());
    CHECK_FALSE(s.code({1}).value());
    CHECK(s.code({2}).value());
}

FOR_EACH_STORAGE("receipts are kept by device and batch, and counted by day") {
    TestType f;
    auto& s = *f.storage;
    const auto monday = day("2026-11-23"), tuesday = day("2026-11-24");
    REQUIRE(s.add_receipt(device_id(1), batch_id(1), {{1}, monday}).ok());
    REQUIRE(s.add_receipt(device_id(1), batch_id(2), {{2}, tuesday}).ok());
    REQUIRE(s.add_receipt(device_id(2), batch_id(1), {{3}, tuesday}).ok());
    CHECK(s.add_receipt(device_id(1), batch_id(1), {{9}, tuesday}).error().code == Code::conflict);
    CHECK(s.receipt(device_id(1), batch_id(1)).value()->mark == Bytes<32>{1});
    CHECK(s.receipt(device_id(2), batch_id(1)).value()->mark == Bytes<32>{3});
    CHECK_FALSE(s.receipt(device_id(2), batch_id(2)).value());
    CHECK(s.receipts(device_id(1), monday, {}).value() == 2);
    CHECK(s.receipts(device_id(1), tuesday, {}).value() == 1);
    CHECK(s.receipts(device_id(1), monday, monday).value() == 1);
    CHECK(s.receipts(device_id(1), day("2026-11-25"), {}).value() == 0);
    REQUIRE(s.forget_receipts(tuesday).ok());
    CHECK_FALSE(s.receipt(device_id(1), batch_id(1)).value());
    CHECK(s.receipt(device_id(1), batch_id(2)).value());
}

FOR_EACH_STORAGE("whole days move from the inbox to the pool, and nothing is lost or doubled") {
    TestType f;
    auto& s = *f.storage;
    const WaveId wave("2026-autumn"), other("2026-summer");
    REQUIRE(s.put_inbox(day("2026-11-21"), some_envelopes(12, 1)).ok());
    REQUIRE(s.put_inbox(day("2026-11-22"), some_envelopes(12, 2)).ok());
    CHECK(s.envelopes(wave).value() == 24);
    CHECK(s.move_to_pool(wave, day("2026-11-22")).value() == 12);
    CHECK(s.move_to_pool(wave, day("2026-11-22")).value() == 0);
    auto all = marks(s, wave);
    CHECK(std::set<std::pair<int, int>>(all.begin(), all.end()).size() == 24);
    CHECK(all.size() == 24);
    CHECK(marks(s, other).size() == 12);  // the inbox belongs to whichever wave takes answers
    REQUIRE(s.move_all_to_pool(wave).ok());
    CHECK(marks(s, other).empty());
    CHECK(marks(s, wave).size() == 24);
    REQUIRE(s.destroy_pool(other).ok());
    CHECK(s.envelopes(wave).value() == 24);
    REQUIRE(s.destroy_pool(wave).ok());
    CHECK(s.envelopes(wave).value() == 0);
    REQUIRE(s.put_inbox(day("2026-11-23"), some_envelopes(12)).ok());
    REQUIRE(s.destroy_inbox().ok());
    CHECK(s.envelopes(wave).value() == 0);
}

FOR_EACH_STORAGE("envelopes come out in an order that has nothing to do with their arrival") {
    TestType f;
    auto& s = *f.storage;
    const WaveId wave("w");
    for (std::uint8_t batch = 0; batch < 10; ++batch)
        REQUIRE(s.put_inbox(day("2026-11-21"), some_envelopes(12, batch)).ok());
    const auto inbox = marks(s, wave);
    REQUIRE(s.move_to_pool(wave, day("2026-11-22")).ok());
    const auto pool = marks(s, wave);
    CHECK(inbox.size() == 120);
    CHECK_FALSE(std::is_sorted(inbox.begin(), inbox.end()));
    CHECK(pool != inbox);
    // in arrival order neighbours are of one batch 110 times of 119; in random order about 11 times
    const auto neighbours = [](const auto& list) {
        int same = 0;
        for (std::size_t i = 1; i < list.size(); ++i) same += list[i].first == list[i - 1].first;
        return same;
    };
    CHECK(neighbours(inbox) < 30);
    CHECK(neighbours(pool) < 30);
}

FOR_EACH_STORAGE("at most one wave takes answers") {
    TestType f;
    auto& s = *f.storage;
    CHECK_FALSE(s.taking().value());
    REQUIRE(s.add_wave(stored("one", WaveState::planned)).ok());
    CHECK(s.add_wave(stored("one", WaveState::planned)).error().code == Code::conflict);
    REQUIRE(s.add_wave(stored("two", WaveState::open)).ok());
    CHECK(s.add_wave(stored("three", WaveState::open)).error().code == Code::conflict);
    CHECK(s.add_wave(stored("three", WaveState::stopped)).error().code == Code::conflict);
    CHECK(s.taking().value()->id == WaveId("two"));
    CHECK(s.taking().value()->opened == day("2026-11-02"));

    auto two = s.wave(WaveId("two")).value().value();
    CHECK(two.wave == some_wave("two"));
    two.state = WaveState::stopped;
    two.stopped = day("2026-11-30");
    two.last_try = day("2026-12-20");
    REQUIRE(s.update_wave(two).ok());
    CHECK(s.taking().value());
    two.state = WaveState::published;
    two.closed = day("2026-12-21");
    two.destroyed = day("2027-01-20");
    REQUIRE(s.update_wave(two).ok());
    CHECK_FALSE(s.taking().value());
    const auto back = s.wave(WaveId("two")).value().value();
    CHECK(back.state == WaveState::published);
    CHECK(back.stopped == day("2026-11-30"));
    CHECK(back.last_try == day("2026-12-20"));
    CHECK(back.closed == day("2026-12-21"));
    CHECK(back.destroyed == day("2027-01-20"));
    CHECK(s.waves().value().size() == 2);
    CHECK_FALSE(s.wave(WaveId("none")).value());
}

FOR_EACH_STORAGE("documents are kept by version, releases once") {
    TestType f;
    auto& s = *f.storage;
    REQUIRE(s.put_document({"pack", "derby", 1}, std::string("a\0b", 3)).ok());
    REQUIRE(s.put_document({"pack", "derby", 3}, "three").ok());
    REQUIRE(s.put_document({"pack", "other", 2}, "two").ok());
    REQUIRE(s.put_document({"manifest", "derby", 9}, "nine").ok());
    CHECK(s.put_document({"pack", "derby", 3}, "again").error().code == Code::conflict);
    CHECK(s.document({"pack", "derby", 1}).value() == std::string("a\0b", 3));
    CHECK_FALSE(s.document({"pack", "derby", 2}).value());
    const auto latest = s.latest_documents("pack").value();
    REQUIRE(latest.size() == 2);
    CHECK(latest[0].id == "derby");
    CHECK(latest[0].version == 3);
    CHECK(latest[1].version == 2);
    REQUIRE(s.replace_document({"pack", "derby", 3}, "signed anew").ok());
    CHECK(s.document({"pack", "derby", 3}).value() == "signed anew");

    CHECK_FALSE(s.release(WaveId("w")).value());
    REQUIRE(s.put_release(WaveId("w"), "{}", {{"faces", "health", "", "face-3", "<5"}}).ok());
    CHECK(s.put_release(WaveId("w"), "{}", {}).error().code == Code::conflict);
    CHECK(s.release(WaveId("w")).value() == "{}");
    CHECK(s.note(day("2026-11-22"), "wave closed", "w").ok());
    CHECK(s.examine().ok());
}

FOR_EACH_STORAGE("a transaction is all or nothing, and seen by others only when done") {
    TestType f;
    auto& s = *f.storage;
    const auto refused = s.transact([&]() -> Status {
        if (auto added = s.add_device(some_device(1)); !added) return added;
        if (auto put = s.put_inbox(day("2026-11-22"), some_envelopes(12)); !put) return put;
        return Error{Code::too_soon, "Not yet; wait."};
    });
    CHECK(refused.error().code == Code::too_soon);
    CHECK_FALSE(s.device(device_id(1)).value());
    CHECK(s.envelopes(WaveId("w")).value() == 0);

    const auto other = f.open();
    REQUIRE(s.transact([&] { return s.add_device(some_device(1)); }).ok());
    CHECK(other->device(device_id(1)).value());
}

FOR_EACH_STORAGE("keys are kept, replaced and destroyed by wave, and are in no copy") {
    TestType f;
    auto& s = *f.storage;
    const WaveId wave("w");
    REQUIRE(s.add_wave(stored("w", WaveState::open)).ok());
    REQUIRE(s.put_inbox(day("2026-11-21"), some_envelopes(12)).ok());
    CHECK(s.key_parts(wave).value().empty());
    const std::vector<KeyPart> parts = {{"{first}", "{first sheet}", Blob(kLiveBytes, 7)},
                                        {"", "{second sheet}", {}}};
    REQUIRE(s.put_key_parts(wave, parts).ok());
    CHECK(s.key_parts(wave).value() == parts);
    CHECK(f.open()->key_parts(wave).value() == parts);
    CHECK(s.key_parts(WaveId("other")).value().empty());

    REQUIRE(s.copy_to(f.folder / "copy.db").ok());
    CHECK(s.copy_to(f.folder / "copy.db").error().code == Code::conflict);
    const auto copy = read_all(f.folder / "copy.db");
    for (const char* key : {"{first}", "{first sheet}", "{second sheet}"})
        CHECK(copy.find(key) == std::string::npos);
    CHECK(copy.find(write_wave(some_wave("w"))) != std::string::npos);

    REQUIRE(s.put_key_parts(wave, {parts[1]}).ok());
    CHECK(s.key_parts(wave).value() == std::vector<KeyPart>{parts[1]});
    REQUIRE(s.destroy_key(wave).ok());
    CHECK(s.key_parts(wave).value().empty());
    CHECK(s.destroy_key(wave).ok());
}

FOR_EACH_STORAGE("a pool is known by its keys, and read in parts by them") {
    TestType f;
    auto& s = *f.storage;
    const WaveId wave("w");
    CHECK(s.pool_keys(wave).value().empty());
    REQUIRE(s.put_inbox(day("2026-11-20"), some_envelopes(5)).ok());
    CHECK(s.pool_keys(wave).value().empty());
    int inbox = 0;
    REQUIRE(s.each_in_inbox([&](View) { ++inbox; }).ok());
    CHECK(inbox == 5);
    REQUIRE(s.move_all_to_pool(wave).ok());
    const auto keys = s.pool_keys(wave).value();
    REQUIRE(keys.size() == 5 * kPoolKeyBytes);
    const auto key = [&](std::size_t i) { return View(keys).subspan(i * kPoolKeyBytes, kPoolKeyBytes); };
    std::vector<std::pair<int, int>> parts;
    const auto see = [&](View e) { parts.emplace_back(e[0], e[1]); };
    REQUIRE(s.each_in_pool(wave, key(0), key(1), see).ok());
    CHECK(parts.size() == 2);
    REQUIRE(s.each_in_pool(wave, key(2), key(4), see).ok());
    CHECK(parts == marks(s, wave));
    REQUIRE(s.put_inbox(day("2026-11-21"), some_envelopes(1)).ok());
    CHECK(s.pool_keys(wave).value() == keys);
    REQUIRE(s.move_all_to_pool(wave).ok());
    CHECK(s.pool_keys(wave).value() != keys);
    CHECK(s.pool_keys(WaveId("other")).value().empty());
}
