#include "sync/report/parts.h"

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;
using text::Element;

std::vector<std::string> faces_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::yes:
            return {"4", "5"};
        case Verdict::no:
            return {"1", "2"};
        case Verdict::middle:
            return {"3"};
        case Verdict::mixed:
            return {"1", "3", "5"};
        case Verdict::hidden:
            break;
    }
    return {};
}

}  // namespace

Said said_of(Verdict verdict, const Wording& words) {
    switch (verdict) {
        case Verdict::yes:
            return words.paper(paper_words::most_yes);
        case Verdict::no:
            return words.paper(paper_words::most_no);
        case Verdict::middle:
            return words.paper(paper_words::most_middle);
        case Verdict::mixed:
            return words.paper(paper_words::most_mixed);
        case Verdict::hidden:
            break;
    }
    return words.screen(words::display_not_enough);
}

void draw_symbol(Sheet& sheet, Pictures& pictures, const std::string& symbol, double x, double y,
                 double side) {
    sheet.fill(x, y, side, side, shade::kWater, side * 0.38);
    const double inside = side * 0.66, at = (side - inside) / 2;
    if (const auto drawing = pictures.get("symbols", symbol)) {
        sheet.begin(Element::figure);
        sheet.picture(*drawing, x + at, y + at, inside, inside, pictures.turns_round("symbols", symbol));
        sheet.end(Element::figure);
    }
}

double width_of_verdict(Verdict verdict, double side) {
    return std::max<double>(1, static_cast<double>(faces_of(verdict).size())) * (side + 1.5);
}

void draw_verdict(Sheet& sheet, Pictures& pictures, Verdict verdict, double x, double y, double side) {
    sheet.begin(Element::figure);
    for (const auto& name : faces_of(verdict)) {
        if (const auto face = pictures.get("faces", name)) sheet.picture(*face, x, y, side, side);
        x += side + 1.5;
    }
    if (verdict == Verdict::hidden)
        if (const auto lock = pictures.get("icons", "lock")) sheet.picture(*lock, x, y, side, side);
    sheet.end(Element::figure);
}

}  // namespace pledge::report
