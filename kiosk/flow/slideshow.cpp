#include "kiosk/flow/slideshow.h"

#include "kiosk/flow/journey.h"

#include <algorithm>

namespace pledge::flow {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kStep = kFadeFor / kFadeSteps;

// Those that are offered, beginning with the one that the kiosk begins in.
std::vector<std::string> languages_of(const Model& model) {
    auto out = model.config.languages;
    const auto first = std::find(out.begin(), out.end(), model.config.first_language);
    if (first == out.end())
        out.insert(out.begin(), model.config.first_language);
    else
        std::rotate(out.begin(), first, out.end());
    return out;
}

// Those of them that a reply has words in; else the one that English is shown in.
std::vector<std::string> languages_of(const Reply& reply, std::vector<std::string> offered,
                                      const std::vector<std::string>& otherwise) {
    std::erase_if(offered, [&](const std::string& code) { return !reply.has(code); });
    return offered.empty() ? otherwise : offered;
}

void show(Model& model, std::size_t slide) {
    const auto slides = slides_of(model);
    model.slide = slide % slides.size();
    model.language = slides[model.slide].language;
    model.shown_at = model.now;
    model.faces_shown = true;
}

}  // namespace

std::vector<Slide> slides_of(const Model& model) {
    const auto all = languages_of(model);
    const bool english = std::find(all.begin(), all.end(), "en") != all.end();
    const std::vector<std::string> one = {english ? "en" : all.front()};
    std::vector<Slide> out;
    const auto add = [&](Slide::Kind kind, std::size_t set, std::size_t point,
                         const std::vector<std::string>& languages) {
        for (const auto& language : languages) out.push_back({kind, set, point, language});
    };
    for (std::size_t set = 0; model.offer && set < count_sets(*model.offer); ++set) {
        const auto& pack = set_at(*model.offer, set);
        const auto& languages = pack.translated ? all : one;
        add(Slide::Kind::title, set, 0, languages);
        for (const auto& stop : stops_of(pack))
            for (const auto point : stop.points) {
                add(Slide::Kind::promise, set, point, languages);
                if (const auto* reply = reply_to(*model.offer, set, point))
                    add(Slide::Kind::reply, set, point, languages_of(*reply, all, one));
            }
    }
    if (out.empty()) add(Slide::Kind::title, 0, 0, all);
    add(Slide::Kind::where, 0, 0, all);
    return out;
}

Slide current_slide(const Model& model) {
    const auto slides = slides_of(model);
    return slides[std::min(model.slide, slides.size() - 1)];
}

int slide_presence(const Model& model) {
    if (model.screen != Screen::display || !model.config.display.fade) return kFadeSteps;
    const auto shown = model.now - model.shown_at, leaves = model.config.display.per_slide - kFadeFor;
    if (shown < kFadeFor) return static_cast<int>(shown / kStep);
    if (shown < leaves) return kFadeSteps;
    return std::max(0, kFadeSteps - 1 - static_cast<int>((shown - leaves) / kStep));
}

void begin_slides(Model& model) {
    show(model, 0);
}

void pass_slides(Model& model, std::vector<Effect>& effects) {
    if (model.now < model.shown_at + model.config.display.per_slide) return;
    show(model, model.slide + 1);
    effects.push_back(effect::Forget{});
}

std::optional<milliseconds> next_slide_deadline(const Model& model) {
    const auto ends = model.shown_at + model.config.display.per_slide, leaves = ends - kFadeFor;
    if (!model.config.display.fade) return ends;
    if (model.now >= model.shown_at + kFadeFor && model.now < leaves) return leaves;
    const auto from = model.now < leaves ? model.shown_at : leaves;
    return std::min(ends, from + kStep * ((model.now - from) / kStep + 1));
}

}  // namespace pledge::flow
