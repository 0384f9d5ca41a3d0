#pragma once

#include "sync/council/storage.h"

#include <string>
#include <vector>

namespace pledge::council {

// What is kept and until when, a sentence each: every wave, then what is the same for all. By the same dates
// as keep_house().
Result<std::vector<std::string>> retention(Storage& storage, Day today);

}  // namespace pledge::council
