#include "tests/unit/council/council_fixture.h"

#include "sync/council/sqlite_storage.h"
#include "sync/seal/envelope.h"

#include <stdexcept>

namespace pledge::testing {

SqliteFixture::SqliteFixture() : storage(open()) {}

std::unique_ptr<council::Storage> SqliteFixture::open() {
    auto opened = council::SqliteStorage::open(folder / "council.db", store::Missing::make, random);
    if (!opened) throw std::runtime_error(opened.error().say);
    return std::move(*opened);
}

Day day(const char* text) {
    return day_from_text(text).value();
}
DeviceId device_id(std::uint8_t n) {
    return {n};
}
BatchId batch_id(std::uint8_t n) {
    return {0xba, n};
}

council::Device some_device(std::uint8_t n, council::Profile profile) {
    council::Device device;
    device.id = device_id(n);
    device.key = {n, 1, 2, 3};
    device.profile = profile;
    device.enrolled = day("2026-11-01");
    return device;
}

Wave some_wave(const char* id) {
    Wave wave;
    wave.id = WaveId(id);
    wave.public_key = {9};
    wave.questions = {
        SetId("derby-2024"),
        {{PointId("safe-home"), {ReasonId("own-space"), ReasonId("noisy")}}, {PointId("health"), {}}}};
    wave.opens = day("2026-11-01");
    wave.asks_until = day("2026-12-01");
    wave.results = month_from_text("2027-01").value();
    return wave;
}

Blob some_envelopes(std::size_t n, std::uint8_t first) {
    Blob out(n * seal::kEnvelopeBytes);
    for (std::size_t i = 0; i < n; ++i) {
        out[i * seal::kEnvelopeBytes] = first;
        out[i * seal::kEnvelopeBytes + 1] = static_cast<std::uint8_t>(i);
    }
    return out;
}

}  // namespace pledge::testing
