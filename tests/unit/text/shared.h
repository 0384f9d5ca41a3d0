#pragma once

#include "sync/core/pack.h"
#include "sync/text/catalogue.h"
#include "sync/text/paragraph.h"

#include <fstream>
#include <iterator>
#include <string>

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

inline Pack derby() {
    const auto path = std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/derby-2024/pack.toml";
    return must(read_pack(slurp(path), path, "", ""));
}

inline text::Catalogues shipped() {
    auto out = must(text::Catalogues::load(kLocales));
    must(out.add_folder(kLocales, SetId("derby-2024")));
    return out;
}

}  // namespace pledge::testing
