#pragma once

#include "sync/report/poster.h"
#include "sync/report/regulation_44.h"

#include <mutex>

namespace pledge::report {

// Makes papers. Opens fonts, pictures and words once, which takes a fifth of a second, and keeps them. Any
// thread; one paper at a time.
class Printer {
  public:
    // `assets`: fonts.conf, faces/, symbols/, icons/. `words`: as for text::Catalogues::load().
    // Code::not_found: something of it is not there.
    static Result<std::unique_ptr<Printer>> open(const std::filesystem::path& assets,
                                                 const std::filesystem::path& words);

    std::vector<text::Language> languages() const;  // that papers can be made in
    bool speaks(const text::LanguageCode& language) const;

    // As the functions of the same names; a language that it does not speak comes out in English.
    Result<std::string> report(const ReportInput& input, const text::LanguageCode& language);
    Result<std::string> visitor_sheet(const VisitorInput& input, const text::LanguageCode& language);
    Result<std::string> poster(const PosterInput& input, const text::LanguageCode& language);

  private:
    Printer(text::Paragraphs type, Books books, Pictures pictures)
        : type_(std::move(type)), books_(std::move(books)), pictures_(std::move(pictures)) {}
    Tools tools(const LoadedPack* set);

    std::mutex mutex_;  // guards all of it
    text::Paragraphs type_;
    Books books_;
    Pictures pictures_;
};

}  // namespace pledge::report
