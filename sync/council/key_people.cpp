#include "sync/council/key_people.h"

#include "sync/seal/wrap.h"

namespace pledge::council {

Status add_person(KeyPeople& people, Passphrase passphrase) {
    if (auto fine = check_new_passphrase(passphrase.text()); !fine) return fine;
    if (!people.empty() && people.front().passphrase.text() == passphrase.text())
        return Error{Code::bad_usage,
                     "Both people chose the same passphrase; each needs one that the other doesn't know."};
    people.push_back({std::move(passphrase), Passphrase(seal::make_recovery_code())});
    return {};
}

std::vector<PersonSecrets> secrets_of(const KeyPeople& people) {
    std::vector<PersonSecrets> out;
    for (const auto& person : people) out.push_back(person.secrets());
    return out;
}

std::vector<RecoverySheet> sheets_of(const KeyPeople& people, const std::string& council, const WaveId& wave,
                                     Day made) {
    std::vector<RecoverySheet> out;
    for (const auto& person : people)
        out.push_back({council, wave, made, std::string(person.code.text()), out.size(), people.size()});
    return out;
}

}  // namespace pledge::council
