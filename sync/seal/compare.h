#pragma once

#include "sync/core/bytes.h"

namespace pledge::seal {

// Whether both hold the same bytes, in a time that depends on their length alone: for tokens and codes that
// somebody else may guess at. Any thread.
bool same(View a, View b);

}  // namespace pledge::seal
