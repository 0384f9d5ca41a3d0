#pragma once

#include "kiosk/flow/update.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// --display: the promises on the screen of a council building, slide after slide. Nobody can touch it and
// nothing is kept. Pure, like update(), of which these are steps.
namespace pledge::flow {

struct Slide {
    enum class Kind { title, promise, reply, where } kind = Kind::title;
    std::size_t set = 0, point = 0;  // of set_at(); an index into its points
    std::string language;
};

// Each set's title and promises, what was said and done about a promise after it, then where young people can
// answer; each of them in one language after the other. A set that is not `translated` is shown in English
// alone, a reply in the languages that it has. Without anything installed: the title.
std::vector<Slide> slides_of(const Model& model);
Slide current_slide(const Model& model);

constexpr std::chrono::milliseconds kFadeFor{800};
constexpr int kFadeSteps = 16;
// How much of the slide is there, 0 to kFadeSteps: it comes and goes gently, unless kiosk.toml says
// otherwise.
int slide_presence(const Model& model);

// From the beginning, in that slide's language.
void begin_slides(Model& model);
// Tells the world to drop what the last slide was made of.
void pass_slides(Model& model, std::vector<Effect>& effects);
std::optional<std::chrono::milliseconds> next_slide_deadline(const Model& model);

}  // namespace pledge::flow
