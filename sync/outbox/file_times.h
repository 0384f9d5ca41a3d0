#pragma once

#include "sync/core/calendar.h"

#include <string>

namespace pledge::outbox {

// Sets the dates of a file and of its folder to the start of a day, so that they do not tell when somebody
// answered. What is left: ctime, which only the kernel sets, is the moment of the last write; since one slot
// is rewritten at a random moment of every hour whether anybody answers or not, that moment is as likely a
// dummy's. A crash between a commit and this call leaves the true time until the next write. Failing is not
// worth an error: the answer is safe.
void blunt_times(const std::string& file, Day day);

}  // namespace pledge::outbox
