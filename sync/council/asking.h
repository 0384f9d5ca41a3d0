#pragma once

#include "sync/council/commands.h"
#include "sync/council/passphrase.h"
#include "sync/council/wave_keys.h"
#include "sync/seal/signing.h"

#include <string>

// Asks people for what opens a key, as every command does it.
namespace pledge::council {

// What somebody typed, wiped when it goes.
struct Given {
    Opener with = Opener::passphrase;
    Passphrase secret;
    Proof proof() const { return {with, secret.text()}; }
};

// "the passphrase of this wave", "the second person's passphrase of this wave"; `person` counts from 0.
std::string passphrase_name(std::size_t person, std::size_t people);
// "a new passphrase for this wave (not the publisher's)"
std::string new_passphrase_name(std::size_t person, std::size_t people);
// From the file with the sheet's code, if there is one, otherwise as ask_passphrase().
Result<Given> ask_for_part(std::size_t person, std::size_t people, const std::string& passphrase_file,
                           const std::string& code_file);
Result<seal::SigningKey> ask_for_publisher(const Desk& desk, const Config& config);

}  // namespace pledge::council
