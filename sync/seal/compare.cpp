#include "sync/seal/compare.h"

#include <sodium.h>

namespace pledge::seal {

bool same(View a, View b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace pledge::seal
