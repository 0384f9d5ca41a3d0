#pragma once

#include "sync/council/publisher.h"
#include "sync/council/waves.h"
#include "tests/support/council_fixture.h"
#include "tests/unit/accounts/browser.h"

namespace pledge::testing {

// The pages of a council with a publisher, a published set, and officers.
struct WavePages : Pages {
    WavePages();
    // A wave that exists; its passphrase is kWavePassphrase. Opened and stopped that many days ago.
    void plan(const std::string& id, std::size_t people = 1);
    void make_open(const std::string& id, int days_ago);
    void make_stopped(const std::string& id, int days_ago);
    // So many answers to it in the pool, and dummies besides.
    void answers(const std::string& id, std::size_t count);
    void device(std::uint8_t n, std::optional<int> days_ago);  // in touch
    council::StoredWave wave(const std::string& id) {
        return files.storage->wave(WaveId(id)).value().value();
    }
    Day today() const { return clock.today(); }

    static constexpr const char* kPublisher = "a passphrase of no weight";
    static constexpr const char* kWavePassphrase = "seven words for autumn";
    static constexpr const char* kSecondPassphrase = "another person's words";
    std::vector<std::string> codes;  // of the sheets of the wave planned last
    CouncilFixture council;
    council::NewSecrets amira, bela;  // officers
    Browser browser{*this}, other{*this};
};

// The form on `path` with these fields, sent to it.
http::Response fill_in(Browser& browser, const std::string& path, std::map<std::string, std::string> fields);

}  // namespace pledge::testing
