#include "sync/results/pull.h"

#include "sync/core/json_reader.h"
#include "sync/results/csv.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace pledge::results {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

Result<std::string> get(Transport& server, const std::string& path, const std::string& missing) {
    auto reply = server.send({"GET", path, {}, {}});
    if (!reply) return reply.error();
    if (reply->status == 200) return std::move(reply->body);
    if (reply->status == 404) return Error{Code::not_found, missing};
    return Error{Code::unavailable, "The server answered with status " + std::to_string(reply->status) +
                                        "; try again later or ask the council's IT."};
}

Error not_written(const std::string& path) {
    return {Code::failed, path + " can't be written (" + std::strerror(errno) +
                              "); check the folder, its rights and the disk."};
}

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

}  // namespace

Result<std::vector<WaveLine>> list_waves(Transport& server) {
    const auto body = get(server, "/v1/waves", "Nothing there lists waves; check the server's address.");
    if (!body) return body.error();
    JsonReader in("the server's list of waves", *body, kMostBytes);
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
    if (!is_plain_id(wave.text))
        return Error{Code::bad_usage,
                     "The name \"" + wave.text + "\" is no wave's; `pledge-results waves` lists them."};
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

Result<std::vector<Format>> formats_from_text(std::string_view text) {
    std::vector<Format> out;
    while (true) {
        const auto comma = text.find(',');
        const auto name = text.substr(0, comma);
        if (name != "csv" && name != "json")
            return Error{Code::bad_usage,
                         "There is no format \"" + std::string(name) + "\"; choose csv, json or csv,json."};
        const auto format = name == "csv" ? Format::csv : Format::json;
        if (std::find(out.begin(), out.end(), format) == out.end()) out.push_back(format);
        if (comma == std::string_view::npos) return out;
        text.remove_prefix(comma + 1);
    }
}

Status write_results(const Release& release, const std::string& folder, const std::vector<Format>& formats) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        errno = failed.value();
        return not_written(folder);
    }
    for (const auto format : formats) {
        const bool csv = format == Format::csv;
        auto written = write_whole(folder + (csv ? "/results.csv" : "/results.json"),
                                   csv ? write_csv(release) : write_release(release));
        if (!written) return written;
    }
    return {};
}

}  // namespace pledge::results
