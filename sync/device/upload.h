#pragma once

#include "sync/core/ports.h"
#include "sync/device/trouble.h"
#include "sync/outbox/outbox.h"
#include "sync/shelf/identity.h"

#include <optional>

namespace pledge::device {

// Sends the pending batch, the very bytes that were frozen, and forgets it once the server says that it has
// it for good. Whatever else happens, it stays pending. `contact` is set when the server replied. Replies
// (docs/formats/api.md): 200 forgets the batch; 409 sends the same bytes once more under a new id; 429 and
// 5xx wait; 401, 403, 400, 413 and anything unknown ask for help.
std::optional<Trouble> upload(Transport& server, outbox::Outbox& outbox, const shelf::Identity& who,
                              const seal::SigningKey& key, Random& random, bool& contact);

}  // namespace pledge::device
