#include "sync/text/show_line.h"

#include <algorithm>

namespace pledge::text {
namespace {

double points(int units) {
    return static_cast<double>(units) / PANGO_SCALE;
}

bool is_space(const char* letter) {
    return g_unichar_isspace(g_utf8_get_char(letter)) != FALSE;
}

// Where each word and each space of a run begins, in bytes from the run's first; then its length.
std::vector<int> pieces_of(const char* text, int length) {
    std::vector<int> out;
    bool was_space = true;
    for (const char* at = text; at < text + length; at = g_utf8_next_char(at)) {
        const bool space = is_space(at);
        if (space || was_space) out.push_back(static_cast<int>(at - text));
        was_space = space;
    }
    out.push_back(length);
    return out;
}

// The glyphs of a run from right to left stand in visual order, so its words come last first.
void show_words(cairo_t* cr, const PangoGlyphItem& run, const char* text, double x, double y) {
    const auto& glyphs = *run.glyphs;
    const auto pieces = pieces_of(text, run.item->length);
    std::vector<cairo_glyph_t> placed;
    std::vector<cairo_text_cluster_t> words;  // in the order of the text
    for (std::size_t p = 0; p + 1 < pieces.size(); ++p) words.push_back({pieces[p + 1] - pieces[p], 0});
    for (int i = 0; i < glyphs.num_glyphs; ++i) {
        const auto& g = glyphs.glyphs[i];
        const auto after = std::upper_bound(pieces.begin(), pieces.end() - 1, glyphs.log_clusters[i]);
        if (g.glyph != PANGO_GLYPH_EMPTY) {
            placed.push_back({g.glyph, x + points(g.geometry.x_offset), y + points(g.geometry.y_offset)});
            ++words.at(static_cast<std::size_t>(after - pieces.begin()) - 1).num_glyphs;
        }
        x += points(g.geometry.width);
    }
    cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run.item->analysis.font)));
    cairo_show_text_glyphs(cr, text, run.item->length, placed.data(), static_cast<int>(placed.size()),
                           words.data(), static_cast<int>(words.size()), CAIRO_TEXT_CLUSTER_FLAG_BACKWARD);
}

bool is_plain(const PangoGlyphString& glyphs) {
    return std::none_of(glyphs.glyphs, glyphs.glyphs + glyphs.num_glyphs,
                        [](const auto& g) { return (g.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0; });
}

}  // namespace

void show_line(cairo_t* cr, const PlacedLine& line, const char* text, double x, double y) {
    for (const GSList* at = line.line->runs; at; at = at->next) {
        auto* run = static_cast<PangoGlyphItem*>(at->data);
        if (run->item->analysis.level % 2 != 0 && is_plain(*run->glyphs)) {
            show_words(cr, *run, text + run->item->offset, x, y);
        } else {
            cairo_move_to(cr, x, y);
            pango_cairo_show_glyph_item(cr, text, run);
        }
        x += points(pango_glyph_string_get_width(run->glyphs));
    }
}

}  // namespace pledge::text
