#pragma once

#include "sync/core/ports.h"
#include "sync/results/release.h"

#include <string>
#include <string_view>
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

// The report of one wave that the server makes, as PDF, in one of its languages. Code::not_found: it makes
// none.
Result<std::string> pull_report(Transport& server, const WaveId& wave, const std::string& language = "en");

enum class Format { csv, xlsx, pdf, json };
std::string_view file_of(Format format);  // "results.csv", …, "report.pdf"
// "csv,json" → both. Code::bad_usage: a format that there isn't.
Result<std::vector<Format>> formats_from_text(std::string_view text);

// The files of these formats into a folder, which is made where it is missing; each appears whole or not at
// all. `report` is what pull_report() gave; it alone is not made here.
Status write_results(const Release& release, const std::string& folder, const std::vector<Format>& formats,
                     const std::string& report = {});
// One file, whole or not at all.
Status write_whole(const std::string& path, const std::string& bytes);

}  // namespace pledge::results
