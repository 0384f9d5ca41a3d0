#include "sync/council/recovery_sheet.h"

#include <algorithm>

namespace pledge::council {
namespace {

RecoverySheet::Words what_it_is(const RecoverySheet& sheet) {
    if (sheet.people > 1)
        return {"What this is",
                {"The key of this wave is in two halves; two people open it together.",
                 "This code stands for half " + std::to_string(sheet.person + 1) +
                     ", when that person's passphrase is lost.",
                 "The other half comes from the other person, or the other sheet."}};
    return {"What this is",
            {"This code opens the sealed answers of this wave, to be counted, when",
             "the officer's passphrase or the server is lost. Without passphrase",
             "and code nobody can ever count them."}};
}

RecoverySheet::Words who_keeps_it(const RecoverySheet& sheet) {
    RecoverySheet::Words out{"Who keeps it",
                             {"Somebody outside the participation team, locked up: the monitoring",
                              "officer, for example. Not whoever looks after the server."}};
    if (sheet.people > 1) out.lines.emplace_back("Not the one who keeps the other half.");
    return out;
}

RecoverySheet::Words how_to_use(const RecoverySheet& sheet) {
    const bool second = sheet.person > 0;
    return {"To use it: type the code into a file, and run",
            {"    pledge-council wave close --id " + sheet.wave.text,
             std::string("        ") + (second ? "--second-recovery-code-file" : "--recovery-code-file") +
                 " FILE",
             "Capitals, spaces and dashes don't matter. When the server is lost:",
             "docs/keys.md, \"A server is lost\"."}};
}

}  // namespace

std::vector<RecoverySheet::Words> RecoverySheet::words() const {
    return {what_it_is(*this),
            who_keeps_it(*this),
            {"What to do with it",
             {"1  Print it once. Don't mail it, photograph it or copy it.",
              "2  Put it in an envelope, seal it and sign across the flap.",
              "3  Hand it over, and shred the file it was printed from:", "       pledge-council shred FILE",
              "4  Thirty days after the results are published, burn it or shred",
              "   it, unopened. Until then, old backups can be opened with it."}},
            how_to_use(*this)};
}

std::vector<std::string> RecoverySheet::code_lines() const {
    const auto half = code.size() / 2;
    return {code.substr(0, half), code.substr(half + (half < code.size() && code[half] == '-' ? 1 : 0))};
}

std::string sheet_as_text(const RecoverySheet& sheet) {
    const std::string rule(72, '=');
    std::string out = rule + "\n\n    RECOVERY SHEET\n\n    Council   " + sheet.council + "\n    Wave      " +
                      sheet.wave.text + "\n    Made      " + to_text(sheet.made) + "\n";
    if (sheet.people > 1)
        out += "    Half      " + std::to_string(sheet.person + 1) + " of " + std::to_string(sheet.people) +
               "\n";
    out += "\n" + rule + "\n\n\n";
    const auto code = sheet.code_lines();
    out += "        " + code[0] + "-\n        " + code[1] + "\n\n\n";
    for (const auto& [heading, lines] : sheet.words()) {
        out += "    " + heading + "\n\n";
        for (const auto& line : lines) out += "    " + line + "\n";
        out += "\n";
    }
    return out + rule + "\n";
}

std::string sheet_for_file(const RecoverySheet& sheet, std::string_view file) {
    auto ending = std::string(file.substr(file.size() - std::min<std::size_t>(4, file.size())));
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return c < 128 ? std::tolower(c) : c; });
    return ending == ".pdf" ? sheet_as_pdf(sheet) : sheet_as_text(sheet);
}

}  // namespace pledge::council
