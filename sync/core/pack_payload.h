#pragma once

#include "sync/core/pack.h"
#include "sync/core/recordings.h"
#include "sync/core/result.h"

#include <map>
#include <string>
#include <string_view>

// What travels inside a signed pack (docs/formats/signed.md). `pledge-council pack build` writes it, kiosks
// read it, both through read_pack(), so that there is one definition of what a pack may be.
namespace pledge {

// A language's texts as .mo files: with drafts in them (shown with a badge), and the reviewed ones alone.
struct Catalogue {
    std::string all, reviewed;
    bool operator==(const Catalogue&) const = default;
};
using Catalogues = std::map<std::string, Catalogue>;  // language code → texts; "en" is the pack itself

struct LoadedPack {
    Pack pack;
    Catalogues catalogues;
    Recorded recorded;  // may be empty
};

constexpr std::size_t kMostPackPayload = std::size_t{20} << 20;

// Refuses what a kiosk would refuse: id and version come from the pack's own text. Bytes are the same for the
// same input.
Result<std::string> write_pack_payload(std::string_view pack_toml, const std::string& pack_file,
                                       std::string_view help_toml, const std::string& help_file,
                                       const Catalogues& catalogues, const Recorded& recorded = {});
Result<LoadedPack> read_pack_payload(std::string_view payload);

}  // namespace pledge
