#include "sync/text/paragraph.h"

#include "sync/text/layout.h"
#include "sync/text/typeset.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <set>

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

namespace pledge::text {
namespace {

struct FreeConfig {
    void operator()(FcConfig* c) const { FcConfigDestroy(c); }
};
struct FreeOptions {
    void operator()(cairo_font_options_t* o) const { cairo_font_options_destroy(o); }
};
struct FreeSurface {
    void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
struct FreeCairo {
    void operator()(cairo_t* c) const { cairo_destroy(c); }
};
struct FreeIter {
    void operator()(PangoLayoutIter* i) const { pango_layout_iter_free(i); }
};

std::string family_of(PangoFont* font) {
    const Description description(pango_font_describe(font));
    const char* family = pango_font_description_get_family(description.get());
    return family ? family : "";
}

std::string own_family(const Language& language) {
    return language.families.substr(0, language.families.find(','));
}

std::set<std::string> families_of(const FcFontSet& fonts) {
    std::set<std::string> out;
    for (int i = 0; i < fonts.nfont; ++i) {
        FcChar8* name = nullptr;
        for (int n = 0; FcPatternGetString(fonts.fonts[i], FC_FAMILY, n, &name) == FcResultMatch; ++n)
            out.emplace(reinterpret_cast<const char*>(name));
    }
    return out;
}

GPtr<PangoContext> make_context(PangoFontMap* map) {
    GPtr<PangoContext> context(pango_font_map_create_context(map));
    const std::unique_ptr<cairo_font_options_t, FreeOptions> options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    return context;
}

}  // namespace

struct Paragraphs::Engine {
    GPtr<PangoFontMap> map;
    GPtr<PangoContext> context;
    std::vector<Language> languages;
    std::set<std::string> families;  // that are installed

    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    // Pango 1.50 never gives back the configuration that it was handed, unless it is handed another.
    ~Engine() {
        if (map) pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), nullptr);
    }

    const Language& language(const LanguageCode& code) const {
        const auto at = std::find_if(languages.begin(), languages.end(),
                                     [&](const Language& l) { return l.code == code; });
        return at == languages.end() ? languages.front() : *at;
    }
    Result<Layout> lay_out(const ParagraphSpec& spec) {
        return text::lay_out(context.get(), language(spec.language), spec);
    }
};

Paragraphs::Paragraphs(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Paragraphs::Paragraphs(Paragraphs&&) noexcept = default;
Paragraphs& Paragraphs::operator=(Paragraphs&&) noexcept = default;
Paragraphs::~Paragraphs() = default;

Result<Paragraphs> Paragraphs::open(const std::filesystem::path& fonts, std::vector<Language> languages) {
    assert(!languages.empty());
    const std::unique_ptr<FcConfig, FreeConfig> config(FcConfigCreate());
    const auto* path = reinterpret_cast<const FcChar8*>(fonts.c_str());
    if (!config || !std::filesystem::exists(fonts) || !FcConfigParseAndLoad(config.get(), path, FcTrue) ||
        !FcConfigBuildFonts(config.get()))
        return Error{Code::not_found, fonts.string() + " can't be read; install the kiosk's assets again."};
    const auto* found = FcConfigGetFonts(config.get(), FcSetSystem);
    if (!found || found->nfont == 0)
        return Error{Code::not_found,
                     "No font that " + fonts.string() + " names is there; install fonts-noto-core."};
    FcConfigSetCurrent(config.get());
    auto engine = std::make_unique<Engine>();
    engine->map.reset(pango_cairo_font_map_new());
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(engine->map.get()), config.get());
    engine->context = make_context(engine->map.get());
    engine->languages = std::move(languages);
    engine->families = families_of(*found);
    return Paragraphs(std::move(engine));
}

bool Paragraphs::has_font(const LanguageCode& code) const {
    return engine_->families.contains(own_family(engine_->language(code)));
}

Status Paragraphs::warm(const LanguageCode& code) {
    const auto& language = engine_->language(code);
    ParagraphSpec sample;
    sample.text = language.name;
    sample.language = language.code;
    const auto first = own_family(language);
    for (const auto weight : {Weight::regular, Weight::bold}) {
        sample.weight = weight;
        const auto shown = glyphs(sample);
        if (!shown) return shown.error();
        if (shown->unknown || shown->runs.empty() || shown->runs.front().family != first)
            return Error{Code::not_found, "The font " + first + " is not there; install fonts-noto-core."};
        if (auto drawn = draw(sample); !drawn) return drawn.error();
    }
    return {};
}

Result<Extent> Paragraphs::measure(const ParagraphSpec& spec) {
    auto layout = engine_->lay_out(spec);
    if (!layout) return layout.error();
    return layout->extent;
}

Result<Bitmap> Paragraphs::draw(const ParagraphSpec& spec) {
    auto layout = engine_->lay_out(spec);
    if (!layout) return layout.error();
    const auto& extent = layout->extent;
    const std::unique_ptr<cairo_surface_t, FreeSurface> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, extent.width, extent.height));
    const std::unique_ptr<cairo_t, FreeCairo> cr(cairo_create(surface.get()));
    for (const auto& line : layout->lines) {
        cairo_move_to(cr.get(), extent.logical.x + line.x, extent.logical.y + line.baseline);
        pango_cairo_show_layout_line(cr.get(), line.line);
    }
    cairo_surface_flush(surface.get());
    if (cairo_status(cr.get()) != CAIRO_STATUS_SUCCESS)
        return Error{Code::failed, "A text could not be drawn; restart the kiosk, it may be out of memory."};
    Bitmap out{extent, {}};
    const auto width = static_cast<std::size_t>(extent.width);
    out.pixels.resize(width * static_cast<std::size_t>(extent.height));
    const auto* row = cairo_image_surface_get_data(surface.get());
    for (std::size_t y = 0; y < static_cast<std::size_t>(extent.height); ++y) {
        std::memcpy(out.pixels.data() + y * width, row, width);
        row += cairo_image_surface_get_stride(surface.get());
    }
    return out;
}

Result<Typeset> Typeset::make(Paragraphs& paragraphs, ParagraphSpec spec, double width) {
    spec.size *= kUnits;
    spec.width = static_cast<int>(width * kUnits);
    spec.tear = true;
    auto layout = paragraphs.engine_->lay_out(spec);
    if (!layout) return layout.error();
    return Typeset(std::make_shared<Layout>(std::move(*layout)));
}

Result<Glyphs> Paragraphs::glyphs(const ParagraphSpec& spec) {
    auto layout = engine_->lay_out(spec);
    if (!layout) return layout.error();
    Glyphs out;
    const std::unique_ptr<PangoLayoutIter, FreeIter> iter(pango_layout_get_iter(layout->pango.get()));
    int line = 0;
    do {
        const auto* run = pango_layout_iter_get_run_readonly(iter.get());
        if (!run) {  // the end of a line
            ++line;
            continue;
        }
        out.runs.push_back({family_of(run->item->analysis.font), {}, line});
        for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
            const auto glyph = run->glyphs->glyphs[i].glyph;
            if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) ++out.unknown;
            if (glyph != PANGO_GLYPH_EMPTY) out.runs.back().glyphs.push_back(glyph);
        }
    } while (pango_layout_iter_next_run(iter.get()));
    return out;
}

}  // namespace pledge::text
