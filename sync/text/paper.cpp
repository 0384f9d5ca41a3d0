#include "sync/text/paper.h"

#include "sync/text/drawing_parsed.h"
#include "sync/text/layout.h"
#include "sync/text/pdf_language.h"
#include "sync/text/show_line.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <cairo-pdf.h>

namespace pledge::text {
namespace {

cairo_status_t append(void* to, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

const char* name_of(Element element) {
    static constexpr const char* kNames[] = {"Document", "Part", "H1", "H2",     "H3", "P", "Table",
                                             "TR",       "TH",   "TD", "Figure", "L",  "LI"};
    return kNames[static_cast<std::size_t>(element)];
}

// Attributes of a cairo tag are 'quoted'; ours are plain ids.
std::string quoted(const std::string& id) {
    std::string out;
    for (const char c : id)
        if (c != '\'' && c != '\\') out += c;
    return "'" + out + "'";
}

}  // namespace

struct Paper::Surface {
    PaperFacts facts;
    std::string bytes;
    cairo_surface_t* surface = nullptr;
    cairo_t* cr = nullptr;
    int pages = 0, last_bookmark = 0;
    bool done = false;

    explicit Surface(const PaperFacts& f) : facts(f) {
        surface = cairo_pdf_surface_create_for_stream(append, &bytes, f.size.width, f.size.height);
        char made[32];
        std::snprintf(made, sizeof made, "%sT00:00:00Z", to_text(f.made).c_str());
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, f.title.c_str());
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, f.author.c_str());
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Pledge Kiosk");
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
        cr = cairo_create(surface);
    }
    Surface(const Surface&) = delete;
    Surface& operator=(const Surface&) = delete;
    ~Surface() {
        cairo_destroy(cr);
        cairo_surface_destroy(surface);
    }

    void colour(Ink c) { cairo_set_source_rgb(cr, c.red / 255.0, c.green / 255.0, c.blue / 255.0); }

    void path(const PaperBox& box, double radius) {
        const double r = std::min({radius, box.width / 2, box.height / 2});
        if (r <= 0) return cairo_rectangle(cr, box.x, box.y, box.width, box.height);
        const double right = box.x + box.width, bottom = box.y + box.height, quarter = std::acos(0.0);
        cairo_new_sub_path(cr);
        cairo_arc(cr, right - r, box.y + r, r, -quarter, 0);
        cairo_arc(cr, right - r, bottom - r, r, 0, quarter);
        cairo_arc(cr, box.x + r, bottom - r, r, quarter, 2 * quarter);
        cairo_arc(cr, box.x + r, box.y + r, r, 2 * quarter, 3 * quarter);
        cairo_close_path(cr);
    }
};

Paper::Paper(const PaperFacts& facts) : surface_(std::make_unique<Surface>(facts)) {}
Paper::Paper(Paper&&) noexcept = default;
Paper& Paper::operator=(Paper&&) noexcept = default;
Paper::~Paper() = default;

void Paper::begin_page() {
    if (surface_->pages++ > 0)
        cairo_show_page(surface_->cr);
    else
        begin(Element::document);
}

void Paper::show(const Typeset& words, double x, double y, Ink colour) {
    auto* cr = surface_->cr;
    surface_->colour(colour);
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, 1 / Typeset::kUnits, 1 / Typeset::kUnits);
    const char* text = pango_layout_get_text(words.layout().pango.get());
    for (const auto& line : words.layout().lines) {
        show_line(cr, line, text, line.x, line.baseline);
    }
    cairo_restore(cr);
    cairo_new_path(cr);
}

void Paper::fill(const PaperBox& box, Ink colour, double radius) {
    surface_->colour(colour);
    surface_->path(box, radius);
    cairo_fill(surface_->cr);
}

void Paper::outline(const PaperBox& box, Ink colour, double width, double radius) {
    surface_->colour(colour);
    surface_->path(box, radius);
    cairo_set_line_width(surface_->cr, width);
    cairo_stroke(surface_->cr);
}

void Paper::line(double x1, double y1, double x2, double y2, Ink colour, double width) {
    auto* cr = surface_->cr;
    surface_->colour(colour);
    cairo_move_to(cr, x1, y1);
    cairo_line_to(cr, x2, y2);
    cairo_set_line_width(cr, width);
    cairo_stroke(cr);
}

void Paper::hatch(const PaperBox& box, Hatch kind, Ink colour) {
    if (kind == Hatch::none || box.width <= 0 || box.height <= 0) return;
    constexpr double kStep = 3.4, kDot = 0.55;
    auto* cr = surface_->cr;
    cairo_save(cr);
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    cairo_clip(cr);
    surface_->colour(colour);
    const double bottom = box.y + box.height;
    // from where the bar begins, so that every bar of a kind looks alike
    for (double x = -box.height; x < box.width; x += kStep) {
        if (kind == Hatch::dots && x >= 0) {
            for (double y = kStep / 2; y < box.height; y += kStep) {
                cairo_new_sub_path(cr);
                cairo_arc(cr, box.x + x + kStep / 2, box.y + y, kDot, 0, 4 * std::acos(0.0));
            }
        } else if (kind == Hatch::upright && x >= 0) {
            cairo_move_to(cr, box.x + x + kStep / 2, box.y);
            cairo_line_to(cr, box.x + x + kStep / 2, bottom);
        } else if (kind == Hatch::rising) {
            cairo_move_to(cr, box.x + x, bottom);
            cairo_line_to(cr, box.x + x + box.height, box.y);
        } else if (kind == Hatch::falling) {
            cairo_move_to(cr, box.x + x, box.y);
            cairo_line_to(cr, box.x + x + box.height, bottom);
        }
    }
    cairo_set_line_width(cr, 0.6);
    kind == Hatch::dots ? cairo_fill(cr) : cairo_stroke(cr);
    cairo_restore(cr);
}

void Paper::picture(const Drawing& drawing, const PaperBox& box, bool mirrored) {
    auto* cr = surface_->cr;
    cairo_save(cr);
    if (mirrored) {
        cairo_translate(cr, 2 * box.x + box.width, 0);
        cairo_scale(cr, -1, 1);
    }
    const RsvgRectangle at{box.x, box.y, box.width, box.height};
    rsvg_handle_render_document(drawing.parsed().handle, cr, &at, nullptr);
    cairo_restore(cr);
    cairo_new_path(cr);
}

void Paper::begin(Element element) {
    cairo_tag_begin(surface_->cr, name_of(element), nullptr);
}
void Paper::end(Element element) {
    cairo_tag_end(surface_->cr, name_of(element));
}

void Paper::destination(const std::string& name, double y) {
    char place[48];
    std::snprintf(place, sizeof place, " x=0 y=%d internal", static_cast<int>(std::lround(y)));
    cairo_tag_begin(surface_->cr, CAIRO_TAG_DEST, ("name=" + quoted(name) + place).c_str());
    cairo_tag_end(surface_->cr, CAIRO_TAG_DEST);
}
void Paper::begin_link(const std::string& destination) {
    cairo_tag_begin(surface_->cr, CAIRO_TAG_LINK, ("dest=" + quoted(destination)).c_str());
}
void Paper::end_link() {
    cairo_tag_end(surface_->cr, CAIRO_TAG_LINK);
}

void Paper::bookmark(int level, const std::string& words, double y) {
    char place[64];
    std::snprintf(place, sizeof place, "page=%d pos=[0 %d]", surface_->pages,
                  static_cast<int>(std::lround(y)));
    const int id = cairo_pdf_surface_add_outline(
        surface_->surface, level == 0 ? CAIRO_PDF_OUTLINE_ROOT : surface_->last_bookmark, words.c_str(),
        place, static_cast<cairo_pdf_outline_flags_t>(0));
    if (level == 0) surface_->last_bookmark = id;
}

Result<std::string> Paper::finish() {
    auto& s = *surface_;
    if (s.pages > 0) end(Element::document);
    cairo_show_page(s.cr);
    const auto drawn = cairo_status(s.cr);
    cairo_surface_finish(s.surface);
    const auto written = cairo_surface_status(s.surface);
    const auto status = drawn != CAIRO_STATUS_SUCCESS ? drawn : written;
    if (status != CAIRO_STATUS_SUCCESS)
        return Error{Code::failed, std::string("A PDF could not be drawn (") +
                                       cairo_status_to_string(status) +
                                       "); try again, and report it if it stays."};
    return with_language(std::move(s.bytes), s.facts.language.text, s.facts.right_to_left);
}

}  // namespace pledge::text
