#pragma once

#include "sync/core/bytes.h"
#include "sync/core/result.h"
#include "sync/seal/secret.h"

#include <vector>

namespace pledge::outbox {

// Which slots hold an answer, in the order of their keys. On disk it is sealed under the outbox key and
// always of the same size, so that it tells nothing to whoever lacks that key.
class SlotMap {
  public:
    explicit SlotMap(std::size_t slots) : taken_(slots, false) {}

    std::size_t slots() const { return taken_.size(); }
    std::vector<std::size_t> free() const;
    void take(std::size_t slot) { taken_.at(slot) = true; }
    void give_back(std::size_t slot) { taken_.at(slot) = false; }

    Blob sealed(const seal::Secret& key) const;
    // Code::full when it can't be read, whatever the cause: then every slot counts as taken until the next
    // freeze, so that nothing which may be an answer is written over.
    static Result<SlotMap> unsealed(View sealed, std::size_t slots, const seal::Secret& key);

  private:
    std::vector<bool> taken_;
};

}  // namespace pledge::outbox
