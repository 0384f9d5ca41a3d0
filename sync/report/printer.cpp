#include "sync/report/printer.h"

#include <algorithm>

namespace pledge::report {

Result<std::unique_ptr<Printer>> Printer::open(const std::filesystem::path& assets,
                                               const std::filesystem::path& words) {
    auto books = Books::load(words);
    if (!books) return books.error();
    auto type = text::Paragraphs::open(assets / "fonts.conf", books->papers.languages());
    if (!type) return type.error();
    return std::unique_ptr<Printer>(new Printer(std::move(*type), std::move(*books), Pictures(assets)));
}

std::vector<text::Language> Printer::languages() const {
    return books_.papers.languages();
}

bool Printer::speaks(const text::LanguageCode& language) const {
    const auto& all = books_.papers.languages();
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.code == language; });
}

Tools Printer::tools(const LoadedPack* set) {
    if (set) books_.add(*set);
    return {type_, books_, pictures_};
}

Result<std::string> Printer::report(const ReportInput& input, const text::LanguageCode& language) {
    const std::lock_guard lock(mutex_);
    return make_report(input, language, tools(input.set));
}
Result<std::string> Printer::visitor_sheet(const VisitorInput& input, const text::LanguageCode& language) {
    const std::lock_guard lock(mutex_);
    return make_visitor_sheet(input, language, tools(input.set));
}
Result<std::string> Printer::poster(const PosterInput& input, const text::LanguageCode& language) {
    const std::lock_guard lock(mutex_);
    return make_poster(input, language, tools(&input.set));
}

}  // namespace pledge::report
