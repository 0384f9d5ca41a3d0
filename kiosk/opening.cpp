#include "kiosk/opening.h"

#include "kiosk/flow/update.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace pledge::kiosk {
namespace {

Result<std::unique_ptr<Stage>> make_stage(const Places& places) {
    auto words = text::Catalogues::load(places.locales);
    if (!words) return words.error();
    auto letters = text::Paragraphs::open(places.fonts, words->languages());
    if (!letters) return letters.error();
    return std::make_unique<Stage>(std::move(words).value(), std::move(letters).value(), places);
}

bool contains(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Offers the languages that there are words and letters for; the others are for the log and for staff.
Status settle(flow::Model& model, Stage& stage, const std::string& asked) {
    auto& config = model.config;
    std::vector<std::string> have;
    for (const auto& language : stage.catalogues.languages()) {
        const auto& code = language.code.text;
        // who asked for a language by name is told at the shell what is missing
        if (stage.paragraphs.has_font(language.code) || code == asked) {
            have.push_back(code);
        } else if (config.languages.empty() || contains(config.languages, code)) {
            model.staff.fontless.push_back(code);
            spdlog::warn("The font of \"{}\" is not there, so it is not offered; install fonts-noto-core.",
                         code);
        }
    }
    if (have.empty())
        return Error{Code::not_found, "There are letters for no language; install fonts-noto-core."};
    const auto left_out = flow::settle_languages(config, have, asked);
    if (!left_out) return left_out.error();
    for (const auto& code : *left_out)
        if (!contains(model.staff.fontless, code))
            spdlog::warn("kiosk.toml offers \"{}\", which has no words here; take it out or install it.",
                         code);
    for (const auto& code : config.languages) {
        const auto& language = stage.catalogues.language(text::LanguageCode(code));
        if (!language.source() && language.reviewed_by.empty()) model.staff.drafts.push_back(code);
    }
    return stage.paragraphs.warm(text::LanguageCode(config.first_language));
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
    auto stage = make_stage(places);
    if (!stage) return stage.error();
    Opening out{std::move(stage).value(), {}, {}, nullptr};
    auto& model = out.model;
    model.config = std::move(config);
    if (auto settled = settle(model, *out.stage, asked); !settled) return settled.error();
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
