#pragma once

#include "sync/core/ports.h"

#include <optional>
#include <string>
#include <string_view>

namespace pledge::council {

using ApiTokenId = Bytes<16>;  // random

// What lets a program read published results where the council asks for it, and nothing else. Known by the
// hash of its secret alone.
struct ApiToken {
    ApiTokenId id{};
    std::string name;  // what it is for; unique without regard to upper and lower case
    Bytes<32> hash{};
    Day created{}, expires{};  // expires: the last day on which it holds
    std::optional<Day> last_used;
};
bool holds(const ApiToken& token, Day today);

// The secret itself, 256 random bits; shown once.
struct ApiSecret {
    Bytes<32> bytes{};

    static ApiSecret make(Random& random) { return {random.bytes<32>()}; }
    static std::optional<ApiSecret> read(std::string_view text);

    std::string text() const;  // "pledge_" and 64 hex digits
    Bytes<32> hash() const;    // what is stored
};

}  // namespace pledge::council
