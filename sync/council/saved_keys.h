#pragma once

#include "sync/core/calendar.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"
#include "sync/seal/signing.h"

#include <string>
#include <string_view>
#include <vector>

// A backup of keys as it is written and read (docs/formats/wave-key.md). Strings are wrapped keys.
namespace pledge::council {

struct SavedWave {
    WaveId id;
    Bytes<32> public_key{};
    std::vector<std::string> sheets;  // each person's part under the code of a recovery sheet
};
struct SavedKeys {
    CouncilId council;
    Day made{};
    std::string publisher_key;
    seal::VerifyKey publisher{};
    std::vector<SavedWave> waves;
    std::string server_key;  // 32 bytes as base64; empty in backups of servers that had none
};

std::string write_saved_keys(const SavedKeys& keys);
// `name` is the file's, for messages. Code::bad_input when malformed.
Result<SavedKeys> read_saved_keys(const std::string& name, std::string_view text);

}  // namespace pledge::council
