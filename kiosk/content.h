#pragma once

#include "kiosk/flow/action.h"
#include "sync/core/pack_payload.h"
#include "sync/shelf/shelf.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace pledge::kiosk {

// Turns what is installed on the device into what the kiosk offers, and notices when something new was
// installed. A broken arrival is told to the log, and what was offered before stays. Replies that can't be
// had are left out: they never keep a kiosk from asking.
class Content {
  public:
    // `pack_folders`: sets from folders instead of the installed ones (--pack); none: what is installed.
    Content(shelf::Shelf shelf, std::vector<std::string> pack_folders)
        : shelf_(std::move(shelf)), pack_folders_(std::move(pack_folders)) {}

    // A NewOffer when something changed since the last call. Worker thread.
    std::optional<flow::Action> look();

    // The translations and recordings that came with packs since the last call. Of a pack from a folder there
    // are no catalogues (they lie beside the program's own), and the recordings are still in the folder.
    struct NewWords {
        SetId set;
        pledge::Catalogues catalogues;
        Recorded recorded;
        std::string folder;                          // empty: it came signed
        std::map<std::string, std::string> english;  // message context → words
    };
    std::vector<NewWords> take_words();  // any thread

  private:
    std::string fingerprint() const;  // of the files that matter: changes when one of them does
    Result<flow::Offer> load();
    // The set that the open wave asks, or the first; then the others, as far as they can be read.
    Result<std::vector<LoadedPack>> sets_for(const Manifest* manifest);
    // The pack that the manifest names, or the one before while that can't be shown.
    Result<LoadedPack> last_good(const PackRef& ref, const Manifest& manifest) const;
    Result<std::vector<LoadedPack>> sets_of_folders(const Manifest* manifest);
    void add_replies(flow::Offer& offer, const Manifest& manifest) const;

    shelf::Shelf shelf_;
    std::vector<std::string> pack_folders_;
    std::map<SetId, std::string> folder_of_;
    std::string seen_;
    bool offered_ = false;
    std::mutex mutex_;
    std::vector<NewWords> new_words_;
};

}  // namespace pledge::kiosk
