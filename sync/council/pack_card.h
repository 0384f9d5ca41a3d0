#pragma once

#include "sync/core/calendar.h"
#include "sync/core/pack_payload.h"
#include "sync/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace pledge::council {

// What a page shows of a published pack, kept beside it so that no page reads megabytes of recordings.
struct PackCard {
    std::string title;
    Day published{};
    std::vector<std::string> languages;  // codes, English first; whoever checks translations knows more
    struct Promise {
        int number = 0;
        std::string text, question;
        bool operator==(const Promise&) const = default;
    };
    std::vector<Promise> promises;  // those that are asked about
    bool operator==(const PackCard&) const = default;
};

PackCard card_of(const LoadedPack& loaded, Day published);
std::string write_card(const PackCard& card);
Result<PackCard> read_card(std::string_view json);

}  // namespace pledge::council
