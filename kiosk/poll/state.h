#pragma once

#include "kiosk/wire/lines.h"

#include <optional>
#include <string>

namespace pledge::poll {

enum class Stage { wait, vote, closed, shown, over };

// What a phone is told, as one line of JSON (docs/formats/poll.md). Of the question only where there is one;
// `voted` where it says something; never a count. Pure.
std::string state_text(Stage stage, const std::optional<wire::Ask>& asked, const wire::Shown& shown,
                       bool voted);

}  // namespace pledge::poll
