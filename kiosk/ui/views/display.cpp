#include "kiosk/flow/slideshow.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {

float scale_of(const Sheet& sheet) {
    const float w = sheet.width(), h = sheet.height();
    return w > h ? std::min(w / 476, h / 268) : std::min(w / 268, h / 476);
}

namespace {

using flow::Slide;

constexpr std::size_t kMostDots = 12;

// The words of a slide: over the heading, the heading, and lines below it.
struct Told {
    std::string symbol;
    Line kicker, heading;
    std::vector<Line> lines;
    std::vector<std::pair<Line, Line>> said;  // of a reply, instead of those: what a sentence is, and it
    Line foot;                                // in the lower bar
    std::size_t dots = 0, at = 0;             // promises of the set, and which of them this is
};

void tell_promise(Sheet& sheet, const Pack& pack, const Slide& slide, Told& told) {
    const auto& point = pack.points[slide.point];
    const auto of = [&](const char* field, const std::string& english) {
        return sheet.of_pack(pack, point.id.text + "/" + field, english);
    };
    told.symbol = pack.symbol_of(point);
    const auto* section = pack.section_of(point);
    told.kicker = section && pack.sections.size() > 1
                      ? sheet.of_pack(pack, "section/" + section->id, section->title)
                      : sheet.say(words::display_promise, {{"number", std::to_string(point.number)}});
    const auto few = of("few", point.few);
    told.heading = point.pictures.empty() ? few : of("pictures", point.pictures);
    if (told.kicker.text == told.heading.text) told.kicker = {};  // an outcome often has its section's name
    if (!point.pictures.empty()) told.lines = {few};
    told.foot = sheet.of_pack(pack, "title", pack.title);
    for (const auto& stop : flow::stops_of(pack))
        for (const auto i : stop.points) {
            if (i == slide.point) told.at = told.dots;
            ++told.dots;
        }
}

// What was said about a promise and what was done, below the promise's name.
void tell_reply(Sheet& sheet, const Pack& pack, const Slide& slide, Told& told) {
    tell_promise(sheet, pack, slide, told);
    told.kicker = {};
    told.lines.clear();
    const auto& reply = *flow::reply_to(*sheet.model().offer, slide.set, slide.point);
    const bool cannot = reply.kind == ReplyKind::cannot;
    const auto add = [&](const text::Key& what, std::string ReplyWords::*sentence) {
        if (auto line = sheet.of_reply(reply, sentence); !line.empty())
            told.said.emplace_back(sheet.say(what), std::move(line));
    };
    add(words::display_you_said, &ReplyWords::you_said);
    add(cannot ? words::display_we_cannot : words::display_we_did, &ReplyWords::answer);
    add(words::replies_instead, &ReplyWords::instead);
    told.said.emplace_back(Line{}, sheet.of_reply(reply, &ReplyWords::who));
}

Told told_of(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto slide = flow::current_slide(model);
    Told told;
    told.symbol = "pledge-hands";
    if (slide.kind == Slide::Kind::where) {
        told.symbol = "speech-heart";
        told.heading = sheet.say(words::attract_title);
        told.lines = {sheet.say(words::welcome_line)};
        if (const auto& place = model.config.display.place; !place.empty())
            told.lines.push_back(sheet.say(words::display_where, {{"place", place}}));
        if (const auto& offer = model.offer; offer && offer->next && !offer->asking())
            told.lines.push_back(sheet.say(
                words::display_next, {{"month", sheet.kit.wording.month(model.language, *offer->next)}}));
        told.foot = sheet.of_council("council_name");
    } else if (!model.offer) {
        told.heading = sheet.say(words::display_title);
    } else if (const auto& pack = flow::set_at(*model.offer, slide.set); slide.kind == Slide::Kind::title) {
        told.symbol = pack.symbol;
        told.kicker = sheet.say(words::display_title);
        told.heading = sheet.of_pack(pack, "title", pack.title);
        told.lines = {sheet.of_pack(pack, "about-few", pack.about_few)};
        told.foot = sheet.of_council("council_name");
    } else if (slide.kind == Slide::Kind::reply) {
        tell_reply(sheet, pack, slide, told);
    } else {
        tell_promise(sheet, pack, slide, told);
    }
    return told;
}

struct Words {
    Block kicker, heading;
    std::vector<Block> lines;
    std::vector<std::pair<Block, Block>> said;
    float gap = 0, w = 0, h = 0;
};

// How the words of a slide are set: a part of their largest size; of a reply, whether what a sentence is
// stands in one line with it, and no smaller than this.
struct Manner {
    float part = 1;
    bool joined = false;
    float least = mm::kTextSmall;
};

Words laid_out(Sheet& sheet, const Told& told, float room, float unit, const Manner& manner) {
    const float part = manner.part;
    Words out;
    const float big = !told.said.empty() ? 29 : told.lines.empty() ? 34 : 42;
    out.gap = 6 * unit * part;
    const auto add = [&](const Block& block) {
        out.w = std::max(out.w, block.w);
        out.h += (out.h > 0 ? out.gap : 0) + block.above() + block.reach();
    };
    if (!told.kicker.empty())
        add(out.kicker =
                sheet.block(told.kicker, {std::max(9.0F, 13 * part) * unit, true, Align::start, true}, room));
    add(out.heading = sheet.block(told.heading, {big * unit * part, true, Align::start, true}, room));
    for (const auto& line : told.lines)
        add(out.lines.emplace_back(sheet.block(line, {21 * unit * part, false, Align::start, true}, room)));
    for (auto [what, line] : told.said) {
        if (manner.joined && !what.empty() && !line.foreign) {
            what.text += ":";
            line = what + line;
            what = {};
        }
        const float size = (what.empty() ? 14.0F : 23.0F) * unit * part;
        out.said.emplace_back(
            what.empty()
                ? Block{}
                : sheet.block(what, {std::max(manner.least, 16 * unit * part), true, Align::start, true},
                              room),
            sheet.block(line, {std::max(manner.least, size), false, Align::start, true}, room));
        const auto& [over, under] = out.said.back();
        if (over.h > 0) add(over);
        add(under);
        if (over.h > 0) out.h -= out.gap * .7F;  // what it is stands close over it
    }
    return out;
}

bool fits(const Words& words, const Box& room) {
    return words.h <= room.h && words.w <= room.w + .1F;
}

Words fitting(Sheet& sheet, const Told& told, const Box& room, float unit, float least = mm::kTextSmall) {
    Words words;
    for (const bool joined : {false, true})
        for (const float part : {1.0F, .9F, .8F, .7F, .62F, .55F, .48F, .42F, .36F}) {
            if (joined && told.said.empty()) return words;
            words = laid_out(sheet, told, room.w, unit, {part, joined, least});
            if (fits(words, room)) return words;
        }
    return words;
}

void put_words(Sheet& sheet, const Words& words, const Box& room) {
    float y = room.y + (room.h - words.h) / 2;
    const auto put = [&](const std::string& id, const Block& block, Colour colour, access::Role role) {
        if (block.h <= 0) return;
        y += block.above();
        sheet.words(id, block, room.x, y, colour, 0, role);
        y += block.reach() + words.gap;
    };
    put("kicker", words.kicker, sheet.theme().muted, access::Role::text);
    put("title", words.heading, sheet.theme().ink, access::Role::heading);
    for (std::size_t i = 0; i < words.lines.size(); ++i)
        put("line." + std::to_string(i + 1), words.lines[i], sheet.theme().ink, access::Role::text);
    for (std::size_t i = 0; i < words.said.size(); ++i) {
        const auto& [over, under] = words.said[i];
        const auto id = "said." + std::to_string(i + 1);
        put(id + ".title", over, sheet.theme().muted, access::Role::heading);
        if (over.h > 0) y -= words.gap * .7F;
        put(id, under, over.h > 0 ? sheet.theme().ink : sheet.theme().muted, access::Role::text);
    }
}

// The lower bar: what set this is, a badge for drafts, and a stone for each promise.
struct Foot {
    Block title, badge;
    float unit = 0, edge = 0, dots = 0, row = 0, h = 0;
    bool badge_above = false;
};

Foot foot_of(Sheet& sheet, const Told& told, float unit) {
    Foot foot;
    foot.unit = unit;
    foot.edge = 20 * unit;
    const float room = sheet.width() - 2 * foot.edge;
    if (told.dots > 1 && told.dots <= kMostDots) foot.dots = (static_cast<float>(told.dots) * 15 + 5) * unit;
    if (!told.foot.empty())
        foot.title = sheet.block(told.foot, {std::max(mm::kTextSmall, 9.5F * unit), true, Align::start, true},
                                 room - foot.dots - 6 * unit);
    if (sheet.badge())
        foot.badge =
            sheet.block(sheet.say(sheet.badge_says_foreign() ? words::badge_english : words::badge_draft),
                        {std::max(mm::kTextSmall, 7.5F * unit), false, Align::centre, true});
    foot.badge_above = foot.badge.h > 0 && foot.title.w + foot.badge.w + foot.dots + 28 * unit > room;
    foot.row = std::max({24 * unit, foot.title.h + 8 * unit, foot.badge.h + 8 * unit});
    foot.h = foot.row + (foot.badge_above ? foot.badge.h + 8 * unit : 0) + 8 * unit;
    return foot;
}

void put_foot(Sheet& sheet, const Told& told, const Foot& foot) {
    const auto& t = sheet.theme();
    const float unit = foot.unit, middle = sheet.height() - 6 * unit - foot.row / 2;
    if (foot.title.h > 0)
        sheet.words("set", foot.title, foot.edge, middle - (foot.title.ink_top + foot.title.ink_bottom) / 2,
                    t.ink);
    if (foot.badge.h > 0) {
        const float w = foot.badge.w + 8 * unit, h = foot.badge.h + 3 * unit;
        const float beside = foot.title.w > 0 ? foot.title.w + 10 * unit : 0;
        const Box box{foot.edge + (foot.badge_above ? 0 : beside),
                      foot.badge_above ? middle - foot.row / 2 - foot.badge.h - 6 * unit : middle - h / 2, w,
                      h};
        sheet.fill(box, t.surface, mm::kRadiusSmall * unit, t.line, mm::kStrokeHair * unit);
        sheet.words("badge", foot.badge, box.x + 4 * unit,
                    box.y + (h - foot.badge.ink_top - foot.badge.ink_bottom) / 2, t.ink, 0,
                    access::Role::badge);
    }
    float x = sheet.width() - foot.edge - foot.dots;
    for (std::size_t i = 0; foot.dots > 0 && i < told.dots; ++i) {
        const bool here = i == told.at;
        const float w = (here ? 15 : 10) * unit, h = w * .82F;
        pebble(sheet, {x, middle - h / 2, w, h}, here ? t.primary : t.surface, here ? t.primary : t.line,
               .7F * unit);
        x += w + 5 * unit;
    }
}

// What comes and goes with the slide, from this mark on; the valley stays.
void fade(Sheet& sheet, std::size_t from) {
    const auto dim = [&](Colour& colour) {
        colour.a =
            static_cast<std::uint8_t>(colour.a * flow::slide_presence(sheet.model()) / flow::kFadeSteps);
    };
    for (auto i = from; i < sheet.display.marks.size(); ++i) {
        if (auto* image = std::get_if<Image>(&sheet.display.marks[i])) dim(image->tint);
        if (auto* box = std::get_if<Fill>(&sheet.display.marks[i])) dim(box->colour), dim(box->border);
    }
}

}  // namespace

void draw_display(Sheet& sheet) {
    const auto told = told_of(sheet);
    const float unit = scale_of(sheet), edge = 20 * unit, w = sheet.width();
    const bool wide = w > sheet.height();
    const auto foot = foot_of(sheet, told, unit);
    const float bank = sheet.height() - foot.h;
    draw_valley(sheet, {bank - 12 * unit, bank, false, -1, 0, false});
    const auto from = sheet.display.marks.size();
    const Box room{edge, edge, w - 2 * edge, bank - 18 * unit - edge};
    const float picture =
        wide ? std::min(room.h * .92F, room.w * .34F) : std::min(room.w * .66F, room.h * .42F);
    const Box beside{room.x + picture + 18 * unit, room.y, room.w - picture - 18 * unit, room.h};
    const Box below{room.x, room.y + picture + 12 * unit, room.w, room.h - picture - 12 * unit};
    const auto& words_room = wide ? beside : below;
    const auto words = fitting(sheet, told, words_room, unit);
    if (told.said.empty() || fits(words, words_room)) {
        window(sheet, told.symbol,
               {wide ? room.x : room.x + (room.w - picture) / 2,
                wide ? room.y + (room.h - picture * .97F) / 2 : room.y, picture, picture * .97F});
        put_words(sheet, words, words_room);
    } else {  // a reply as long as one may be
        put_words(sheet, fitting(sheet, told, room, unit, 0), room);
    }
    put_foot(sheet, told, foot);
    fade(sheet, from);
}

}  // namespace pledge::ui
