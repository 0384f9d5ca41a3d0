#pragma once

#include "sync/core/bytes.h"
#include "sync/core/result.h"
#include "sync/seal/secret.h"

#include <string_view>

namespace pledge::seal {

// A small secret kept under a key that lies elsewhere (XChaCha20-Poly1305, fresh nonce each time). `context`
// says whose it is and is bound in, so that one can't stand in for another. Output is kBoundOver bytes longer
// than input: nonce, then what libsodium's combined mode gives. Key: 32 bytes.
constexpr std::size_t kBoundOver = 40;
Blob box_for(std::string_view context, View plain, const Secret& key);
// Code::denied: another key or context, or changed bytes.
Result<Blob> unbox_for(std::string_view context, View boxed, const Secret& key);

}  // namespace pledge::seal
