#include "sync/report/parts.h"

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;
using text::Element;
using text::Step;

constexpr double kSymbol = 40, kInset = 14, kText = 66;

// One line of a card: what it is, and what it says.
struct Line {
    Block label, words;
    double height() const { return label.height() + words.height() + 4; }
};

struct Card {
    Block promise;
    std::vector<Line> lines;
    double height() const {
        double out = promise.height() + 2 * kInset + 2;
        for (const auto& line : lines) out += line.height();
        return std::max(out, kSymbol + 2 * kInset);
    }
};

Card card_of(Writing& w, const Reply& reply) {
    auto& sheet = w.sheet;
    const double room = sheet.width() - kText - kInset;
    const auto& code = w.words.language().code.text;
    const auto& words = reply.in(code);
    const auto said = [&](const std::string& text) {
        return reply.has(code) ? w.words.own(text) : w.words.english(text);
    };
    Card card;
    for (const auto& point : w.release().points)
        if (point.id == reply.point)
            card.promise =
                sheet.set(w.words.promise(w.release().set, point), {12.5, Step::small, true}, room);
    const auto add = [&](const Said& label, const std::string& text) {
        if (text.empty()) return;
        card.lines.push_back({sheet.set(label, {9.5, Step::small, true, shade::kPrimary}, room),
                              sheet.set(said(text), {11, Step::body}, room)});
    };
    add(w.words.screen(words::display_you_said), words.you_said);
    add(w.words.screen(reply.kind == ReplyKind::did ? words::display_we_did : words::display_we_cannot),
        words.answer);
    add(w.words.paper(paper_words::instead), words.instead);
    add({}, words.who);
    return card;
}

void draw(Writing& w, const Reply& reply, const Card& card) {
    auto& sheet = w.sheet;
    const double top = sheet.y();
    sheet.fill(0, top, sheet.width(), card.height(), shade::kPaper, 9);
    draw_symbol(sheet, w.pictures, w.symbol(reply.point), kInset, top + kInset, kSymbol);
    double y = top + kInset;
    sheet.begin(Element::h3);
    sheet.put(card.promise, kText, y, sheet.width() - kText - kInset);
    sheet.end(Element::h3);
    y += card.promise.height() + 4;
    for (const auto& line : card.lines) {
        sheet.begin(Element::paragraph);
        sheet.put(line.label, kText, y, sheet.width() - kText - kInset);
        sheet.end(Element::paragraph);
        sheet.begin(Element::paragraph);
        sheet.put(line.words, kText, y + line.label.height(), sheet.width() - kText - kInset);
        sheet.end(Element::paragraph);
        y += line.height();
    }
    sheet.to(top + card.height() + 9);
}

}  // namespace

void write_replies(Writing& w) {
    const auto replies = w.replies();
    if (replies.empty()) return;
    w.sheet.begin_page();
    w.sheet.heading(1, w.words.screen(words::replies_title), "replies");
    bool missing = false;
    for (const auto* reply : replies) missing = missing || !reply->has(w.words.language().code.text);
    if (missing)
        w.sheet.paragraph(w.words.screen(words::badge_english), {9.5, Step::small, false, shade::kMuted});
    for (const auto* reply : replies) {
        const auto card = card_of(w, *reply);
        w.sheet.need(card.height());
        draw(w, *reply, card);
    }
}

}  // namespace pledge::report
