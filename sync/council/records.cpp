#include "sync/council/records.h"

#include <array>

namespace pledge::council {
namespace {

constexpr std::array<std::string_view, 2> kProfiles = {"home", "event"};
constexpr std::array<std::string_view, 5> kStates = {"planned", "open", "stopped", "published", "destroyed"};

template <class Enum, std::size_t N>
std::optional<Enum> look_up(const std::array<std::string_view, N>& names, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == text) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Profile profile) {
    return kProfiles[static_cast<std::size_t>(profile)];
}
std::optional<Profile> profile_from_text(std::string_view text) {
    return look_up<Profile>(kProfiles, text);
}
std::size_t slots_of(Profile profile) {
    return profile == Profile::home ? 12 : 240;
}

std::string_view name_of(WaveState state) {
    return kStates[static_cast<std::size_t>(state)];
}
std::optional<WaveState> wave_state_from_text(std::string_view text) {
    return look_up<WaveState>(kStates, text);
}

}  // namespace pledge::council
