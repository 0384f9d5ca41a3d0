#pragma once

#include "sync/core/pack.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

// Texts of packs: those that are shipped, and one with as many statements as wanted. For programs that define
// PLEDGE_SOURCE_DIR.
namespace pledge::testing {

inline std::string shipped_pack(const std::string& id) {
    std::ifstream in(std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/" + id + "/pack.toml");
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// Changes the first place; a text that is not there empties everything, which no test takes for success.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    return at == std::string::npos ? "" : text.replace(at, from.size(), to);
}

inline Result<Pack> read_text(const std::string& text) {
    return read_pack(text, "pack.toml", "", "help.toml");
}

// Leicester's set with statements shared out among its six sections; the first `rated` of them are asked.
inline std::string with_statements(int count, int rated = 0) {
    static constexpr const char* kSections[] = {"stay-healthy", "stay-safe",  "enjoy-and-achieve",
                                                "money",        "activities", "fair-services"};
    auto out = shipped_pack("leicester-2010");
    std::string asked;
    for (int i = 1; i <= count; ++i) {
        const auto n = std::to_string(i);
        const bool asks = i <= rated;
        out += "\n[[points]]\nid = \"statement-" + n + "\"\nkind = \"statement\"\nnumber = " + n +
               "\nsection = \"" + kSections[(i - 1) * 6 / count] +
               "\"\nrateable = " + (asks ? "true" : "false") + "\n[points.text]\nfew = \"This is statement " +
               n + ".\"\n";
        if (!asks) continue;
        asked += ", \"statement-" + n + "\"";
        out += "pictures = \"Statement " + n + "\"\n[points.rate]\npictures = \"Statement?\"\n" +
               "question = \"Is it so?\"\n";
    }
    return replaced(out, "\"fair-services\"]", "\"fair-services\"" + asked + "]");
}

}  // namespace pledge::testing
