#include "kiosk/ui/sheet.h"

#include <cmath>

namespace pledge::ui {

namespace {

float apart(const Rect& a, const Rect& b) {
    return std::max({a.x - b.x - b.w, b.x - a.x - a.w, a.y - b.y - b.h, b.y - a.y - a.h});
}

// Words grow with what the child chose. Headings are large already and stay: what is read closely grows most.
float grown(float size, int step) {
    constexpr float kMost = 17;
    const float factor = step >= 3 ? 1.45F : step == 2 ? 1.2F : 1.0F;
    return std::max(size, std::min(size * factor, kMost));
}

}  // namespace

Setting wished(const flow::Settings& settings) {
    const bool captions = settings.hearing.voice && settings.hearing.captions;
    return {settings.looks.size, settings.looks.more_space, settings.looks.reach, captions ? 2 : 0};
}

Sheet::Sheet(const flow::Model& model, Kit the_kit, int width_px, int height_px, const Cues& cues,
             std::optional<Setting> setting)
    : kit(the_kit),
      model_(model),
      theme_(kThemes[static_cast<std::size_t>(model.looks().theme)]),
      rtl_(kit.wording.right_to_left(model.language)),
      ppm_(static_cast<float>(model.config.pixels_per_mm)),
      width_(static_cast<float>(width_px) / ppm_),
      height_(static_cast<float>(height_px) / ppm_),
      cues_(cues),
      setting_(setting.value_or(wished(model.settings))),
      width_px_(width_px) {
    if (setting_.captions > 0)
        strip_ = 4 + static_cast<float>(setting_.captions) * mm::kTextSmall *
                         kit.wording.caption_line(model_.language);
    height_ -= strip_;
    display.background = theme_.bg;
    list.screen = model.screen;
    list.language = model.language;
    list.right_to_left = rtl_;
}

float Sheet::stroke() const {
    return model_.looks().theme == flow::ThemeName::high_contrast ? mm::kStrokeHighContrastControl
                                                                  : mm::kStrokeControl;
}

Line Sheet::counted(Line line) {
    drafts_ |= line.draft;
    foreign_ |= line.foreign;
    return line;
}

Line Sheet::say(const text::Key& key, const Fills& fills) {
    return counted(kit.wording.say(model_.language, key, fills));
}

Line Sheet::say_many(const text::Key& key, std::size_t count, const Fills& fills) {
    return counted(kit.wording.say_many(model_.language, key, count, fills));
}

Line Sheet::of_pack(const std::string& place, const std::string& english) {
    return of_pack(model_.offer->pack, place, english);
}

Line Sheet::of_pack(const Pack& pack, const std::string& place, const std::string& english) {
    return counted(kit.wording.of_pack(model_.language, pack.id.text, place, english));
}

Line Sheet::of_reply(const Reply& reply, std::string ReplyWords::*sentence) {
    Line line;
    line.text = line.spoken = reply.in(model_.language).*sentence;
    line.foreign = !line.empty() && !reply.has(model_.language);
    if (line.foreign) line.language = "en";
    return counted(line);
}

Line Sheet::of_council(const std::string& name) {
    if (!model_.offer) return {};
    const auto& values = model_.offer->pack.help.values;
    const auto at = values.find(name);
    if (at == values.end()) return {};
    Line line;
    line.text = line.spoken = at->second;
    line.language = "en";  // as the council wrote it: a phone number keeps its order in Urdu
    return line;
}

Block Sheet::block(const Line& line, const Style& style, float max_width) {
    Block block;
    block.line = line;
    block.align = style.align;
    auto spec = kit.wording.paragraph(model_.language, line, style, ppm_, max_width);
    spec.size = static_cast<double>(grown(style.size, setting_.size) * ppm_);
    if (setting_.more_space) {
        spec.letter_space = .08;
        spec.word_space = .16;
        spec.line *= 1.15;
    }
    block.shape = kit.typesetter.shape(spec);
    block.w = block.shape.width / ppm_;
    block.h = block.shape.height / ppm_;
    block.ink_top = block.shape.ink_top / ppm_;
    block.ink_bottom = block.shape.ink_bottom / ppm_;
    return block;
}

void Sheet::put(const Block& block, float x, float y, Colour colour, float w) {
    if (!block.shape.picture) return;
    if (w > 0 && block.align == Align::centre) x += (w - block.w) / 2;
    if (w > 0 && block.align == Align::end) x += w - block.w;
    const Rect text = to_px({x, y, block.w, block.h});
    const Rect rect{std::round(text.x + block.shape.left), std::round(text.y + block.shape.top),
                    static_cast<float>(block.shape.picture->width()),
                    static_cast<float>(block.shape.picture->height())};
    display.marks.emplace_back(Image{rect, block.shape.picture, colour, false});
}

void Sheet::put_in(const Block& block, const Box& box, Colour colour) {
    const auto& language = kit.wording.setting_of(model_.language, block.line);
    const float lift = static_cast<float>(language.lift) * block.shape.em / ppm_;
    put(block, box.x, box.y + (box.h - block.h) / 2 - lift, colour, box.w);
    const float x = block.align == Align::centre ? box.x + (box.w - block.w) / 2 : box.x;
    contained.push_back(
        {block.line.text, to_px({x, box.y + (box.h - block.h) / 2, block.w, block.h}), to_px(box)});
}

void Sheet::put_inside(const Block& block, float x, float y, Colour colour, float w, const Box& container) {
    put(block, x, y, colour, w);
    if (w > 0 && block.align == Align::centre) x += (w - block.w) / 2;
    if (w > 0 && block.align == Align::end) x += w - block.w;
    contained.push_back({block.line.text, to_px({x, y, block.w, block.h}), to_px(container)});
}

void Sheet::fill(const Box& box, Colour colour, float radius, Colour border, float border_width) {
    auto rect = to_px(box);
    // without round corners it has no smoothed edges: whole pixels, and a line is never thinner than one
    if (radius <= 0) {
        const float right = std::round(rect.x + rect.w), low = std::round(rect.y + rect.h);
        rect.x = std::round(rect.x);
        rect.y = std::round(rect.y);
        rect.w = std::max(1.0F, right - rect.x);
        rect.h = std::max(1.0F, low - rect.y);
    }
    display.marks.emplace_back(Fill{rect, colour, radius * ppm_, border, std::round(border_width * ppm_)});
}

void Sheet::picture(const Box& box, const PicturePtr& picture, bool mirrored) {
    auto rect = to_px(box);
    // pixel for pixel: a picture was made for about this size, and stretching by one pixel would blur it
    rect = {std::round(rect.x), std::round(rect.y), static_cast<float>(picture->width()),
            static_cast<float>(picture->height())};
    display.marks.emplace_back(Image{rect, picture, {255, 255, 255}, mirrored && rtl_});
}

bool Sheet::fits() const {
    // half a pixel of rounding on each side
    const auto shrunk = [](const Rect& r) { return Rect{r.x + .75F, r.y + .75F, r.w - 1.5F, r.h - 1.5F}; };
    const Rect window{0, 0, static_cast<float>(width_px_), (height_ + strip_) * ppm_ + 1};
    const auto& items = list.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto rect = shrunk(items[i].rect);
        if (!rect.inside(window)) return false;
        for (std::size_t k = i + 1; k < items.size(); ++k) {
            if (rect.overlaps(shrunk(items[k].rect))) return false;
            const bool both = items[i].action && items[k].action;
            if (both && apart(items[i].rect, items[k].rect) < mm::kSpaceGap * ppm_ - 1) return false;
        }
    }
    return std::all_of(contained.begin(), contained.end(),
                       [&](const Contained& c) { return shrunk(c.words).inside(c.container); });
}

void Sheet::group(const std::string& id, const Line& name) {
    group_ = id;
    const auto known = std::any_of(list.groups.begin(), list.groups.end(),
                                   [&](const access::Group& group) { return group.id == id; });
    if (known || id.empty()) return;
    list.groups.push_back({id, name.spoken, name.language.empty() ? model_.language : name.language});
}

access::Item& Sheet::item(std::string id, access::Role role, const Line& line, const Box& box) {
    access::Item item;
    item.id = std::move(id);
    item.role = role;
    item.label = line.text;
    item.spoken = line.spoken;
    item.rect = to_px(box);
    item.language = line.language.empty() ? model_.language : line.language;
    item.group = group_;
    list.items.push_back(std::move(item));
    return list.items.back();
}

void Sheet::words(std::string id, const Block& block, float x, float y, Colour colour, float w,
                  access::Role role) {
    put(block, x, y, colour, w);
    if (w > 0 && block.align == Align::centre) x += (w - block.w) / 2;
    if (w > 0 && block.align == Align::end) x += w - block.w;
    // its lines, less the air above and below the ink: Nastaliq's lines are mostly air
    const float top = std::max(0.0F, block.ink_top), bottom = std::min(block.h, block.ink_bottom);
    item(std::move(id), role, block.line, {x, y + top, block.w, bottom - top});
}

Rect Sheet::to_px(const Box& box) const {
    const float x = rtl_ ? static_cast<float>(width_px_) - (box.x + box.w) * ppm_ : box.x * ppm_;
    return {x, box.y * ppm_, box.w * ppm_, box.h * ppm_};
}

}  // namespace pledge::ui
