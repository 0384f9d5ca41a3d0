#pragma once

#include <span>
#include <string_view>

namespace pledge::council {

// The steps of the database, oldest first. A step that was released never changes.
std::span<const std::string_view> sqlite_steps();

}  // namespace pledge::council
