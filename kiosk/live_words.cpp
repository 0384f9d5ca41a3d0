#include "kiosk/live_words.h"

namespace pledge::kiosk {
namespace {

const char* direction_of(const ui::Wording& wording, const std::string& language) {
    return wording.right_to_left(language) ? "rtl" : "ltr";
}

// A language that lacks the question is left out: phones show the first instead, and say so.
void add_words(wire::Ask& ask, const Point& point, const SetId& set, const std::string& language,
               const ui::Wording& wording) {
    const auto question =
        wording.of_pack(language, set.text, point.id.text + "/question", point.rate_question);
    if (question.foreign) return;
    const auto title = wording.of_pack(language, set.text, point.id.text + "/pictures", point.pictures);
    ask.words[language] = {title.foreign ? std::string() : title.text,
                           question.text,
                           {},
                           direction_of(wording, language),
                           question.draft || title.draft};
}

}  // namespace

wire::Ask ask_for_phones(std::uint32_t number, const flow::LiveQuestion& question, const flow::Offer& offer,
                         const std::vector<std::string>& languages, const std::string& typed_in,
                         const ui::Wording& wording) {
    wire::Ask out;
    out.question = number;
    out.kind = question.kind;
    out.choices = question.choices.size();
    if (!question.point) {
        out.first = typed_in;
        out.words[typed_in] = {{}, question.typed, question.choices, direction_of(wording, typed_in), false};
        return out;
    }
    const auto& point = offer.pack.points.at(*question.point);
    out.symbol = point.symbol;
    out.first = "en";
    add_words(out, point, offer.pack.id, "en", wording);
    for (const auto& language : languages) add_words(out, point, offer.pack.id, language, wording);
    return out;
}

}  // namespace pledge::kiosk
