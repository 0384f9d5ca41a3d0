#pragma once

#include "sync/core/bytes.h"
#include "sync/core/calendar.h"
#include "sync/core/ids.h"
#include "sync/core/program_version.h"
#include "sync/core/wave.h"
#include "sync/seal/signing.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// What the council's server keeps, one struct a table. Days are the only time that is kept about a device.
namespace pledge::council {

// Where a device stands decides how much it uploads a day, whoever answered on it.
enum class Profile { home, event };
std::string_view name_of(Profile profile);  // "home", "event"
std::optional<Profile> profile_from_text(std::string_view text);
std::size_t slots_of(Profile profile);  // envelopes in each batch: 12 or 240

struct Device {
    DeviceId id{};
    seal::VerifyKey key{};
    Profile profile = Profile::home;
    bool revoked = false;
    Day enrolled{};
    std::optional<Day> last_contact;
    std::optional<ProgramVersion> version{};  // of its pledge-sync, as it last said
};

// A one-time code, known by the hash of its secret alone.
struct EnrolmentCode {
    Bytes<32> hash{};
    Profile profile = Profile::home;
    std::chrono::sys_seconds expires{};
    std::optional<DeviceId> used_by;
};

// What tells an exact repeat. A hash of the batch would tell more: with it, whoever has the database could
// try which twelve envelopes, in which order, this device sent. Only the device could make its signature
// again.
struct Receipt {
    Bytes<32> mark{};  // SHA-256 of the upload's signature
    Day day{};
};

// planned → open → stopped → published; destroyed instead when it ran out of time unpublished.
enum class WaveState { planned, open, stopped, published, destroyed };
std::string_view name_of(WaveState state);
std::optional<WaveState> wave_state_from_text(std::string_view text);

// One person's part of a wave's private key; where one person is enough, the whole of it.
// docs/formats/wave-key.md.
struct KeyPart {
    std::string by_passphrase;  // wrapped, and worth nothing without `live`; empty after a restore
    std::string by_sheet;  // wrapped under the code of the recovery sheet; what a backup of the keys holds
    Blob live;             // kLiveBytes that no backup holds; empty where by_passphrase is
    bool operator==(const KeyPart&) const = default;
};
constexpr std::size_t kLiveBytes = 32;

struct StoredWave {
    Wave wave;
    WaveState state = WaveState::planned;
    std::optional<Day> opened, stopped, closed, last_try;
    std::optional<Day>
        ending;  // since when it was seen to run out of time, without a day between that said otherwise
    std::optional<Day> destroyed;  // since when neither answers nor key are there

    bool takes_answers() const { return state == WaveState::open || state == WaveState::stopped; }
};

// A cell as it is listed for whoever queries the database; the release's text is what counts.
struct CellRow {
    std::string table, point, group, column, shown;
};

// What somebody did, in plain words. Each chain covers its entry and, through the one before, all that came
// earlier.
struct AuditEntry {
    std::uint64_t seq = 0;  // 1, 2, 3, …
    Day day{};
    std::string action, subject;
    Blob chain;  // 32 bytes, unless somebody changed it
};

struct DocumentRef {
    std::string kind, id;
    std::uint64_t version = 0;
};

}  // namespace pledge::council
