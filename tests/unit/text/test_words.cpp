#include "sync/text/fill.h"
#include "tests/support/pack_texts.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/text/shared.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>

#include "words/kiosk.h"
#include <nlohmann/json.hpp>

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

static_assert(words::find("face.4") == &words::face_4);
static_assert(words::find("no.such.key") == nullptr);
static_assert(words::nav_help.spoken == &words::nav_help_spoken);
static_assert(words::nav_stop.spoken == nullptr);
static_assert(words::welcome_short.plural != nullptr && words::more_set_line.plural != nullptr);

namespace {

// What the translators' tool reads out of a pack.
std::map<std::string, std::string> seen_by_translators(const std::string& pack_toml) {
    const auto command = std::string(PYTHON) + " -B " + PLEDGE_SOURCE_DIR +
                         "/locales/pack_messages.py --json \"" + pack_toml + "\"";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    REQUIRE(pipe);
    std::string text;
    for (char part[4096]; const auto n = fread(part, 1, sizeof part, pipe.get());) text.append(part, n);
    std::map<std::string, std::string> seen;
    const auto json = nlohmann::json::parse(text);
    for (const auto& [context, english] : json.items()) seen[context] = english;
    return seen;
}

}  // namespace

TEST_CASE("translators see exactly the messages a pack asks for") {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(PLEDGE_SOURCE_DIR) + "/assets/packs")) {
        const auto file = (entry.path() / "pack.toml").string();
        INFO(file);
        CHECK(seen_by_translators(file) == must(read_pack(slurp(file), file, "", "")).messages());
    }
    const testing::TempFolder folder;
    const auto file = folder.path() + "/pack.toml", text = with_statements(55, 2);
    std::ofstream(file) << text;
    const auto seen = seen_by_translators(file);
    CHECK(seen == must(read_pack(text, file, "", "")).messages());
    CHECK(seen.contains("leicester-2010/statement-55/few"));
}

TEST_CASE("every key and promise is translated into every language") {
    const auto words = shipped();
    std::vector<std::string> codes;
    for (const auto& language : words.languages()) codes.push_back(language.code.text);
    CHECK(codes == std::vector<std::string>{"en", "pl", "sk", "pa", "ur"});
    std::map<std::string, std::string> messages;
    for (const auto& pack : packs())
        if (pack.translated) messages.merge(pack.messages());
    CHECK(messages.size() > 200);
    for (const auto& language : words.languages()) {
        INFO(language.code.text);
        for (const auto* key : words::all) {
            INFO(key->id);
            CHECK_FALSE(words.get(language.code, *key).missing);
            if (!key->plural) continue;
            for (const unsigned n : {0U, 1U, 2U, 5U, 21U})
                CHECK_FALSE(words.get(language.code, *key, n).missing);
        }
        for (const auto& [context, english] : messages) {
            INFO(context);
            CHECK_FALSE(words.get(language.code, context, english).missing);
        }
    }
}

TEST_CASE("the names to be filled in survive translation") {
    const auto words = shipped();
    for (const auto& language : words.languages())
        for (const auto* key : words::all) {
            const auto names = [](const std::string& text) {
                const auto found = placeholders(text);
                return std::multiset<std::string>(found.begin(), found.end());
            };
            INFO(language.code.text << " " << key->id);
            CHECK(names(words.get(language.code, *key).text) == names(key->english));
        }
}
