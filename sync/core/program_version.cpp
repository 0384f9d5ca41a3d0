#include "sync/core/program_version.h"

#include <charconv>

namespace pledge {
namespace {

constexpr std::uint32_t kBase = 1000;

// Three numbers of 1 to `most_digits` digits (or exactly so many) with dots between.
std::optional<ProgramVersion> read(std::string_view text, std::size_t fewest_digits) {
    ProgramVersion out;
    for (std::size_t i = 0; i < out.numbers.size(); ++i) {
        const auto part = text.substr(0, text.find('.'));
        if (part.size() < fewest_digits || part.size() > 3) return std::nullopt;
        const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), out.numbers[i]);
        if (failed != std::errc() || end != part.data() + part.size()) return std::nullopt;
        text.remove_prefix(part.size());
        if (i + 1 == out.numbers.size()) break;
        if (text.empty()) return std::nullopt;
        text.remove_prefix(1);
    }
    return text.empty() ? std::optional(out) : std::nullopt;
}

}  // namespace

std::uint32_t ProgramVersion::packed() const {
    return (numbers[0] * kBase + numbers[1]) * kBase + numbers[2];
}

std::string to_text(const ProgramVersion& version) {
    const auto& n = version.numbers;
    return std::to_string(n[0]) + "." + std::to_string(n[1]) + "." + std::to_string(n[2]);
}

std::string wire_text(const ProgramVersion& version) {
    std::string out;
    for (const auto number : version.numbers) {
        const auto digits = std::to_string(number);
        out += (out.empty() ? "" : ".") + std::string(3 - digits.size(), '0') + digits;
    }
    return out;
}

std::optional<ProgramVersion> version_from_text(std::string_view text) {
    return read(text, 1);
}
std::optional<ProgramVersion> version_from_wire(std::string_view text) {
    return read(text, 3);
}

std::optional<ProgramVersion> version_from_packed(std::uint64_t packed) {
    if (packed >= std::uint64_t{kBase} * kBase * kBase) return std::nullopt;
    ProgramVersion out;
    for (std::size_t i = out.numbers.size(); i > 0; --i) {
        out.numbers[i - 1] = static_cast<std::uint16_t>(packed % kBase);
        packed /= kBase;
    }
    return out;
}

ProgramVersion this_version() {
    return version_from_text(PLEDGE_VERSION).value();
}

}  // namespace pledge
