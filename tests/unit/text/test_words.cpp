#include "sync/text/fill.h"
#include "tests/unit/text/shared.h"

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

TEST_CASE("translators see exactly the messages a pack asks for") {
    std::map<std::string, std::string> seen;
    const auto json = nlohmann::json::parse(slurp(std::string(TEXT_TEST_DIR) + "/derby-2024.json"));
    for (const auto& [context, english] : json.items()) seen[context] = english;
    CHECK(seen == derby().messages());
}

TEST_CASE("every key and promise is translated into every language") {
    const auto words = shipped();
    std::vector<std::string> codes;
    for (const auto& language : words.languages()) codes.push_back(language.code.text);
    CHECK(codes == std::vector<std::string>{"en", "pl", "sk", "pa", "ur"});
    std::map<std::string, std::string> messages;
    for (const auto& pack : packs()) messages.merge(pack.messages());
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
