// pledge-sync: the device's agent. Talks to the council's server, installs what is signed, sends one batch a
// day.

#include "sync/core/system_clock.h"
#include "sync/device/agent.h"
#include "sync/device/enrol.h"
#include "sync/device/staff_pin.h"
#include "sync/device/status_text.h"
#include "sync/device/stop_signal.h"
#include "sync/http/client.h"
#include "sync/seal/memory.h"
#include "sync/seal/random.h"

#include <cstdio>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace {

using namespace pledge;

constexpr int kOk = 0, kFailed = 1, kUsage = 2;

struct Options {
    std::string data, server, code, log_level = "info";
};

int explain(const Error& error) {
    std::cerr << "pledge-sync: " << error.say << "\n";
    return error.code == Code::bad_usage ? kUsage : kFailed;
}

// A whole exchange, replies and all, is short; packs are the largest thing that comes back.
std::unique_ptr<Transport> transport_to(const std::string& server) {
    http::ClientOptions options;
    options.connect_timeout = std::chrono::seconds(15);
    options.most_body = std::size_t{32} << 20;
    return http::make_curl_transport(server, options);
}

void start_log(const std::string& level) {
    auto log = spdlog::stderr_logger_mt("pledge-sync");
    log->set_pattern("%^%l%$: %v");  // the journal adds the time
    log->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(log);
}

void tell(const device::Outcome& outcome, bool whole_exchange) {
    for (const auto& error : outcome.troubles) {
        if (shelf::mends_itself(outcome.status.state))
            spdlog::warn("{}", error.say);
        else
            spdlog::error("{}", error.say);
    }
    if (outcome.fine() && whole_exchange)
        spdlog::info("today's exchange with the council is done");
    else if (outcome.fine())
        spdlog::debug("looked for news from the council");
}

int run(const Options& options) {
    device::StopSignal stop;
    const shelf::Shelf shelf(options.data);
    const auto who = shelf.identity();
    if (!who) return explain(who.error());
    start_log(options.log_level);
    const auto server = transport_to(who->server);
    seal::SystemRandom random;
    const SystemClock clock;
    device::Exchange exchange(shelf, *server, random, clock);
    device::Agent agent({[&] { return exchange.today(); }, [&] { return exchange.poll(); },
                         [&] { return exchange.refresh(); }, [&] { return exchange.last_sent(); }},
                        {tell, [](const Error& error) { spdlog::error("{}", error.say); }}, random, clock);
    spdlog::info("started");
    while (!stop.wait(agent.step())) {
    }
    spdlog::info("stopped");
    return kOk;
}

int once(const Options& options) {
    const shelf::Shelf shelf(options.data);
    const auto who = shelf.identity();
    if (!who) return explain(who.error());
    const auto server = transport_to(who->server);
    seal::SystemRandom random;
    const SystemClock clock;
    const auto outcome = device::Exchange(shelf, *server, random, clock).today();
    for (const auto& error : outcome.troubles) explain(error);
    return outcome.fine() ? kOk : kFailed;
}

int status(const Options& options) {
    const shelf::Shelf shelf(options.data);
    const auto who = shelf.identity();
    if (!who) return explain(who.error());
    const auto fares = shelf.status();
    if (!fares) return explain(fares.error());
    std::cout << device::status_text(*who, *fares, SystemClock().today()) << "\n";
    return kOk;
}

int enrol(Options options) {
    if (auto fine = http::check_base_url(options.server); !fine) return explain(fine.error());
    if (options.code == "-" && !std::getline(std::cin, options.code))
        return explain({Code::bad_usage, "No code came on standard input; type it and press Enter."});
    const auto server = transport_to(options.server);
    seal::SystemRandom random;
    const shelf::Shelf shelf(options.data);
    const SystemClock clock;
    const auto who = device::enrol(shelf, *server, options.server, options.code, random, clock);
    if (!who) return explain(who.error());
    std::cout << "This device is enrolled with " << who->council.text << " (profile " << who->profile
              << "); start pledge-sync run.\n";
    // the kiosk can start at once if the council asks something already; otherwise run looks again
    for (const auto& error : device::Exchange(shelf, *server, random, clock).poll().troubles) explain(error);
    return kOk;
}

int staff_pin() {
    const auto lines = device::ask_staff_pin();
    if (!lines) return explain(lines.error());
    std::cout << *lines;
    return kOk;
}

}  // namespace

int main(int argc, char** argv) {
    if (const auto closed = seal::keep_memory_private(); !closed) return explain(closed.error());
    CLI::App app(
        "The device's agent of Pledge Kiosk: fetches what the council has signed and sends one sealed batch "
        "a "
        "day.");
    app.set_version_flag("--version", "pledge-sync " PLEDGE_VERSION);
    app.require_subcommand(1);
    Options options;
    const auto command = [&](const char* name, const char* what) {
        auto* sub = app.add_subcommand(name, what);
        sub->add_option("--data", options.data, "The device's data folder")->required();
        return sub;
    };
    auto* run_command = command("run", "Stay and do what is due (the service); SIGTERM ends it");
    run_command->add_option("--log-level", options.log_level, "debug, info, warning or error")
        ->check(CLI::IsMember({"debug", "info", "warning", "error"}))
        ->capture_default_str();
    auto* once_command = command("once", "Do today's exchange now; the exit code tells how it went");
    auto* status_command =
        command("status", "Print as JSON when the server was last met and what is installed");
    auto* enrol_command = command("enrol", "Make this folder a device of a council");
    enrol_command->add_option("--server", options.server, "The council's server, https://…")->required();
    enrol_command
        ->add_option("--code", options.code, "The code from the council; - reads it from standard input")
        ->required();
    auto* pin_command = app.add_subcommand(
        "staff-pin", "Make the lines of kiosk.toml for a number that opens the staff screen");
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& done) {
        return app.exit(done);
    } catch (const CLI::ParseError& wrong) {
        std::cerr << "pledge-sync: " << wrong.what() << "; see pledge-sync --help.\n";
        return kUsage;
    }
    if (run_command->parsed()) return run(options);
    if (once_command->parsed()) return once(options);
    if (status_command->parsed()) return status(options);
    if (pin_command->parsed()) return staff_pin();
    return enrol(options);
}
