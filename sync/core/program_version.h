#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pledge {

// Which release of these programs somebody runs: "0.1.0". On the wire it is three groups of three digits,
// "000.001.000", so that every version is as long as every other.
struct ProgramVersion {
    std::array<std::uint16_t, 3> numbers{};  // 0 to 999 each
    auto operator<=>(const ProgramVersion&) const = default;

    std::uint32_t packed() const;  // in the same order; for a database
};

std::string to_text(const ProgramVersion& version);    // "0.1.0"
std::string wire_text(const ProgramVersion& version);  // "000.001.000"
std::optional<ProgramVersion> version_from_text(std::string_view text);
std::optional<ProgramVersion> version_from_wire(std::string_view text);  // exactly eleven characters
std::optional<ProgramVersion> version_from_packed(std::uint64_t packed);
ProgramVersion this_version();  // of the program that asks

}  // namespace pledge
