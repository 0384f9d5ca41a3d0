// pledge-results: an officer's way to published results, and an auditor's way to the gate. Thin: everything
// is in the room.
#include "sync/http/client.h"
#include "sync/results/bearer.h"
#include "sync/results/gate_lines.h"
#include "sync/results/pull.h"
#include "sync/results/trend.h"

#include <algorithm>
#include <iomanip>
#include <iostream>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace {

using pledge::Code;
using pledge::Result;
using pledge::Status;
using pledge::results::Format;
using pledge::results::Release;

int finish(const Status& status) {
    if (status) return 0;
    std::cerr << "pledge-results: " << status.error().say << '\n';
    return status.error().code == Code::bad_usage ? 2 : 1;
}

struct Options {
    std::string server, ca_file, token_file, wave, set, out, format = "csv,xlsx,json", language = "en";
};

// What is under way, for a person who waits; scripts see none of it.
void say(const std::string& words) {
    if (::isatty(STDERR_FILENO)) std::cerr << words << '\n';
}

Result<std::unique_ptr<pledge::Transport>> connect(const Options& options) {
    pledge::http::ClientOptions client;
    client.ca_file = options.ca_file;
    auto plain = pledge::http::make_curl_transport(options.server, client);
    if (options.token_file.empty()) return plain;
    auto token = pledge::results::read_token_file(options.token_file);
    if (!token) return token.error();
    return std::unique_ptr<pledge::Transport>(
        std::make_unique<pledge::results::Bearer>(std::move(plain), std::move(*token)));
}

Status pull(const Options& options) {
    const auto formats = pledge::results::formats_from_text(options.format);
    if (!formats) return formats.error();
    const auto server = connect(options);
    if (!server) return server.error();
    const pledge::WaveId wave(options.wave);
    say("Asking " + options.server + " for the results of " + options.wave + " …");
    const auto release = pledge::results::pull_release(**server, wave);
    if (!release) return release.error();
    std::string report;
    if (std::find(formats->begin(), formats->end(), Format::pdf) != formats->end()) {
        say("Asking for the report, which may take a moment …");
        auto pulled = pledge::results::pull_report(**server, wave, options.language);
        if (!pulled) return pulled.error();
        report = std::move(*pulled);
    }
    say("Every cell is as the gate writes it. Writing into " + options.out + " …");
    auto written = pledge::results::write_results(*release, options.out, *formats, report);
    if (written)
        for (const auto format : *formats)
            say("Written: " + options.out + "/" + std::string(pledge::results::file_of(format)));
    return written;
}

Result<std::vector<Release>> pull_all(pledge::Transport& server, const std::string& set) {
    const auto lines = pledge::results::list_waves(server);
    if (!lines) return lines.error();
    std::vector<Release> out;
    for (const auto& line : *lines) {
        if (line.state != "published" || (!set.empty() && line.set != set)) continue;
        say("Asking for the results of " + line.id + " …");
        auto release = pledge::results::pull_release(server, pledge::WaveId(line.id));
        if (!release) return release.error();
        out.push_back(std::move(*release));
    }
    return out;
}

Status trend(const Options& options) {
    const auto server = connect(options);
    if (!server) return server.error();
    const auto releases = pull_all(**server, options.set);
    if (!releases) return releases.error();
    if (!options.out.empty())
        return pledge::results::write_whole(options.out, pledge::results::write_trend_csv(*releases));
    std::cout << pledge::results::trend_text(*releases);
    return {};
}

Status waves(const Options& options) {
    const auto server = connect(options);
    if (!server) return server.error();
    const auto lines = pledge::results::list_waves(**server);
    if (!lines) return lines.error();
    if (lines->empty()) std::cout << "There is no wave yet.\n";
    for (const auto& line : *lines)
        std::cout << std::left << std::setw(24) << line.id << ' ' << std::setw(10) << line.state << ' '
                  << line.set << ", asked from " << line.opens << ", planned until " << line.asks_until
                  << '\n';
    return {};
}

struct Commands {
    CLI::App *pull, *waves, *trend, *gate;
};

void add_server(CLI::App* command, Options& options) {
    command->add_option("--server", options.server, "Address of the council's server, https://…")->required();
    command->add_option("--ca-file", options.ca_file, "Certificates to trust instead of the system's (PEM)");
    command->add_option("--token-file", options.token_file,
                        "File whose first line is an API token, where the server asks for one");
}

Commands add_commands(CLI::App& app, Options& options) {
    Commands out{};
    out.pull = app.add_subcommand("pull", "Write the published results of one wave as files");
    add_server(out.pull, options);
    out.pull->add_option("--wave", options.wave, "The wave's name, as `pledge-results waves` lists it")
        ->required();
    out.pull->add_option("--out", options.out, "Folder for the files; made if missing")->required();
    out.pull->add_option("--format", options.format, "Any of csv, xlsx, pdf and json, with commas between")
        ->capture_default_str();
    out.pull
        ->add_option("--language", options.language,
                     "Language of the PDF, like ur; the other files are in English")
        ->capture_default_str();
    out.waves = app.add_subcommand("waves", "List the waves that the server speaks about");
    add_server(out.waves, options);
    out.trend = app.add_subcommand(
        "trend", "Say what got better or worse from each published wave to the next one like it");
    add_server(out.trend, options);
    out.trend->add_option("--set", options.set, "Only waves of this set of promises, like derby-2024");
    out.trend->add_option("--out", options.out, "Write it as CSV into this file instead");
    out.gate = app.add_subcommand("gate",
                                  "Read tables of counts from standard input, one JSON object a line, and "
                                  "write what the gate would let out");
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    CLI::App app(
        "Pulls published results from a council's server, and applies the disclosure gate to tables.");
    app.set_version_flag("--version", "pledge-results " PLEDGE_VERSION);
    app.require_subcommand(1);
    Options options;
    const auto commands = add_commands(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& done) {  // --help, --version
        return app.exit(done);
    } catch (const CLI::ParseError& wrong) {
        std::cerr << "pledge-results: " << wrong.what() << "; see pledge-results --help.\n";
        return 2;
    }
    if (*commands.pull) return finish(pull(options));
    if (*commands.waves) return finish(waves(options));
    if (*commands.trend) return finish(trend(options));
    return finish(pledge::results::run_gate(std::cin, std::cout));
}
