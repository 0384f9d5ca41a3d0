#include "sync/core/recordings.h"

#include "sync/core/ids.h"
#include "sync/core/toml_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace pledge {
namespace {

bool is_plain_file(std::string_view name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    };
    return !name.empty() && name.size() <= 120 && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), plain);
}

namespace fs = std::filesystem;

constexpr std::size_t kMostIndex = std::size_t{1} << 20;

Result<std::string> read_file(const fs::path& path, std::size_t most) {
    std::error_code failed;
    const auto size = fs::file_size(path, failed);
    std::ifstream in(path, std::ios::binary);
    if (failed || !in)
        return Error{Code::not_found, path.string() + " can't be read; put the file there or take it out."};
    if (size > most)
        return Error{Code::too_large, path.string() + " is larger than " + std::to_string(most >> 20) +
                                          " MB; save it as Ogg Opus or shorten it."};
    std::string out(size, '\0');
    in.read(out.data(), static_cast<std::streamsize>(size));
    out.resize(static_cast<std::size_t>(in.gcount()));
    return out;
}

// Why this entry is not used; empty: it is, and `out` holds its file.
std::string refused(const RecordingEntry& entry, const std::optional<std::string>& text, const fs::path& path,
                    const HashOf& hash_of, std::string& out) {
    if (!text)
        return path.string() + " speaks \"" + entry.context +
               "\", which has no words in this language; take it out of the index.";
    if (hash_of(*text) != entry.text_sha256)
        return path.string() + " was recorded for other words than \"" + entry.context +
               "\" has now; record it again, or take it out of the index.";
    auto bytes = read_file(path, kMostRecording);
    if (!bytes) return bytes.error().say;
    if (!looks_like_sound(*bytes))
        return path.string() + " is no WAV, FLAC or Ogg file; save the recording as one of these.";
    out = std::move(*bytes);
    return {};
}

void add_index(const fs::path& index, const std::string& language, const TextOf& text_of,
               const HashOf& hash_of, FoundRecordings& out) {
    const auto toml = read_file(index, kMostIndex);
    if (!toml) return out.problems.push_back(toml.error().say);
    const auto entries = read_recording_index(*toml, index.string());
    if (!entries) return out.problems.push_back(entries.error().say);
    for (const auto& entry : *entries) {
        const auto path = index.parent_path() / entry.file;
        std::string bytes;
        auto problem = refused(entry, text_of(language, entry.context), path, hash_of, bytes);
        if (problem.empty())
            out.recorded[language][entry.text_sha256] = {path.string(), std::move(bytes)};
        else
            out.problems.push_back(std::move(problem));
    }
}

}  // namespace

bool is_text_hash(std::string_view digits) {
    return digits.size() == 64 && std::all_of(digits.begin(), digits.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool looks_like_sound(std::string_view bytes) {
    return bytes.starts_with("fLaC") || bytes.starts_with("OggS") ||
           (bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WAVE");
}

Result<std::vector<RecordingEntry>> read_recording_index(std::string_view toml, const std::string& file) {
    TomlReader in(file, toml);
    in.only(in.root(), "", {"format", "recordings"});
    in.number(in.root(), "", "format", 1, 1);
    std::vector<RecordingEntry> out;
    std::set<std::string> seen;
    const auto tables = in.tables(in.root(), "", "recordings");
    if (tables.size() > kMostRecordedTexts)
        in.fail(*tables.back(), "recordings are more than 1000; take some out");
    for (std::size_t i = 0; i < tables.size() && !in.problem(); ++i) {
        const auto& table = *tables[i];
        const auto where = "recordings[" + std::to_string(i + 1) + "]";
        in.only(table, where, {"context", "text_sha256", "file"});
        RecordingEntry entry{in.text(table, where, "context", "the message that is spoken"),
                             in.text(table, where, "text_sha256", "the SHA-256 of the words that are spoken"),
                             in.text(table, where, "file", "the name of the file beside this one")};
        if (in.problem()) break;
        if (!is_text_hash(entry.text_sha256))
            in.fail(*table.get("text_sha256"),
                    where + ".text_sha256 is no SHA-256; write its 64 digits in small letters");
        if (!is_plain_file(entry.file))
            in.fail(*table.get("file"),
                    where + ".file is no plain name; use letters, digits, '-', '_' and '.'");
        if (!seen.insert(entry.context).second)
            in.fail(*table.get("context"), where + " records \"" + entry.context + "\" twice; take one out");
        out.push_back(std::move(entry));
    }
    if (in.problem()) return *in.problem();
    return out;
}

FoundRecordings find_recordings(const std::string& pack_folder, const TextOf& text_of,
                                const HashOf& hash_of) {
    FoundRecordings out;
    std::error_code failed;
    std::vector<fs::path> folders;
    for (auto at = fs::directory_iterator(fs::path(pack_folder) / "audio", failed);
         !failed && at != fs::directory_iterator(); at.increment(failed))
        if (is_plain_id(at->path().filename().string())) folders.push_back(at->path());
    std::sort(folders.begin(), folders.end());
    for (const auto& folder : folders)
        add_index(folder / "index.toml", folder.filename().string(), text_of, hash_of, out);
    return out;
}

}  // namespace pledge
