#include "sync/results/pull.h"

#include "sync/core/json_reader.h"
#include "sync/results/csv.h"
#include "sync/results/xlsx.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace pledge::results {
namespace {

constexpr std::size_t kMostList = std::size_t{1} << 20;

struct FormatName {
    Format format;
    std::string_view name, file;
};
constexpr FormatName kFormats[] = {{Format::csv, "csv", "results.csv"},
                                   {Format::xlsx, "xlsx", "results.xlsx"},
                                   {Format::pdf, "pdf", "report.pdf"},
                                   {Format::json, "json", "results.json"}};

Result<std::string> get(Transport& server, const std::string& path, const std::string& missing) {
    auto reply = server.send({"GET", path, {}, {}});
    if (!reply) return reply.error();
    if (reply->status == 200) return std::move(reply->body);
    if (reply->status == 404) return Error{Code::not_found, missing};
    if (reply->status == 401)
        return Error{
            Code::denied,
            "The server shows its results to who has a token that holds; ask the participation officer "
            "for one and name its file with --token-file."};
    if (reply->status == 429)
        return Error{
            Code::unavailable,
            "The server was shown too many wrong tokens; check yours and try again in some minutes."};
    return Error{Code::unavailable, "The server answered with status " + std::to_string(reply->status) +
                                        "; try again later or ask the council's IT."};
}

Error not_written(const std::string& path) {
    return {Code::failed, path + " can't be written (" + std::strerror(errno) +
                              "); check the folder, its rights and the disk."};
}

Error no_wave(const WaveId& wave) {
    return {Code::bad_usage,
            "The name \"" + wave.text + "\" is no wave's; `pledge-results waves` lists them."};
}

Result<std::string> bytes_of(const Release& release, Format format, const std::string& report) {
    switch (format) {
        case Format::csv:
            return write_csv(release);
        case Format::xlsx:
            return write_xlsx(release);
        case Format::pdf:
            return report;
        case Format::json:
            break;
    }
    return write_release(release);
}

}  // namespace

Status write_whole(const std::string& path, const std::string& bytes) {
    const auto beside = path + ".part";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) {
            const auto error = not_written(path);
            std::error_code ignored;
            std::filesystem::remove(beside, ignored);
            return error;
        }
    }
    std::error_code failed;
    std::filesystem::rename(beside, path, failed);
    if (!failed) return {};
    errno = failed.value();
    return not_written(path);
}

Result<std::vector<WaveLine>> list_waves(Transport& server) {
    const auto body = get(server, "/v1/waves", "Nothing there lists waves; check the server's address.");
    if (!body) return body.error();
    JsonReader in("the server's list of waves", *body, kMostList);
    in.only(in.root(), {"waves"});
    std::vector<WaveLine> out;
    for (const auto& wave : in.array(in.root(), "waves", 1000)) {
        in.only(wave, {"id", "state", "set", "opens", "asks_until"});
        out.push_back({in.id(wave, "id"), in.id(wave, "state"), in.id(wave, "set"), in.id(wave, "opens"),
                       in.id(wave, "asks_until")});
    }
    if (in.problem()) return *in.problem();
    return out;
}

Result<Release> pull_release(Transport& server, const WaveId& wave) {
    if (!is_plain_id(wave.text)) return no_wave(wave);
    const auto body = get(
        server, "/v1/waves/" + wave.text + "/results",
        "Nothing is published for \"" + wave.text + "\" (yet); `pledge-results waves` lists what there is.");
    if (!body) return body.error();
    auto release = read_release(*body);
    if (!release) {
        auto why = release.error().say;
        if (why.ends_with('.')) why.pop_back();
        return Error{release.error().code,
                     "What the server sent can't be used; check its address (" + why + ")."};
    }
    if (release->wave != wave)
        return Error{Code::corrupt, "The server sent the results of another wave; ask the council's IT."};
    return release;
}

Result<std::string> pull_report(Transport& server, const WaveId& wave, const std::string& language) {
    if (!is_plain_id(wave.text)) return no_wave(wave);
    if (!is_plain_id(language))
        return Error{Code::bad_usage, "\"" + language + "\" is no language's code; write it like ur."};
    auto body = get(
        server, "/v1/waves/" + wave.text + "/report.pdf" + (language == "en" ? "" : "?language=" + language),
        "The server makes no report of \"" + wave.text +
            "\" in this language; choose another --language, or leave pdf out of --format.");
    if (!body) return body;
    if (!body->starts_with("%PDF-"))
        return Error{Code::bad_input, "What the server sent is no PDF; check its address."};
    return body;
}

std::string_view file_of(Format format) {
    for (const auto& [known, name, file] : kFormats)
        if (known == format) return file;
    return {};
}

Result<std::vector<Format>> formats_from_text(std::string_view text) {
    std::vector<Format> out;
    while (true) {
        const auto comma = text.find(',');
        const auto name = text.substr(0, comma);
        const auto at = std::find_if(std::begin(kFormats), std::end(kFormats),
                                     [&](const FormatName& format) { return format.name == name; });
        if (at == std::end(kFormats))
            return Error{Code::bad_usage, "There is no format \"" + std::string(name) +
                                              "\"; choose of csv, xlsx, pdf and json, with commas between."};
        if (std::find(out.begin(), out.end(), at->format) == out.end()) out.push_back(at->format);
        if (comma == std::string_view::npos) return out;
        text.remove_prefix(comma + 1);
    }
}

Status write_results(const Release& release, const std::string& folder, const std::vector<Format>& formats,
                     const std::string& report) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        errno = failed.value();
        return not_written(folder);
    }
    for (const auto format : formats) {
        const auto bytes = bytes_of(release, format, report);
        if (!bytes) return bytes.error();
        if (auto written = write_whole(folder + "/" + std::string(file_of(format)), *bytes); !written)
            return written;
    }
    return {};
}

}  // namespace pledge::results
