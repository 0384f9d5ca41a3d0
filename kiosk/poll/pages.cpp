#include "kiosk/poll/pages.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <zlib.h>

namespace pledge::poll {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFile = std::size_t{1} << 20, kMostAll = std::size_t{4} << 20;
constexpr std::array<std::pair<const char*, const char*>, 8> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
}};

const char* type_of(const fs::path& path) {
    for (const auto& [ending, type] : kTypes)
        if (path.extension() == ending) return type;
    return nullptr;
}

// Plain enough to be part of a route as it stands.
bool is_plain(const std::string& path) {
    return std::all_of(path.begin(), path.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
               c == '.' || c == '-' || c == '_';
    });
}

// gzip (RFC 1952) of it all at once; empty if it can't be done.
std::string zipped(const std::string& plain) {
    z_stream stream{};
    constexpr int kGzip = 16 + MAX_WBITS, kMemory = 8;
    if (::deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(::deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
    std::string in = plain;  // zlib reads through a pointer that may write
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool done = ::deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(done ? stream.total_out : 0);
    ::deflateEnd(&stream);
    return out;
}

Pages::File make_file(std::string plain, const char* type) {
    Pages::File file;
    file.type = type;
    const auto sum =
        ::crc32(0, reinterpret_cast<const Bytef*>(plain.data()), static_cast<uInt>(plain.size()));
    file.tag = "W/\"" + std::to_string(sum) + "-" + std::to_string(plain.size()) + "\"";
    file.zipped = zipped(plain);
    if (file.zipped.size() >= plain.size()) file.zipped.clear();
    file.plain = std::move(plain);
    return file;
}

Error unusable(const std::string& folder, const char* why) {
    return {Code::bad_usage, "The folder \"" + folder + "\" " + why + "; name the one that was installed."};
}

Result<std::string> read_all(const fs::path& path, const std::string& folder) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) return unusable(folder, "holds a file that can't be read");
    if (bytes.size() > kMostFile) return unusable(folder, "holds a file of more than 1 MB");
    return bytes;
}

}  // namespace

Result<Pages> Pages::read(const std::string& pages, const std::string& words) {
    Pages out;
    std::size_t all = 0;
    const auto add = [&](const fs::path& path, const std::string& folder, std::string as) -> Status {
        auto bytes = read_all(path, folder);
        if (!bytes) return bytes.error();
        if ((all += bytes->size()) > kMostAll) return unusable(folder, "holds more than 4 MB");
        out.files_[std::move(as)] = make_file(std::move(*bytes), type_of(path));
        return {};
    };
    std::error_code failed;
    for (const auto& entry :
         fs::recursive_directory_iterator(pages, fs::directory_options::follow_directory_symlink, failed)) {
        const auto as = "/" + entry.path()
                                  .lexically_relative(pages)
                                  .generic_string();  // as it is called here, wherever a link leads
        if (failed || !entry.is_regular_file(failed) || !type_of(entry.path()) || !is_plain(as)) continue;
        if (const auto added = add(entry.path(), pages, as == "/index.html" ? "/" : as); !added)
            return added.error();
    }
    if (failed || !out.files_.contains("/")) return unusable(pages, "holds no index.html");
    std::size_t languages = 0;
    for (const auto& entry : fs::directory_iterator(words, failed)) {
        const auto file = entry.path() / "poll.json";
        const auto as = "/words/" + entry.path().filename().generic_string() + ".json";
        if (!fs::is_regular_file(file, failed) || !is_plain(as)) continue;
        if (const auto added = add(file, words, as); !added) return added.error();
        ++languages;
    }
    if (languages == 0) return unusable(words, "holds no <language>/poll.json");
    return out;
}

http::Response answer_with(const Pages::File& file, const http::Request& request) {
    http::Response out;
    out.content_type = file.type;
    out.headers = {{"ETag", file.tag},
                   {"Cache-Control", "no-cache"},  // may be kept, and is asked for each time
                   {"Vary", "Accept-Encoding"},
                   {"Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"}};
    if (request.header("if-none-match").find(file.tag) != std::string_view::npos) {
        out.status = 304;
        return out;
    }
    const bool may_zip = request.header("accept-encoding").find("gzip") != std::string_view::npos;
    if (may_zip && !file.zipped.empty()) {
        out.headers["Content-Encoding"] = "gzip";
        out.body = file.zipped;
    } else {
        out.body = file.plain;
    }
    return out;
}

}  // namespace pledge::poll
