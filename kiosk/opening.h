#pragma once

#include "kiosk/content.h"
#include "kiosk/flow/model.h"
#include "kiosk/speech/recordings.h"
#include "kiosk/ui/sheet.h"
#include "sync/core/ports.h"
#include "sync/text/catalogue.h"
#include "sync/text/paragraph.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pledge::kiosk {

// Where the installed files lie.
struct Places {
    std::string locales, fonts, assets;
};

// Words, letters and drawings: what views draw with. Belongs to one thread at a time.
struct Stage {
    Stage(text::Catalogues words, text::Paragraphs letters, const Places& places);
    ui::Kit kit() { return {wording, typesetter, art}; }

    text::Catalogues catalogues;
    text::Paragraphs paragraphs;
    ui::Wording wording;
    ui::Typesetter typesetter;
    ui::Art art;
};

struct Opening {
    std::unique_ptr<Stage> stage;
    flow::Model model;
    std::vector<std::pair<ui::PicturePtr, ui::Bitmap>> ready;  // of the first page
    std::shared_ptr<const speech::Recordings> recordings;      // may be null
};

// Pixels of the window, as soon as it is known; zero: there will be none.
using PanelSize = std::function<std::pair<int, int>()>;

// Everything that the first page needs and that OpenGL has no part in, for a thread that runs while the
// window opens. `asked`: the language of --lang, or empty. Warns of languages without words, and fails for
// such a --lang.
Result<Opening> open_stage(const Places& places, flow::Config config, const std::string& asked,
                           const Clock& clock, Content& content, const PanelSize& size);

// Translations that a signed pack brought along; a pack from a folder takes those of the program itself.
// Returns the recordings of all packs, null if nothing has come.
using RecordingsPtr = std::shared_ptr<const speech::Recordings>;
RecordingsPtr add_words(text::Catalogues& catalogues, Content& content, const std::string& locales);

}  // namespace pledge::kiosk
