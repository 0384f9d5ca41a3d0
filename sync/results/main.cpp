// pledge-results: an officer's way to published results, and an auditor's way to the gate. Thin: everything
// is in the room.
#include "sync/http/client.h"
#include "sync/results/gate_lines.h"
#include "sync/results/pull.h"

#include <iomanip>
#include <iostream>

#include <CLI/CLI.hpp>

namespace {

using pledge::Code;
using pledge::Status;

int finish(const Status& status) {
    if (status) return 0;
    std::cerr << "pledge-results: " << status.error().say << '\n';
    return status.error().code == Code::bad_usage ? 2 : 1;
}

struct Options {
    std::string server, ca_file, wave, out, format = "csv,json";
};

std::unique_ptr<pledge::Transport> connect(const Options& options) {
    pledge::http::ClientOptions client;
    client.ca_file = options.ca_file;
    return pledge::http::make_curl_transport(options.server, client);
}

Status pull(const Options& options) {
    const auto formats = pledge::results::formats_from_text(options.format);
    if (!formats) return formats.error();
    const auto release = pledge::results::pull_release(*connect(options), pledge::WaveId(options.wave));
    if (!release) return release.error();
    return pledge::results::write_results(*release, options.out, *formats);
}

Status waves(const Options& options) {
    const auto lines = pledge::results::list_waves(*connect(options));
    if (!lines) return lines.error();
    if (lines->empty()) std::cout << "There is no wave yet.\n";
    for (const auto& line : *lines)
        std::cout << std::left << std::setw(24) << line.id << ' ' << std::setw(10) << line.state << ' '
                  << line.set << ", asked from " << line.opens << ", planned until " << line.asks_until
                  << '\n';
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    CLI::App app(
        "Pulls published results from a council's server, and applies the disclosure gate to tables.");
    app.set_version_flag("--version", "pledge-results " PLEDGE_VERSION);
    app.require_subcommand(1);
    Options options;
    const auto add_server = [&](CLI::App* command) {
        command->add_option("--server", options.server, "Address of the council's server, https://…")
            ->required();
        command->add_option("--ca-file", options.ca_file,
                            "Certificates to trust instead of the system's (PEM)");
    };
    auto* pull_command = app.add_subcommand("pull", "Write the published results of one wave as files");
    add_server(pull_command);
    pull_command->add_option("--wave", options.wave, "The wave's name, as `pledge-results waves` lists it")
        ->required();
    pull_command->add_option("--out", options.out, "Folder for results.csv and results.json; made if missing")
        ->required();
    pull_command->add_option("--format", options.format, "csv, json or csv,json")->capture_default_str();
    auto* waves_command = app.add_subcommand("waves", "List the waves that the server speaks about");
    add_server(waves_command);
    auto* gate_command =
        app.add_subcommand("gate",
                           "Read tables of counts from standard input, one JSON object a line, and "
                           "write what the gate would let out");
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& done) {  // --help, --version
        return app.exit(done);
    } catch (const CLI::ParseError& wrong) {
        std::cerr << "pledge-results: " << wrong.what() << "; see pledge-results --help.\n";
        return 2;
    }
    if (*pull_command) return finish(pull(options));
    if (*waves_command) return finish(waves(options));
    if (*gate_command) return finish(pledge::results::run_gate(std::cin, std::cout));
    return 2;
}
