// pledge-poll: lets phones in the room vote in a live session of the kiosk beside it.

#include "kiosk/poll/host.h"
#include "kiosk/poll/own_address.h"
#include "sync/core/system_clock.h"
#include "sync/http/process.h"
#include "sync/seal/memory.h"
#include "sync/seal/random.h"

#include <iostream>
#include <string>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/signalfd.h>

namespace {

using namespace pledge;

constexpr int kOk = 0, kFailed = 1, kUsage = 2;

struct Options {
    std::string socket, pages, words, address, log_level = "info";
    std::uint16_t port = 8090;
};

int explain(const Error& error) {
    std::cerr << "pledge-poll: " << error.say << "\n";
    return error.code == Code::bad_usage ? kUsage : kFailed;
}

void start_log(const std::string& level) {
    auto log = spdlog::stderr_logger_mt("pledge-poll");
    log->set_pattern("%^%l%$: %v");  // the journal adds the time
    log->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(log);
}

int serve(const Options& options) {
    if (!options.address.empty() && !poll::is_address(options.address))
        return explain({Code::bad_usage,
                        "--address wants a number like 192.168.4.1, under which phones reach this machine."});
    const auto ends = http::prepare_to_serve(8192);
    const FileDescriptor stop(::signalfd(-1, &ends, SFD_CLOEXEC));
    if (!stop.ok())
        return explain({Code::failed, "The system has no file descriptors left; close something."});
    const auto pages = poll::Pages::read(options.pages, options.words);
    if (!pages) return explain(pages.error());
    start_log(options.log_level);
    const SystemClock clock;
    seal::SystemRandom random;
    poll::HostOptions host;
    host.socket = options.socket;
    host.port = options.port;
    host.http = poll::room_settings();
    host.address = [&] { return options.address.empty() ? poll::own_address() : options.address; };
    poll::Host serving(std::move(host), *pages, clock, random);
    if (const auto started = serving.start(); !started) return explain(started.error());
    spdlog::info("started");
    serving.run(stop.get());
    spdlog::info("stopped");
    return kOk;
}

}  // namespace

int main(int argc, char** argv) {
    if (const auto closed = seal::keep_memory_private(); !closed) return explain(closed.error());
    CLI::App app("Lets phones in the room vote in a live session of the kiosk on this machine.");
    app.set_version_flag("--version", "pledge-poll " PLEDGE_VERSION);
    app.require_subcommand(1);
    Options options;
    auto* command = app.add_subcommand("serve", "Stay and wait for the kiosk (the service); SIGTERM ends it");
    command
        ->add_option("--socket", options.socket,
                     "Where the kiosk connects: a Unix socket in a folder of its own")
        ->required()
        ->type_name("PATH");
    command->add_option("--pages", options.pages, "The pages for phones")->required()->type_name("DIR");
    command->add_option("--words", options.words, "Their words: DIR/<language>/poll.json")
        ->required()
        ->type_name("DIR");
    command
        ->add_option("--address", options.address,
                     "Under which phones reach this machine; otherwise the first that it has in a network")
        ->type_name("IP");
    command
        ->add_option("--port", options.port, "The port that is open to phones while a session runs; 0: any")
        ->capture_default_str();
    command->add_option("--log-level", options.log_level, "debug, info, warning or error")
        ->check(CLI::IsMember({"debug", "info", "warning", "error"}))
        ->capture_default_str();
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& done) {
        return app.exit(done);
    } catch (const CLI::ParseError& wrong) {
        std::cerr << "pledge-poll: " << wrong.what() << "; see pledge-poll --help.\n";
        return kUsage;
    }
    return serve(options);
}
