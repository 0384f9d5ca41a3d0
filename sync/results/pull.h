#pragma once

#include "sync/core/ports.h"
#include "sync/results/release.h"

#include <string>
#include <vector>

namespace pledge::results {

struct WaveLine {
    std::string id, state, set, opens, asks_until;
};

// What the server says about its waves. Code::bad_input: it is no such server.
Result<std::vector<WaveLine>> list_waves(Transport& server);

// The frozen release of one wave, checked cell by cell. Code::not_found: nothing is published under this name
// (yet).
Result<Release> pull_release(Transport& server, const WaveId& wave);

enum class Format { csv, json };
// "csv,json" → both. Code::bad_usage: a format that there isn't.
Result<std::vector<Format>> formats_from_text(std::string_view text);

// results.csv and results.json into a folder, which is made where it is missing; each file appears whole or
// not at all.
Status write_results(const Release& release, const std::string& folder, const std::vector<Format>& formats);

}  // namespace pledge::results
