#pragma once

#include "sync/core/bytes.h"
#include "sync/core/calendar.h"
#include "sync/council/accounts/role.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pledge::council {

using AccountId = Bytes<16>;  // random
using TotpSecret = Bytes<20>;

// Somebody who may sign in. The name is what they type; it is unique without regard to upper and lower case.
struct Account {
    AccountId id{};
    std::string name;
    Role role = Role::committee_reader;
    std::string password;         // as seal::hash_password() wrote it
    TotpSecret totp{};            // sealed under the server key where it is stored
    std::uint64_t totp_step = 0;  // the newest step whose code was used
    bool disabled = false;
    bool must_change = false;  // somebody else knows the password: nothing is open before it was changed
    // The server key does not open the secret, and `totp` says nothing: recovery codes work, the app does
    // not. Giving it another secret is to clear this as well.
    bool totp_lost = false;
    std::optional<Day> signed_in{};  // the last time
};

// 1 to 64 printable ASCII characters, no space at an end.
bool is_account_name(std::string_view name);
// Two names are the same account when these are equal.
std::string folded(std::string_view name);

// code: the password was right, the code is still to come. in: signed in.
enum class Stage { code, in };

// Known by the hash of its token alone.
struct Session {
    Bytes<32> hash{};
    AccountId account{};
    Stage stage = Stage::code;
    std::chrono::sys_seconds begun{}, seen{};  // seen: to the minute
    std::uint64_t tries = 0;                   // codes that were wrong
};

}  // namespace pledge::council
