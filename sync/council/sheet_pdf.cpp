#include "sync/council/recovery_sheet.h"

#include <algorithm>
#include <cstdio>

// One page of A4, written by hand: the fourteen fonts that every printer's software has (PDF 1.4,
// section 5.5.1) need no file of their own, and the code passes through no other program on its way.
namespace pledge::council {
namespace {

enum Font { regular = 1, bold = 2, typewriter = 3 };

// Latin-1, which WinAnsiEncoding agrees with for every letter; the Welsh letters it lacks lose their hat.
std::string latin1(std::string_view utf8) {
    std::string out;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x80) {
            out += utf8[i];
            continue;
        }
        const auto next = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0U;
        const unsigned letter = byte >= 0xC2 && byte <= 0xDF ? (byte & 0x1FU) << 6 | (next & 0x3FU) : 0;
        while (i + 1 < utf8.size() && (static_cast<unsigned char>(utf8[i + 1]) & 0xC0) == 0x80) ++i;
        if (letter >= 0xA0 && letter <= 0xFF)
            out += static_cast<char>(letter);
        else
            out += letter == 0x174   ? 'W'
                   : letter == 0x175 ? 'w'
                   : letter == 0x176 ? 'Y'
                   : letter == 0x177 ? 'y'
                                     : '?';
    }
    return out;
}

// What is drawn, in points from the lower left.
struct Page {
    std::string drawn;

    void say(int x, int y, Font font, int size, std::string_view text) {
        drawn += "BT /F" + std::to_string(font) + " " + std::to_string(size) + " Tf " + std::to_string(x) +
                 " " + std::to_string(y) + " Td (";
        for (const char c : latin1(text)) {
            if (c == '(' || c == ')' || c == '\\') drawn += '\\';
            drawn += c;
        }
        drawn += ") Tj ET\n";
    }
    void line(int x, int y, int until) {
        drawn += "0.7 w " + std::to_string(x) + " " + std::to_string(y) + " m " + std::to_string(until) +
                 " " + std::to_string(y) + " l S\n";
    }
    void box(int x, int y, int width, int height) {
        drawn += "1.6 w " + std::to_string(x) + " " + std::to_string(y) + " " + std::to_string(width) + " " +
                 std::to_string(height) + " re S\n";
    }
};

void to_sign(Page& page, int y) {
    for (const char* words : {"Sealed by", "Kept by, and where", "Destroyed by"}) {
        page.say(60, y, regular, 12, words);
        page.line(170, y - 2, 400);
        page.say(410, y, regular, 12, "on");
        page.line(430, y - 2, 535);
        y -= 26;
    }
}

std::string draw(const RecoverySheet& sheet) {
    Page page;
    page.say(60, 768, bold, 30, "Recovery sheet");
    if (sheet.people > 1)
        page.say(400, 768, bold, 18,
                 "half " + std::to_string(sheet.person + 1) + " of " + std::to_string(sheet.people));
    int y = 732;
    for (const auto& [name, value] : {std::pair<const char*, std::string>{"Council", sheet.council},
                                      {"Wave", sheet.wave.text},
                                      {"Made", to_text(sheet.made)}}) {
        page.say(60, y, regular, 13, name);
        page.say(140, y, bold, 13, value);
        y -= 19;
    }
    page.box(60, 588, 475, 78);
    const auto code = sheet.code_lines();
    page.say(118, 634, typewriter, 30, code[0]);
    page.say(118, 602, typewriter, 30, code[1]);
    y = 560;
    for (const auto& [heading, lines] : sheet.words()) {
        page.say(60, y, bold, 14, heading);
        for (const auto& line : lines) {
            const auto indent = std::min(line.find_first_not_of(' '), line.size());
            const bool command =
                line.find("pledge-council") != std::string::npos || line.find("--") != std::string::npos;
            y -= 17;
            page.say(60 + 4 * static_cast<int>(indent), y, command ? typewriter : regular, 12,
                     line.substr(indent));
        }
        y -= 25;
    }
    to_sign(page, y - 8);
    return page.drawn;
}

std::string font(const char* name) {
    return std::string("<< /Type /Font /Subtype /Type1 /BaseFont /") + name +
           " /Encoding /WinAnsiEncoding >>";
}

}  // namespace

std::string sheet_as_pdf(const RecoverySheet& sheet) {
    const auto drawn = draw(sheet);
    const std::string objects[] = {
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 "
        "R /F2 6 0 R /F3 "
        "7 0 R >> >> >>",
        "<< /Length " + std::to_string(drawn.size()) + " >>\nstream\n" + drawn + "endstream",
        font("Helvetica"),
        font("Helvetica-Bold"),
        font("Courier-Bold"),
        "<< /Title (Recovery sheet) >>"};
    std::string out = "%PDF-1.4\n", table = "0000000000 65535 f \n";
    std::size_t number = 0;
    for (const auto& object : objects) {
        char entry[24];
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
        table += entry;
        out += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    const auto count = std::to_string(number + 1), at = std::to_string(out.size());
    return out + "xref\n0 " + count + "\n" + table + "trailer\n<< /Size " + count +
           " /Root 1 0 R /Info 8 0 R >>\nstartxref\n" + at + "\n%%EOF\n";
}

}  // namespace pledge::council
