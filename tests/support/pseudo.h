#pragma once

#include <string>

namespace pledge::testing {

// A folder for Catalogues::load(): the shipped languages, and kPseudo, English two fifths longer with accents
// (tests/support/pseudo.py). A program that reads it depends on the CMake target pledge_pseudo.
inline const std::string kPseudoLocales = std::string(PLEDGE_BINARY_DIR) + "/locales-test";
inline constexpr const char* kPseudo = "xa";

}  // namespace pledge::testing
