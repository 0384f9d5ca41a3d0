#include "sync/council/recovery_sheet.h"

namespace pledge::council {

std::string recovery_sheet(std::string_view council_name, const WaveId& wave, Day planned,
                           std::string_view code) {
    const std::string rule(72, '=');
    const auto half = code.size() / 2;
    return rule + "\n\n    RECOVERY SHEET\n\n    Council   " + std::string(council_name) +
           "\n    Wave      " + wave.text + "\n    Planned   " + to_text(planned) + "\n\n" + rule +
           "\n\n"
           "    This code opens the answers of this wave when the officer's\n"
           "    passphrase is lost. Without either, the answers can't be counted\n"
           "    by anybody, ever.\n\n\n"
           "        " +
           std::string(code.substr(0, half)) + "-\n        " +
           std::string(code.substr(code[half] == '-' ? half + 1 : half)) +
           "\n\n\n"
           "    What to do with this sheet\n\n"
           "    1  Print it once. Don't mail it, photograph it or copy it.\n"
           "    2  Put it in an envelope, seal it and sign across the flap.\n"
           "    3  Give it to somebody outside the participation team, who keeps\n"
           "       it locked up: the monitoring officer, for example.\n"
           "    4  Delete the file it was printed from.\n"
           "    5  Thirty days after the results are published, destroy it unopened.\n\n"
           "    To use it: type the code into a file and run\n\n"
           "        pledge-council wave close --id " +
           wave.text +
           " \\\n            --recovery-code-file FILE\n\n"
           "    Capitals, spaces and dashes don't matter.\n\n" +
           rule + "\n";
}

}  // namespace pledge::council
