// A compiled catalogue (.mo), as a signed pack carries it: taken in or refused, and then asked for words.
#include "sync/text/catalogue.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

using namespace pledge;
using namespace pledge::text;

namespace {

Catalogues make() {
    const auto folder =
        std::filesystem::temp_directory_path() / ("pledge-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "languages.toml") << R"(format = 1
[[scripts]]
id = "latin"
direction = "ltr"
font = "Noto Sans"
line = { small = 1, body = 1, question = 1, title = 1, big = 1, hero = 1 }
[[languages]]
code = "en"
name = "English"
script = "latin"
plurals = "nplurals=2; plural=(n != 1);"
reviewed_by = "source"
)";
    auto out = Catalogues::load(folder);
    std::filesystem::remove_all(folder);
    if (!out) std::abort();
    return std::move(out).value();
}

void ask(const Catalogues& words, const char* context, const char* english) {
    const Key key{context, english, "many", nullptr};
    const LanguageCode code("en");
    (void)words.get(code, key);
    for (const std::uint64_t n : {0ULL, 1ULL, 2ULL, 5ULL, 21ULL, 100ULL, ~0ULL})
        (void)words.get(code, key, n);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Catalogues words = make();
    if (!words.add(LanguageCode("en"), SetId("set"), {data, size}, {data, size})) return 0;
    ask(words, "set/questions", "{count} question");
    ask(words, "set/button/close", "Close");
    ask(words, "set/draft", "Try");
    ask(words, "set/none", "");
    return 0;
}
