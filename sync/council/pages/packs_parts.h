#pragma once

#include "sync/council/pack_card.h"
#include "sync/council/pages/frame.h"

namespace pledge::council {

constexpr std::size_t kMostPackUpload = std::size_t{4}
                                        << 20;  // bytes; a pack with recordings goes by command

// What went wrong on the page of sets, and where.
struct PacksSay {
    std::string say, at;  // at: "file", "month", "passphrase" or nothing
    std::string month;    // as typed
    int status = 400;
};
Result<http::Response> packs_page(Storage& storage, const Asked& asked, Front& front,
                                  const PacksSay& wrong = {});

void add_pack_publishing(http::Router& router, Front& front);  // POST /packs, /packs/sign

}  // namespace pledge::council
