#include "sync/council/config.h"

#include "sync/core/toml_reader.h"
#include "sync/council/files.h"

#include <charconv>
#include <filesystem>

namespace pledge::council {
namespace {

constexpr std::string_view kSqlite = "sqlite:", kPostgres = "postgresql:";

void read_listen(TomlReader& in, Config& out) {
    if (!in.has(in.root(), "listen")) return;
    const auto text = in.text(in.root(), "", "listen", "an address and a port, like \"127.0.0.1:8080\"");
    if (in.problem()) return;
    const auto colon = text.rfind(':');
    auto address = text.substr(0, colon == std::string::npos ? 0 : colon);
    if (address.size() > 2 && address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    const char *from = text.data() + (colon == std::string::npos ? text.size() : colon + 1),
               *end = text.data() + text.size();
    const auto [at, failed] = std::from_chars(from, end, out.port);
    if (address.empty() || failed != std::errc() || at != end)
        in.fail(*in.root().get("listen"), "listen is no address and port; write it like \"127.0.0.1:8080\"");
    out.address = address;
}

std::string read_database(TomlReader& in) {
    const auto text = in.text(in.root(), "", "database", "\"sqlite:council.db\"");
    if (in.problem()) return {};
    if (text.rfind(kPostgres, 0) == 0)
        in.fail(*in.root().get("database"),
                "PostgreSQL comes in a later version; write \"sqlite:\" and a file name for now");
    else if (text.rfind(kSqlite, 0) != 0 || text.size() == kSqlite.size())
        in.fail(*in.root().get("database"), "database is not known; write \"sqlite:\" and a file name");
    return in.problem() ? std::string() : text.substr(kSqlite.size());
}

bool read_results(TomlReader& in) {
    if (!in.has(in.root(), "results")) return true;
    const auto text = in.text(in.root(), "", "results", "\"open\" or \"token\"");
    if (!in.problem() && text != "open" && text != "token")
        in.fail(*in.root().get("results"), "results is neither \"open\" nor \"token\"; write one of them");
    return text != "token";
}

}  // namespace

Result<Config> read_config(const std::string& file, std::string_view text) {
    TomlReader in(file, text);
    const auto& root = in.root();
    in.only(
        root, "",
        {"council", "name", "database", "listen", "results", "keys", "packs", "locales", "assets", "words"});
    Config out;
    out.council = CouncilId(in.id(root, "", "council"));
    out.name = in.text(root, "", "name", "the council's name in quotes");
    out.database = read_database(in);
    read_listen(in, out);
    out.results_open = read_results(in);
    const auto base = std::filesystem::path(file).parent_path();
    for (const auto& [key, path] : {std::pair<const char*, std::string*>{"keys", &out.keys},
                                    {"packs", &out.packs},
                                    {"locales", &out.locales},
                                    {"assets", &out.assets},
                                    {"words", &out.words}})
        if (in.has(root, key)) *path = in.text(root, "", key, "a folder's name in quotes");
    for (auto* path : {&out.database, &out.keys, &out.packs, &out.locales, &out.assets, &out.words})
        if (!path->empty()) *path = (base / *path).lexically_normal().string();
    if (in.problem()) return *in.problem();
    return out;
}

Result<Config> load_config(const std::string& file) {
    const auto text = read_file(file, std::size_t{64} << 10);
    if (!text) return text.error();
    return read_config(file, *text);
}

std::string sample_config(const CouncilId& council, std::string_view name) {
    std::string quoted;
    for (const char c : name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return "# The council's server. docs/council.md explains every line; paths are relative to this file.\n"
           "council = \"" +
           council.text +
           "\"\n"
           "name = \"" +
           quoted +
           "\"\n"
           "database = \"sqlite:council.db\"\n"
           "listen = \"127.0.0.1:8080\"   # put a web server with TLS in front of it\n"
           "results = \"open\"             # \"token\": programs need a token to read what is published\n"
           "keys = \"keys\"\n"
           "packs = \"packs\"\n"
           "locales = \"locales\"\n";
}

}  // namespace pledge::council
