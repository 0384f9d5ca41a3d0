#pragma once

#include "sync/council/storage.h"
#include "sync/seal/wrap.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

#include <memory>

namespace pledge::testing {

// A fresh SQLite storage in its own folder. Whatever other kinds of storage come, they get a maker like this
// one.
struct SqliteFixture {
    SqliteFixture();
    std::unique_ptr<council::Storage> open();  // another connection to the same

    TempFolder folder;
    SeededRandom random{7};
    std::unique_ptr<council::Storage> storage;
};

inline constexpr seal::WrapCost kCheap{1, 8192};  // wraps a key at once

Day day(const char* text);
DeviceId device_id(std::uint8_t n);
BatchId batch_id(std::uint8_t n);
council::Device some_device(std::uint8_t n, council::Profile profile = council::Profile::home);
Wave some_wave(const char* id = "2026-autumn");
Blob some_envelopes(std::size_t n, std::uint8_t first = 0);  // no envelope like another

}  // namespace pledge::testing
