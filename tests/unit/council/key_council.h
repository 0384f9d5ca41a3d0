#pragma once

#include "tests/unit/council/running_council.h"

namespace pledge::testing {

// A council whose officers look after keys: a published pack, planned waves, answers, codes typed from
// sheets.
class KeyCouncil : public RunningCouncil {
  public:
    // Runs a command that must work, or throws with what it said on stderr.
    std::string must(const std::string& words);
    // Runs one that must fail, and says why.
    std::string refused(const std::string& words);

    void set_up();  // init and a published pack
    void plan(const std::string& extra = "");
    void open();
    void collect(int answers);  // by a device of an event
    void stop_and_wait();       // until it can be closed
    // As somebody types it from a sheet, into a file: small letters, other groups.
    void type_code(const std::string& sheet, const std::string& to);
    // The same council on another machine, with nothing but its configuration; its clock stands where ours
    // does.
    void take_over_from(const KeyCouncil& lost);

    static constexpr const char* kPlan =
        "wave plan --id autumn --set derby-2024 --opens 2026-11-01 --asks-until 2026-12-01 --results 2027-01 "
        "--recovery-sheet @sheet.txt --passphrase-file @wave.txt ";
};

}  // namespace pledge::testing
