#pragma once

#include <stdexcept>
#include <string>
#include <vector>

// Reads tables and lists back out of a page, apart from what writes them.
namespace pledge::testing {

// What stands between each opening tag (given without its end: "<td") and its closing one. Not for nested
// ones.
inline std::vector<std::string> insides(const std::string& html, const std::string& open,
                                        const std::string& close) {
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = html.find(open, at)) != std::string::npos;) {
        const auto after = html[at + open.size()];
        const auto begin = html.find('>', at);
        at += open.size();
        if (after != '>' && after != ' ') continue;  // <th and <thead
        const auto end = html.find(close, begin);
        if (end == std::string::npos) throw std::runtime_error(open + " without " + close);
        out.push_back(html.substr(begin + 1, end - begin - 1));
        at = end;
    }
    return out;
}

// Without tags, with entities as letters, without space around.
inline std::string words_in(const std::string& html) {
    std::string out;
    bool tag = false;
    for (const char c : html) {
        if (c == '<') tag = true;
        if (!tag) out += c;
        if (c == '>') tag = false;
    }
    const std::pair<std::string, const char*> entities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [from, to] : entities)
        for (std::size_t at = 0; (at = out.find(from, at)) != std::string::npos; ++at)
            out.replace(at, from.size(), to);
    const auto first = out.find_first_not_of(" \n"), last = out.find_last_not_of(" \n");
    return first == std::string::npos ? std::string() : out.substr(first, last - first + 1);
}

struct HtmlTable {
    std::string caption;
    std::vector<std::vector<std::string>> rows;  // the headings first
};

inline std::vector<HtmlTable> tables_in(const std::string& html) {
    std::vector<HtmlTable> out;
    for (const auto& inside : insides(html, "<table", "</table>")) {
        HtmlTable table;
        for (const auto& caption : insides(inside, "<caption", "</caption>"))
            table.caption = words_in(caption);
        for (const auto& row : insides(inside, "<tr", "</tr>")) {
            // a cell may be a heading: in order, whichever it is
            std::vector<std::string> cells;
            for (const auto& head : insides(row, "<th", "</th>")) cells.push_back(words_in(head));
            for (const auto& cell : insides(row, "<td", "</td>")) cells.push_back(words_in(cell));
            table.rows.push_back(std::move(cells));
        }
        out.push_back(std::move(table));
    }
    return out;
}

// The piece of a page from a heading of this level with these words to the next of the level.
inline std::string under(const std::string& html, const std::string& level, const std::string& words) {
    const auto open = "<" + level;
    for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open, at + 1)) {
        const auto begin = html.find('>', at), end = html.find("</" + level + ">", at);
        if (words_in(html.substr(begin + 1, end - begin - 1)) == words)
            return html.substr(end, html.find(open, end) - end);
    }
    throw std::runtime_error("no heading " + words);
}

}  // namespace pledge::testing
