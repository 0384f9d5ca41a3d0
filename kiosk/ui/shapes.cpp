#include "kiosk/ui/shapes.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace pledge::ui {
namespace {

// one river-smoothed stone: wider than tall, flat enough to stand on
constexpr const char* kPebble =
    "M120 16C176 16 228 56 228 122C228 186 180 224 120 224C60 224 12 186 12 122C12 56 64 16 120 16Z";

std::string svg(const std::string& view_box, const std::string& body, bool stretch = false) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + view_box + "\"" +
           (stretch ? " preserveAspectRatio=\"none\"" : "") + ">" + body + "</svg>";
}

std::string number(float value) {
    char text[24];
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(value));
    return text;
}

std::string theme_key(const Sheet& sheet, const char* what) {
    return std::string(sheet.theme().name) + " " + what;
}

std::string turned_round(const Art::Inner& in) {
    return "<g transform=\"translate(" + std::to_string(in.side) + " 0) scale(-1 1)\">" + in.body + "</g>";
}

}  // namespace

ArtColours icon_colours(const Sheet& sheet, Colour ink, bool tinted) {
    auto tint = sheet.theme().tint;
    if (!tinted) tint.a = 0;
    return {ink, tint, {}};
}

void icon(Sheet& sheet, const std::string& name, const Box& box, Colour ink, bool tinted) {
    sheet.picture(
        box,
        sheet.kit.art.file("icons", name, sheet.px(box.w), sheet.px(box.h), icon_colours(sheet, ink, tinted)),
        sheet.kit.art.turns_round("icons", name));
}

void symbol(Sheet& sheet, const std::string& name, const Box& box) {
    sheet.picture(box,
                  sheet.kit.art.file("symbols", name, sheet.px(box.w), sheet.px(box.h),
                                     icon_colours(sheet, sheet.theme().ink)),
                  sheet.kit.art.turns_round("symbols", name));
}

void face(Sheet& sheet, int number, const Box& box) {
    const auto& t = sheet.theme();
    const std::array<Colour, 5> skins = {t.f1, t.f2, t.f3, t.f4, t.f5};
    sheet.picture(box, sheet.kit.art.file("faces", std::to_string(number), sheet.px(box.w), sheet.px(box.h),
                                          {t.edge, t.tint, skins.at(static_cast<std::size_t>(number - 1))}));
}

void pebble(Sheet& sheet, const Box& box, Colour fill, Colour line, float stroke) {
    // the stroke is in millimetres whatever the pebble's size: 240 units are box.w wide
    const float width = stroke * 240 / std::max(box.w, 1.0F);
    const std::string key =
        "pebble " + to_css(fill) + to_css(line) + number(width) + (fill.a ? "" : "-") + (line.a ? "" : "-");
    sheet.picture(box, sheet.kit.art.drawn(key, sheet.px(box.w), sheet.px(box.h), [&] {
        return svg("0 0 240 240",
                   std::string("<path d=\"") + kPebble + "\" fill=\"" + (fill.a ? to_css(fill) : "none") +
                       "\" stroke=\"" + (line.a ? to_css(line) : "none") + "\" stroke-width=\"" +
                       number(width) + "\"/>",
                   true);
    }));
}

void disc(Sheet& sheet, const std::string& icon_name, const Box& box) {
    pebble(sheet, box, sheet.theme().tint, {0, 0, 0, 0}, 0);
    const float side = box.w * 0.6F;
    const Box inner{box.x + (box.w - side) / 2, box.y + (box.h - side) / 2, side, side};
    auto colours = icon_colours(sheet, sheet.theme().ink);
    colours.tint = sheet.theme().surface;
    sheet.picture(inner, sheet.kit.art.file("icons", icon_name, sheet.px(side), sheet.px(side), colours),
                  sheet.kit.art.turns_round("icons", icon_name));
}

void window(Sheet& sheet, const std::string& name, const Box& box) {
    const auto& t = sheet.theme();
    // the symbol alone: the valley in a window is the same for every reader
    const bool turned = sheet.rtl() && sheet.kit.art.turns_round("symbols", name);
    const auto document = [&] {
        const auto& in = sheet.kit.art.inner("symbols", name);
        const std::string side = std::to_string(in.side);
        return svg(
            "0 0 240 240",
            "<style>" + stylesheet(icon_colours(sheet, t.ink)) + "</style><clipPath id=\"c\"><path d=\"" +
                kPebble +
                "\"/></clipPath><g clip-path=\"url(#c)\"><rect width=\"240\" height=\"240\" fill=\"" +
                to_css(t.surface) + "\"/><circle cx=\"190\" cy=\"66\" r=\"20\" fill=\"" + to_css(t.sun) +
                "\"/><path d=\"M0 150C50 112 90 118 130 140S210 150 240 124V240H0Z\" fill=\"" +
                to_css(t.hill_mid) + "\"/><path d=\"M0 184C60 168 150 172 240 188V240H0Z\" fill=\"" +
                to_css(t.water) + "\"/></g><path d=\"" + kPebble + "\" fill=\"none\" stroke=\"" +
                to_css(t.line) +
                "\" stroke-width=\"6\"/><svg x=\"54\" y=\"52\" width=\"132\" height=\"132\" viewBox=\"0 0 " +
                side + " " + side + "\">" + (turned ? turned_round(in) : in.body) + "</svg>");
    };
    sheet.picture(box, sheet.kit.art.drawn(theme_key(sheet, turned ? "turned window " : "window ") + name,
                                           sheet.px(box.w), sheet.px(box.h), document));
}

void ring(Sheet& sheet, const Box& face_box) {
    const float grow = face_box.w * 0.1F;
    pebble(sheet, face_box.inset(-grow, -grow), {0, 0, 0, 0}, sheet.theme().primary, 2.4F);
}

void tick_badge(Sheet& sheet, float centre_x, float centre_y, float size) {
    const auto& t = sheet.theme();
    const Box box{centre_x - size / 2, centre_y - size / 2, size, size};
    sheet.fill(box, t.primary, size / 2, t.surface, size * 0.07F);
    const float side = size * 0.6F;
    icon(sheet, "check", {centre_x - side / 2, centre_y - side / 2, side, side}, t.on_primary, false);
}

void stone(Sheet& sheet, const Box& box, bool chosen, bool pressed) {
    const auto& t = sheet.theme();
    const bool shadow = sheet.model().looks().theme == flow::ThemeName::light ||
                        sheet.model().looks().theme == flow::ThemeName::dark;
    const float side = 4, below = 3.4F;
    const float stroke = sheet.stroke();
    const Box whole{box.x - side, box.y + (pressed ? 1.0F : 0.0F), box.w + 2 * side, box.h + below};
    const std::string key = theme_key(sheet, chosen ? "stone chosen" : "stone") + number(box.w / box.h);
    sheet.picture(whole, sheet.kit.art.drawn(key, sheet.px(whole.w), sheet.px(whole.h), [&] {
        const float ry = box.h / 2, rx = std::min(box.w / 2, box.h * 1.12F);
        std::string body;
        if (shadow)
            body += "<ellipse cx=\"" + number(whole.w / 2) + "\" cy=\"" + number(whole.h - 6) + "\" rx=\"" +
                    number(whole.w / 2) + "\" ry=\"6\" fill=\"" + to_css(t.ripple) + "\"/>";
        body += "<rect x=\"" + number(side + stroke / 2) + "\" y=\"" + number(stroke / 2) + "\" width=\"" +
                number(box.w - stroke) + "\" height=\"" + number(box.h - stroke) + "\" rx=\"" + number(rx) +
                "\" ry=\"" + number(ry) + "\" fill=\"" + to_css(chosen ? t.primary : t.surface) +
                "\" stroke=\"" + to_css(chosen ? t.primary : t.line) + "\" stroke-width=\"" + number(stroke) +
                "\"/>";
        return svg("0 0 " + number(whole.w) + " " + number(whole.h), body);
    }));
}

}  // namespace pledge::ui
