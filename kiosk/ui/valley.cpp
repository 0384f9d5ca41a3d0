#include "kiosk/ui/valley.h"

#include "kiosk/ui/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace pledge::ui {
namespace {

template <class... Args>
std::string text(const char* format, Args... args) {
    std::array<char, 640> out{};
    std::snprintf(out.data(), out.size(), format, static_cast<double>(args)...);
    return out.data();
}

std::string document(float w, float h, const std::string& body) {
    return text(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" preserveAspectRatio=\"none\" viewBox=\"0 0 %.2f "
               "%.2f\">",
               w, h) +
           body + "</svg>";
}

std::string path(const std::string& d, Colour fill) {
    return "<path d=\"" + d + "\" fill=\"" + to_css(fill) + "\"/>";
}

// Two ranges of hills, one strip as high as the higher needs.
void hills(Sheet& sheet, const Valley& v) {
    const float w = sheet.width(), a = v.big ? 34.0F : 17.0F, b = v.big ? 20.0F : 9.0F, h = a * 1.5F + 1;
    const std::string key = std::string(sheet.theme().name) + (v.big ? " high hills" : " hills");
    const auto make = [&] {
        const float y = h;
        return document(
            w, h,
            path(text("M0 %.2fC%.2f %.2f %.2f %.2f %.2f %.2fS%.2f %.2f %.2f %.2fS%.2f %.2f %.2f %.2fV%.2fH0Z",
                      y - a * .55F, w * .1F, y - a * 1.1F, w * .2F, y - a, w * .32F, y - a * .5F, w * .52F,
                      y - a * .2F, w * .64F, y - a * .75F, w * .86F, y - a * 1.5F, w, y - a * .9F, y),
                 sheet.theme().hill_far) +
                path(text("M0 %.2fC%.2f %.2f %.2f %.2f %.2f %.2fS%.2f %.2f %.2f %.2fS%.2f %.2f %.2f "
                          "%.2fV%.2fH0Z",
                          y - b * .3F, w * .12F, y - b * .2F, w * .22F, y - b * 1.1F, w * .4F, y - b * .5F,
                          w * .66F, y + b * .1F, w * .78F, y - b * .8F, w * .93F, y - b * 1.4F, w,
                          y - b * 1.2F, y),
                     sheet.theme().hill_mid));
    };
    sheet.picture({0, v.horizon - h, w, h}, sheet.kit.art.drawn(key, sheet.px(w), sheet.px(h), make), true);
}

void ripples(Sheet& sheet, const Valley& v) {
    struct Ripple {
        float x, y, pixels;
    };
    static constexpr std::array<Ripple, 5> kRipples = {
        {{.012F, .13F, 70}, {.055F, .80F, 150}, {.90F, .83F, 120}, {.965F, .50F, 60}, {.012F, .52F, 60}}};
    for (const auto& r : kRipples) {
        const float w = r.pixels / 4, h = 3.2F;
        const Box box{sheet.width() * r.x, v.horizon + (v.bank - v.horizon) * r.y - h / 2, w, h};
        const auto make = [&] {
            return document(
                w, h,
                text("<path d=\"M.5 1.6q%.2f -1.75 %.2f 0t%.2f 0\" fill=\"none\" stroke-width=\"1\" "
                     "stroke-linecap=\"round\" stroke=\"",
                     (w - 1) / 4, (w - 1) / 2, (w - 1) / 2) +
                    to_css(sheet.theme().ripple) + "\"/>");
        };
        sheet.picture(
            box,
            sheet.kit.art.drawn(std::string(sheet.theme().name) + " ripple", sheet.px(w), sheet.px(h), make),
            true);
    }
}

// Ten stones, near to far: each stone and each gap 0.775 of the one before.
void crossing(Sheet& sheet, const Valley& v) {
    const float left = sheet.width() * .56F, w = sheet.width() * .34F, h = v.bank - v.horizon;
    const auto make = [&] {
        std::array<float, 10> size{}, middle{};
        float along = 0;
        for (std::size_t i = 0; i < size.size(); ++i) {
            size.at(i) = std::pow(.775F, static_cast<float>(i));
            along += size.at(i);
            middle.at(i) = along - size.at(i) / 2;
        }
        std::string body;
        for (std::size_t i = size.size(); i-- > 0;) {
            const float s = size.at(i), u = middle.at(i) / along, y = h - 1 - (h - 3) * u;
            const float x =
                sheet.width() * (.665F + .17F * u) + sheet.width() * .035F * (i % 2 ? s : -s) - left;
            const float sw = 46 * s + 3, sh = std::min(13.5F, h * .18F) * s + 1;
            body += text("<ellipse cx=\"%.2f\" cy=\"%.2f\" rx=\"%.2f\" ry=\"%.2f\" fill=\"", x, y + sh * .32F,
                         sw * .6F, sh * .5F) +
                    to_css(sheet.theme().ripple) + "\"/>";
            body +=
                text("<ellipse cx=\"%.2f\" cy=\"%.2f\" rx=\"%.2f\" ry=\"%.2f\" stroke-width=\".75\" fill=\"",
                     x, y, sw * .45F, sh * .44F) +
                to_css(sheet.theme().stone) + "\" stroke=\"" + to_css(sheet.theme().line) + "\"/>";
        }
        return document(w, h, body);
    };
    sheet.picture(
        {left, v.horizon, w, h},
        sheet.kit.art.drawn(std::string(sheet.theme().name) + " crossing", sheet.px(w), sheet.px(h), make),
        true);
}

void bank(Sheet& sheet, const Valley& v) {
    const float w = sheet.width(), top = v.bank - 6, h = 9;
    const auto make = [&] {
        return document(w, h,
                        path(text("M0 7C%.2f 1 %.2f 11 %.2f 4V%.2fH0Z", w * .25F, w * .55F, w, h),
                             sheet.theme().hill_near));
    };
    sheet.picture(
        {0, top, w, h},
        sheet.kit.art.drawn(std::string(sheet.theme().name) + " bank", sheet.px(w), sheet.px(h), make), true);
    sheet.fill({0, top + h - .3F, w, sheet.height() - top - h + .3F}, sheet.theme().hill_near);
}

}  // namespace

void draw_valley(Sheet& sheet, const Valley& v) {
    const auto& t = sheet.theme();
    if (sheet.model().looks().theme == flow::ThemeName::high_contrast) {
        sheet.fill({0, v.bank, sheet.width(), .75F}, t.line);
        return;
    }
    const bool soft = sheet.model().looks().theme == flow::ThemeName::soft;
    const float r = v.big ? 22 : 13;
    if (v.sun >= 0 && !soft) sheet.fill({sheet.width() * v.sun - r, v.sun_y - r, 2 * r, 2 * r}, t.sun, r);
    if (v.horizon < v.bank) {
        hills(sheet, v);
        sheet.fill({0, v.horizon, sheet.width(), v.bank - v.horizon + 3}, t.water);
        if (v.ripples && !soft) ripples(sheet, v);
        if (v.crossing) crossing(sheet, v);
    }
    bank(sheet, v);
}

}  // namespace pledge::ui
