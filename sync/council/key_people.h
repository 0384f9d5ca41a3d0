#pragma once

#include "sync/council/passphrase.h"
#include "sync/council/recovery_sheet.h"
#include "sync/council/wave_keys.h"

#include <vector>

// Who will keep a new wave's key, one or two people, as commands and pages ask for them.
namespace pledge::council {

struct KeyPerson {
    Passphrase passphrase, code;  // the code goes on a sheet alone
    PersonSecrets secrets() const { return {passphrase.text(), code.text()}; }
};
using KeyPeople = std::vector<KeyPerson>;

// Makes the next person's code. Code::bad_usage: the passphrase is too short, or the one before has the same.
Status add_person(KeyPeople& people, Passphrase passphrase);
std::vector<PersonSecrets> secrets_of(const KeyPeople& people);
// One for each, in their order.
std::vector<RecoverySheet> sheets_of(const KeyPeople& people, const std::string& council, const WaveId& wave,
                                     Day made);

}  // namespace pledge::council
