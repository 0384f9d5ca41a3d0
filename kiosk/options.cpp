#include "kiosk/options.h"

#include "sync/shelf/files.h"
#include "sync/shelf/shelf.h"

#include <cstdio>
#include <iostream>
#include <set>

#include <CLI/CLI.hpp>

namespace pledge::kiosk {

Result<Parsed> parse_options(int argc, char** argv) {
    CLI::App app{"The touchscreen on which young people say how the council's promises are going.",
                 "pledge-kiosk"};
    Parsed parsed;
    auto& o = parsed.options;
    std::string window;
    app.add_option("--data", o.data, "The device's data folder, as pledge-sync enrol makes it")
        ->required()
        ->type_name("DIR");
    app.add_option("--pack", o.packs,
                   "Promises from this folder instead of the installed ones; again for each further set")
        ->type_name("DIR")
        ->expected(1)
        ->take_all();
    app.add_flag("--display", o.display, "Show the promises slide after slide; nobody can touch or answer");
    auto* full = app.add_flag("--fullscreen", o.fullscreen, "Fill the screen");
    app.add_option("--window", window, "Open a window of this size, for example 1280x800")
        ->type_name("WxH")
        ->excludes(full);
    app.add_option("--lang", o.language, "Start in this language, for example ur")->type_name("CODE");
#ifdef PLEDGE_INSPECT
    app.add_option("--inspect", o.inspect, "Tell on this Unix socket what is on screen (docs/inspect.md)")
        ->type_name("SOCKET");
#endif
#ifdef PLEDGE_INSPECT
    app.add_option("--speech-log", o.speech_log, "Write what is said into this file (docs/sound.md)")
        ->type_name("FILE");
#endif
    app.add_option("--log-level", o.log_level, "How much to log: debug, info, warning or error")
        ->check(CLI::IsMember({"debug", "info", "warning", "error"}));
    app.set_version_flag("--version", "pledge-kiosk " PLEDGE_VERSION);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& e) {  // --help, --version
        parsed.exit_code = app.exit(e);
        return parsed;
    } catch (const CLI::ParseError& e) {
        return Error{Code::bad_usage, std::string(e.what()) + "; see pledge-kiosk --help."};
    }
    char rest = 0;
    if (!window.empty() && (std::sscanf(window.c_str(), "%dx%d%c", &o.width, &o.height, &rest) != 2 ||
                            o.width < 320 || o.height < 320 || o.width > 8192 || o.height > 8192))
        return Error{Code::bad_usage,
                     "--window wants a size from 320x320 to 8192x8192; write for example 1280x800."};
    return parsed;
}

namespace {

Status check_packs(const std::vector<std::string>& folders) {
    std::set<SetId> seen;
    for (const auto& folder : folders) {
        const auto loaded = shelf::load_pack_folder(folder);
        if (!loaded) return loaded.error();
        if (!seen.insert(loaded->pack.id).second)
            return Error{Code::bad_usage, "--pack names the set \"" + loaded->pack.id.text +
                                              "\" twice; leave out \"" + folder + "\"."};
    }
    return {};
}

}  // namespace

Status check_folders(const Options& options) {
    if (!shelf::exists(options.data))
        return Error{Code::not_found, "The folder \"" + options.data +
                                          "\" does not exist; make it with pledge-sync enrol --data \"" +
                                          options.data + "\"."};
    // a slideshow keeps nothing
    if (auto writable = options.display ? Status() : shelf::check_writable(options.data); !writable)
        return writable;
    // a broken --pack is somebody's typing slip at a shell: say so there instead of on a child's screen
    if (!options.packs.empty()) return check_packs(options.packs);
    if (!shelf::Shelf(options.data).enrolled())
        return Error{Code::not_found, "The folder \"" + options.data +
                                          "\" belongs to no enrolled kiosk; run pledge-sync enrol --data \"" +
                                          options.data + "\", or name words to show with --pack."};
    return {};
}

}  // namespace pledge::kiosk
