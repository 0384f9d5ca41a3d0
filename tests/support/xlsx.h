#pragma once

#include "tests/support/temp_folder.h"

#include <cstdio>
#include <map>
#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

// Reads a spreadsheet without the library that writes them: unzip, and as much of the XML as the tests need.
namespace pledge::testing {

struct XlsxCell {
    std::string text;
    bool is_number = false;
};

struct Xlsx {
    std::map<std::string, std::map<std::pair<int, int>, XlsxCell>> sheets;  // name → row, column from 0
    std::map<std::string, std::string> parts;                               // path in the file → its XML

    std::string text(const std::string& sheet, int row, int column) const {
        const auto at = sheets.at(sheet).find({row, column});
        return at == sheets.at(sheet).end() ? std::string() : at->second.text;
    }
};

inline std::string output_of(const std::string& command) {
    std::string out;
    auto* pipe = ::popen(command.c_str(), "r");
    if (!pipe) throw std::runtime_error("no pipe");
    char piece[4096];
    for (std::size_t got; (got = std::fread(piece, 1, sizeof piece, pipe)) > 0;) out.append(piece, got);
    if (::pclose(pipe) != 0) throw std::runtime_error(command + " failed; install unzip");
    return out;
}

inline std::string unescaped_xml(std::string text) {
    const std::pair<const char*, const char*> entities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
    for (const auto& [from, to] : entities)
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; ++at)
            text.replace(at, std::string(from).size(), to);
    return text;
}

inline std::vector<std::smatch> all_of(const std::string& text, const std::regex& pattern) {
    return {std::sregex_iterator(text.begin(), text.end(), pattern), std::sregex_iterator()};
}

inline Xlsx read_xlsx(const std::string& bytes) {
    const TempFolder folder;
    write_all(folder / "book.xlsx", bytes);
    const auto list = output_of("unzip -Z1 '" + (folder / "book.xlsx") + "'");
    Xlsx out;
    for (const auto& line : all_of(list, std::regex("[^\n]+")))
        out.parts[line.str()] = output_of("unzip -p '" + (folder / "book.xlsx") + "' '" +
                                          std::regex_replace(line.str(), std::regex("\\["), "\\[") + "'");
    std::vector<std::string> strings;
    const auto& shared = out.parts["xl/sharedStrings.xml"];
    for (const auto& item : all_of(shared, std::regex("<si><t[^>]*>([^<]*)</t></si>")))
        strings.push_back(unescaped_xml(item[1].str()));
    int number = 0;
    const auto& workbook = out.parts["xl/workbook.xml"];
    for (const auto& sheet : all_of(workbook, std::regex("<sheet name=\"([^\"]*)\""))) {
        auto& cells = out.sheets[unescaped_xml(sheet[1].str())];
        const auto& xml = out.parts["xl/worksheets/sheet" + std::to_string(++number) + ".xml"];
        for (const auto& c : all_of(xml, std::regex("<c r=\"([A-Z])([0-9]+)\"([^>]*)><v>([^<]*)</v></c>"))) {
            const bool is_text = c[3].str().find("t=\"s\"") != std::string::npos;
            const auto value = c[4].str();
            cells[{std::stoi(c[2].str()) - 1, c[1].str()[0] - 'A'}] = {
                is_text ? strings.at(std::stoul(value)) : value, !is_text};
        }
    }
    return out;
}

}  // namespace pledge::testing
