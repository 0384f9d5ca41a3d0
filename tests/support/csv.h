#pragma once

#include <string>
#include <vector>

namespace pledge::testing {

// RFC 4180, written apart from the writer.
inline std::vector<std::vector<std::string>> parse_csv(const std::string& csv) {
    std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            lines.back().back() += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            lines.back().emplace_back();
        else if (!quoted && c == '\r' && csv[i + 1] == '\n') {
            ++i;
            lines.emplace_back(1);
        } else
            lines.back().back() += c;
    }
    lines.pop_back();
    return lines;
}

}  // namespace pledge::testing
