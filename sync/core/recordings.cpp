#include "sync/core/recordings.h"

#include "sync/core/toml_reader.h"

#include <algorithm>
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

}  // namespace pledge
