#pragma once

#include <span>
#include <string>
#include <string_view>

// Lists under locales/ that the pages know, built into the program.
namespace pledge::council {

std::string_view common_words_text();
std::string_view readability_text();
std::string_view languages_text();

// A language that kiosks of this version can show, beside English, in their order.
struct KioskLanguage {
    std::string code, name;  // the name in its own script
    bool right_to_left = false;
};
std::span<const KioskLanguage> kiosk_languages();

}  // namespace pledge::council
