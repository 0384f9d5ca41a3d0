#pragma once

#include "sync/core/pack.h"
#include "sync/text/catalogue.h"
#include "sync/text/paragraph.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

// The shipped languages, promises and fonts, as the tests of this room read them.
namespace pledge::testing {

inline const text::LanguageCode kEnglish("en"), kUrdu("ur");
inline const std::string kLocales = std::string(PLEDGE_BINARY_DIR) + "/locales";
inline const std::string kFonts = std::string(PLEDGE_SOURCE_DIR) + "/assets/fonts.conf";

inline std::string slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    INFO(path);
    REQUIRE(in.is_open());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

template <class T>
T must(Result<T> result) {
    if (!result) FAIL(result.error().say);
    return std::move(result).value();
}
inline void must(const Status& status) {
    if (!status) FAIL(status.error().say);
}

// Every set of promises in assets/packs.
inline std::vector<Pack> packs() {
    std::vector<std::string> paths;
    for (const auto& folder : std::filesystem::directory_iterator(PLEDGE_SOURCE_DIR "/assets/packs"))
        paths.push_back(folder.path().string() + "/pack.toml");
    std::sort(paths.begin(), paths.end());
    std::vector<Pack> out;
    for (const auto& path : paths) out.push_back(must(read_pack(slurp(path), path, "", "")));
    return out;
}

inline Pack derby() {
    const auto path = std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/derby-2024/pack.toml";
    return must(read_pack(slurp(path), path, "", ""));
}

inline text::Catalogues shipped() {
    auto out = must(text::Catalogues::load(kLocales));
    for (const auto& pack : packs()) must(out.add_folder(kLocales, pack.id));
    return out;
}

// Every sentence that there is in a language, by its key; "welcome.short×5" is a plural form.
std::map<std::string, std::string> every_text(const text::Catalogues& words, const text::Language& language);

}  // namespace pledge::testing
