#pragma once

#include "sync/core/result.h"

#include <string>
#include <vector>

namespace pledge::kiosk {

// What the command line said.
struct Options {
    std::vector<std::string> packs;  // folders
    std::string data, language, inspect, log_level = "info";
    std::string speech_log;  // builds with --inspect only; empty for none
    bool fullscreen = false, display = false;
    int width = 1280, height = 800;
};

// Parses, prints --help and --version itself. A value is an exit code to end with at once; an Error is wrong
// usage.
struct Parsed {
    Options options;
    int exit_code = -1;  // not negative: end with it
};
Result<Parsed> parse_options(int argc, char** argv);

// Says what is wrong with the folders that were named, before any window opens.
Status check_folders(const Options& options);

}  // namespace pledge::kiosk
