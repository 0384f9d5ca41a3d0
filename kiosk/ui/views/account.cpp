#include "kiosk/ui/shapes.h"
#include "kiosk/ui/views/parts.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kBetween = 6, kRowGap = 5, kTitleGap = 5;

std::string month_and_year(Sheet& sheet, Month month) {
    return sheet.kit.wording.month(sheet.model().language, month) + " " +
           std::to_string(static_cast<int>(month.year()));
}

// "You said: Clubs cost too much.", both in the language of the sentence.
Line joined(Sheet& sheet, const text::Key& heading, const Line& words) {
    auto line = words.foreign ? sheet.kit.wording.say(words.language, heading) : sheet.say(heading);
    line.language = words.language;
    line.text += ":";
    line.spoken += ":";
    return line + words;
}

AccountRow row_of(Sheet& sheet, const char* id, const char* icon_name, const Line& heading, const Line& words,
                  float room, float size) {
    AccountRow row{id, icon_name, {}, {}, 0};
    if (!heading.empty()) {
        row.heading = sheet.block(heading, {mm::kTextBody, true, Align::start, true}, room);
        row.h = row.heading.above() + row.heading.reach();
    }
    if (!words.empty()) {
        row.words = sheet.block(words, {size, false, Align::start, true}, room);
        row.h += row.words.above() + row.words.reach();
    }
    return row;
}

// Who did it, and when that was written, for who wants to read more.
void add_who(Sheet& sheet, const Reply& reply, bool written, float room, std::vector<AccountRow>& rows) {
    const auto depth = sheet.model().looks().depth;
    if (depth == flow::Depth::pictures) return;
    const auto add = [&](const char* id, const Line& line) {
        rows.push_back(row_of(sheet, id, "", {}, line, room, mm::kTextSmall));
    };
    add("who", sheet.of_reply(reply, &ReplyWords::who));
    if (depth == flow::Depth::more && written)
        add("written", sheet.say(words::replies_written, {{"month", month_and_year(sheet, reply.written)}}));
}

float gap_before(const AccountRow& row) {
    return row.id == "written" ? 1.0F : row.id == "who" ? 3.0F : kRowGap;
}

}  // namespace

Account account_of(Sheet& sheet, const Reply& reply, float width, const AccountWish& wish) {
    Account out;
    out.w = width;
    out.disc = wish.size > mm::kTextBody ? 21.0F : 17.0F;
    const bool cannot = reply.kind == ReplyKind::cannot;
    const float room = width - out.disc - kBetween;
    const auto add = [&](const char* id, const char* icon_name, const text::Key& heading,
                         std::string ReplyWords::*sentence) {
        const auto line = sheet.of_reply(reply, sentence);
        if (line.empty()) return;
        out.rows.push_back(
            wish.joined ? row_of(sheet, id, icon_name, {}, joined(sheet, heading, line), room, wish.size)
                        : row_of(sheet, id, icon_name, sheet.say(heading), line, room, wish.size));
        out.rows.back().h = std::max(out.rows.back().h, out.disc);
    };
    add("you-said", "contact", wish.last_time ? words::thanks_last_time : words::display_you_said,
        &ReplyWords::you_said);
    add("answer", cannot ? "minus" : "check", cannot ? words::display_we_cannot : words::display_we_did,
        &ReplyWords::answer);
    add("instead", "plus", words::replies_instead, &ReplyWords::instead);
    if (!wish.asks) add_who(sheet, reply, wish.written, room, out.rows);
    if (wish.asks) {
        AccountRow asks{"better", "", {}, {}, 0};
        asks.heading =
            sheet.block(sheet.say(cannot ? words::reply_how_now : words::reply_better),
                        {wish.joined ? mm::kTextQuestion : mm::kTextTitle, true, Align::start, true}, room);
        asks.h = asks.heading.above() + asks.heading.reach();
        out.rows.push_back(asks);
    }
    for (const auto& row : out.rows) out.h += row.h + (out.h > 0 ? gap_before(row) : 0);
    return out;
}

float draw_account(Sheet& sheet, const Account& account, std::size_t from, std::size_t to, float x, float y) {
    for (auto i = from; i < to; ++i) {
        const auto& row = account.rows[i];
        if (i > from) y += gap_before(row);
        if (!row.icon.empty()) disc(sheet, row.icon, {x, y, account.disc, account.disc * .96F});
        const float words_x = x + account.disc + kBetween;
        float line = y;
        if (row.heading.h > 0) {
            line += row.heading.above();
            sheet.words(row.words.h > 0 ? row.id + ".title" : row.id, row.heading, words_x, line,
                        sheet.theme().ink, 0, access::Role::heading);
            line += row.heading.reach();
        }
        // one line stands in the middle of its picture
        if (row.heading.h <= 0 && row.words.h < row.h) line += (row.h - row.words.h) / 2 - row.words.above();
        if (row.words.h > 0)
            sheet.words(row.id, row.words, words_x, line + row.words.above(),
                        row.icon.empty() ? sheet.theme().muted : sheet.theme().ink);
        y += row.h;
    }
    return y;
}

namespace {

// A promise and the account of its reply, laid out.
struct Spread {
    Block title;
    Account account;
    float picture = 0;               // width of the window; 0: there is none
    std::vector<std::size_t> first;  // row of each page
    float title_h() const { return title.h > 0 ? title.above() + title.reach() + kTitleGap : 0; }
};

struct Setting {
    bool large, written, joined;
};

Spread laid_out(Sheet& sheet, const Line& title, const Reply& reply, AccountWish wish, float width,
                float picture, const Setting& setting) {
    Spread out;
    out.picture = picture;
    wish.size = setting.large ? mm::kTextQuestion : mm::kTextBody;
    wish.written = setting.written;
    wish.joined = setting.joined;
    const float size = setting.large ? mm::kTextTitle : mm::kTextQuestion;
    out.title = sheet.block(title, {size, true, Align::start, true}, width);
    out.account = account_of(sheet, reply, width, wish);
    out.first = {0};
    return out;
}

// As many rows on a page as there is room for.
void turn_pages(Spread& spread, float room) {
    const auto& rows = spread.account.rows;
    float used = 0;
    spread.first = {0};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float h = rows[i].h + (i > spread.first.back() ? gap_before(rows[i]) : 0);
        if (i > spread.first.back() && used + h > room) {
            spread.first.push_back(i);
            used = rows[i].h;
        } else {
            used += h;
        }
    }
}

// A picture beside the words, or over them on a standing panel. Smaller, without the month, and what a
// sentence is in one line with it, before the words part.
Spread fitting(Sheet& sheet, const Line& title, const Reply& reply, const AccountWish& wish, const Box& room,
               bool standing) {
    constexpr Setting settings[] = {{true, true, false},
                                    {true, false, false},
                                    {false, true, false},
                                    {false, false, false},
                                    {false, false, true}};
    const auto pictures =
        standing ? std::vector{110.0F, 80.0F, 56.0F} : std::vector{90.0F, 62.0F, 44.0F, 0.0F};
    const auto above = [&](const Spread& spread) {
        return spread.title_h() + (standing ? spread.picture * .97F + 8 : 0);
    };
    Spread spread;
    for (const auto& setting : settings)
        for (const float picture : pictures) {
            if (picture * .97F > room.h || (setting.large && picture == 0)) continue;
            const float beside = standing || picture == 0 ? 0 : picture + 10;
            spread = laid_out(sheet, title, reply, wish, room.w - beside, picture, setting);
            if (above(spread) + spread.account.h <= room.h) return spread;
        }
    turn_pages(spread, room.h - above(spread));
    return spread;
}

void put_window(Sheet& sheet, const std::string& symbol_name, Line title, const Box& box) {
    window(sheet, symbol_name, box);
    title.text.clear();  // nothing is written on it; a finger that explores hears what it stands for
    sheet.item("picture", access::Role::image, title, box);
}

}  // namespace

int draw_reply_passage(Sheet& sheet, const Pack& pack, const Point& point, const Reply& reply,
                       const AccountWish& wish, const Box& room, int wanted) {
    const bool standing = room.h > room.w * 1.1F;
    const auto name = sheet.of_pack(pack, point.id.text + "/pictures", point.pictures);
    const auto title = name.empty() ? sheet.of_pack(pack, point.id.text + "/few", point.few) : name;
    const auto spread = fitting(sheet, title, reply, wish, room, standing);
    const auto pages = spread.first.size();
    const auto page = std::min(static_cast<std::size_t>(std::max(0, wanted)), pages - 1);
    const auto from = spread.first[page],
               to = page + 1 < pages ? spread.first[page + 1] : spread.account.rows.size();
    float h = spread.title_h() + (pages > 1 ? 0 : spread.account.h);
    float x = room.x, y = room.y;
    const float picture_h = spread.picture * .97F;
    if (standing) {
        put_window(sheet, pack.symbol_of(point), title, {x, y, spread.picture, picture_h});
        y += picture_h + 8;
    } else {
        h = std::max(h, picture_h);
        if (pages == 1) y += (room.h - h) / 2;
        if (spread.picture > 0) {
            put_window(sheet, pack.symbol_of(point), title,
                       {x, y + (h - picture_h) / 2, spread.picture, picture_h});
            x += spread.picture + 10;
        }
        if (pages == 1) y += (h - spread.title_h() - spread.account.h) / 2;
    }
    sheet.words("point.title", spread.title, x, y + spread.title.above(), sheet.theme().ink, 0,
                access::Role::heading);
    draw_account(sheet, spread.account, from, to, x, y + spread.title_h());
    return static_cast<int>(pages);
}

}  // namespace pledge::ui
