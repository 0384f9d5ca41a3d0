#pragma once

#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pledge::council {

// council.toml, as docs/council.md describes it. Paths in it are relative to the file itself.
struct Config {
    CouncilId council;
    std::string name;                     // "Derby City Council": printed on the recovery sheet
    std::string database = "council.db";  // path of the SQLite file
    std::string address = "127.0.0.1";    // where the server listens
    std::uint16_t port = 8080;            // 0: any free one, said in the log
    bool results_open = true;             // false: programs need a token for published results
    std::string keys = "keys", packs = "packs", locales = "locales";  // folders
    std::string assets, words;  // what papers are made of; empty: as they were installed

    std::string publisher_key() const { return keys + "/publisher.key"; }     // wrapped
    std::string publisher_public() const { return keys + "/publisher.pub"; }  // base64
};

// `file` is named in messages, and its folder is what relative paths start from.
Result<Config> read_config(const std::string& file, std::string_view text);
Result<Config> load_config(const std::string& file);
// A commented council.toml to start from.
std::string sample_config(const CouncilId& council, std::string_view name);

}  // namespace pledge::council
