#pragma once

#include "kiosk/flow/live.h"
#include "kiosk/flow/model.h"
#include "kiosk/ui/wording.h"
#include "kiosk/wire/lines.h"

#include <string>
#include <vector>

namespace pledge::kiosk {

// What phones are told of a question, in each of the languages that the kiosk offers: a promise has its words
// in all that there are, a typed question stands as it was typed. Main thread, which owns the words.
wire::Ask ask_for_phones(std::uint32_t number, const flow::LiveQuestion& question, const flow::Offer& offer,
                         const std::vector<std::string>& languages, const std::string& typed_in,
                         const ui::Wording& wording);

}  // namespace pledge::kiosk
