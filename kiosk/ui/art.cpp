#include "kiosk/ui/art.h"

#include <charconv>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <cairo.h>
#include <librsvg/rsvg.h>

namespace pledge::ui {
namespace {

struct Unref {
    void operator()(RsvgHandle* p) const { g_object_unref(p); }
    void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
    void operator()(cairo_t* p) const { cairo_destroy(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

// cairo's premultiplied BGRA words → straight RGBA bytes, which is what ImGui blends
void unpremultiply(const std::uint8_t* from, int stride, Bitmap& to) {
    for (int y = 0; y < to.height; ++y) {
        const std::uint8_t* row = from + static_cast<std::ptrdiff_t>(y) * stride;
        std::uint8_t* out = to.pixels.data() + static_cast<std::ptrdiff_t>(y) * to.width * 4;
        for (int x = 0; x < to.width; ++x, row += 4, out += 4) {
            const unsigned a = row[3];
            const auto straight = [a](unsigned c) {
                return static_cast<std::uint8_t>(a ? (c * 255U + a / 2) / a : 0U);
            };
            out[0] = straight(row[2]);
            out[1] = straight(row[1]);
            out[2] = straight(row[0]);
            out[3] = row[3];
        }
    }
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

std::string to_css(Colour colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.r, colour.g, colour.b);
    return text;
}

std::string stylesheet(const ArtColours& c) {
    const auto ink = to_css(c.ink);
    return ".s{stroke:" + ink + "}.t{fill:" + (c.tint.a ? to_css(c.tint) : "none") + "}.d{fill:" + ink +
           "}.skin{fill:" + to_css(c.skin) + "}.edge,.line{stroke:" + ink + "}.solid{fill:" + ink +
           ";stroke:" + ink + "}";
}

Bitmap raster(const std::string& document, int width, int height) {
    Bitmap bitmap{width, height, false,
                  std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 4)};
    const Owned<RsvgHandle> handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(document.data()),
                                                             document.size(), nullptr));
    if (!handle) return bitmap;
    const Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    const Owned<cairo_t> cr(cairo_create(surface.get()));
    const RsvgRectangle all{0, 0, static_cast<double>(width), static_cast<double>(height)};
    rsvg_handle_render_document(handle.get(), cr.get(), &all, nullptr);
    cairo_surface_flush(surface.get());
    unpremultiply(cairo_image_surface_get_data(surface.get()), cairo_image_surface_get_stride(surface.get()),
                  bitmap);
    return bitmap;
}

const Art::Inner& Art::inner(std::string_view folder, const std::string& name) {
    const std::string key = std::string(folder) + "/" + name;
    if (const auto at = inners_.find(key); at != inners_.end()) return at->second;
    auto text = read_file(assets_ / folder / (name + ".svg"));
    if (text.empty()) {
        missing_.push_back(key);
        text = read_file(assets_ / "symbols" / "missing.svg");
    }
    Inner inner{"", 24};
    const auto open = text.find("<svg"), begin = text.find('>', open), end = text.rfind("</svg>");
    if (open != std::string::npos && begin != std::string::npos && end != std::string::npos) {
        inner.body = text.substr(begin + 1, end - begin - 1);
        const auto box = text.find("viewBox=\"0 0 ", open);
        if (box != std::string::npos && box < begin)
            std::from_chars(text.data() + box + 13, text.data() + begin, inner.side);
    }
    return inners_[key] = std::move(inner);
}

PicturePtr Art::drawn(const std::string& key, int width, int height,
                      const std::function<std::string()>& document) {
    const std::string full = key + " " + std::to_string(width) + "x" + std::to_string(height);
    auto& picture = pictures_[full];
    if (!picture)
        picture = std::make_shared<Picture>(
            width, height, [text = document(), width, height] { return raster(text, width, height); });
    return picture;
}

PicturePtr Art::file(std::string_view folder, const std::string& name, int width, int height,
                     const ArtColours& colours) {
    const auto css = stylesheet(colours);
    return drawn(std::string(folder) + "/" + name + " " + css, width, height, [&] {
        const auto& in = inner(folder, name);
        const auto side = std::to_string(in.side);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side + "\"><style>" +
               css + "</style>" + in.body + "</svg>";
    });
}

bool Art::turns_round(std::string_view folder, const std::string& name) {
    auto at = turning_.find(folder);
    if (at == turning_.end()) {
        at = turning_.emplace(folder, std::set<std::string>()).first;
        std::istringstream lines(read_file(assets_ / folder / "mirror.txt"));
        for (std::string line; std::getline(lines, line);) at->second.insert(line);
        if (at->second.empty()) missing_.push_back(std::string(folder) + "/mirror.txt");
    }
    return at->second.contains(name);
}

}  // namespace pledge::ui
