#include "sync/report/parts.h"

#include "words/report.h"

namespace pledge::report {

void write_method(Writing& w) {
    namespace paper_words = words::report;
    auto& sheet = w.sheet;
    std::vector<Said> lines;
    double height = 0;
    for (const auto* key : {&paper_words::read_answers, &paper_words::read_near, &paper_words::read_small,
                            &paper_words::read_hidden, &paper_words::read_same, &paper_words::read_about,
                            &paper_words::read_percent, &paper_words::read_most, &paper_words::read_trend,
                            &paper_words::read_pictures, &paper_words::read_frozen})
        lines.push_back(w.words.paper(*key, {{"small", "<5"}}));
    for (const auto& line : lines) height += sheet.set(line, {}, sheet.width() - 14).height() + 3.5;
    if (height + 60 > sheet.room()) sheet.begin_page();
    sheet.heading(2, w.words.paper(paper_words::read), "read");
    sheet.list(lines);
}

}  // namespace pledge::report
