#include "kiosk/opening.h"

#include "kiosk/flow/update.h"
#include "kiosk/ui/views/views.h"

#include <spdlog/spdlog.h>

namespace pledge::kiosk {
namespace {

Result<std::unique_ptr<Stage>> make_stage(const Places& places, const std::string& language) {
    auto words = text::Catalogues::load(places.locales);
    if (!words) return words.error();
    auto letters = text::Paragraphs::open(places.fonts, words->languages());
    if (!letters) return letters.error();
    if (auto warm = letters->warm(text::LanguageCode(language)); !warm) return warm.error();
    return std::make_unique<Stage>(std::move(words).value(), std::move(letters).value(), places);
}

Status settle(flow::Config& config, const text::Catalogues& catalogues, const std::string& asked) {
    std::vector<std::string> have;
    for (const auto& language : catalogues.languages()) have.push_back(language.code.text);
    const auto left_out = flow::settle_languages(config, have, asked);
    if (!left_out) return left_out.error();
    for (const auto& code : *left_out)
        spdlog::warn("kiosk.toml offers \"{}\", which has no words here; take it out or install it.", code);
    return {};
}

// Raster of everything on the page, so that the thread that has OpenGL need only upload it.
void make_pictures(Opening& out, int width, int height) {
    const auto page = ui::compose(out.model, out.stage->kit(), width, height);
    for (const auto& mark : page->display.marks)
        if (const auto* image = std::get_if<ui::Image>(&mark); image && image->picture)
            out.ready.emplace_back(image->picture, image->picture->make());
}

}  // namespace

Stage::Stage(text::Catalogues words, text::Paragraphs letters, const Places& places)
    : catalogues(std::move(words)),
      paragraphs(std::move(letters)),
      wording(catalogues),
      typesetter(paragraphs),
      art(places.assets) {}

Result<Opening> open_stage(const Places& places, flow::Config config, const std::string& asked,
                           const Clock& clock, Content& content, const PanelSize& size) {
    auto stage = make_stage(places, asked.empty() ? config.first_language : asked);
    if (!stage) return stage.error();
    Opening out{std::move(stage).value(), {}, {}, nullptr};
    if (auto settled = settle(config, out.stage->catalogues, asked); !settled) return settled.error();
    auto& model = out.model;
    model.config = std::move(config);
    model.language = model.config.first_language;
    flow::update(model, flow::action::Tick{clock.steady(), clock.local()});
    model.touched_at = model.shown_at = model.now;
    if (const auto offer = content.look()) {
        out.recordings = add_words(out.stage->catalogues, content, places.locales);
        flow::update(model, *offer);
    }
    if (const auto [width, height] = size(); width > 0) make_pictures(out, width, height);
    return out;
}

RecordingsPtr add_words(text::Catalogues& catalogues, Content& content, const std::string& locales) {
    auto arrived = content.take_words();
    if (arrived.empty()) return nullptr;
    auto recordings = std::make_shared<speech::Recordings>();
    for (auto& words : arrived) {
        if (words.catalogues.empty()) {
            if (auto added = catalogues.add_folder(locales, words.set); !added)
                spdlog::warn("{}", added.error().say);
        }
        for (const auto& [language, catalogue] : words.catalogues) {
            const auto added = catalogues.add(text::LanguageCode(language), words.set, view_of(catalogue.all),
                                              view_of(catalogue.reviewed));
            if (!added) spdlog::warn("{}", added.error().say);
        }
        recordings->add(std::move(words.recorded));
        if (words.folder.empty()) continue;
        const auto text_of = [&](const std::string& language,
                                 const std::string& context) -> std::optional<std::string> {
            const auto english = words.english.find(context);
            if (english == words.english.end()) return std::nullopt;
            if (language == "en") return english->second;
            const auto found = catalogues.get(text::LanguageCode(language), context, english->second);
            return found.missing ? std::nullopt : std::optional(found.text);
        };
        for (const auto& problem : recordings->add_folder(words.folder, text_of)) spdlog::warn("{}", problem);
    }
    return recordings;
}

}  // namespace pledge::kiosk
