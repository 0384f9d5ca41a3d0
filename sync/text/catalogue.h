#pragma once

#include "sync/core/bytes.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"
#include "sync/text/key.h"
#include "sync/text/language.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pledge::text {

// What to show, and what a badge must say about it.
struct Words {
    std::string text;
    bool draft = false;    // translated, and not yet cleared by a named reviewer
    bool missing = false;  // English, because there is no translation
};

// Two compiled catalogues of one language: all translations, and those without drafts. Defined in
// catalogue.cpp.
class Book;

// Every language's words, asked for with the language as a parameter: no process-wide locale is read or set,
// and LC_ALL=C makes no difference. Built on Boost.Locale's gettext catalogues. Movable. Asking is const and
// may happen on several threads at once; load() and the add functions may not overlap with it.
class Catalogues {
  public:
    // `folder` holds languages.toml and, for each language but English, <code>/<domain>.mo and
    // <code>/<domain>.reviewed.mo.
    static Result<Catalogues> load(const std::filesystem::path& folder, const std::string& domain = "kiosk");

    Catalogues(Catalogues&&) noexcept;
    Catalogues& operator=(Catalogues&&) noexcept;
    ~Catalogues();

    // Those that have words: a language whose catalogue of screens translates nothing is left out, so that a
    // skeleton waiting for its translator is never offered.
    const std::vector<Language>& languages() const { return languages_; }
    // English for a code that is not known.
    const Language& language(const LanguageCode& code) const;

    // The words of a promise set, as .mo bytes out of a signed pack. On an error what was there before stays.
    Status add(const LanguageCode& language, const SetId& set, View all, View reviewed);
    // The same from a folder like that of load(), for every language that has them.
    Status add_folder(const std::filesystem::path& folder, const SetId& set);

    Words get(const LanguageCode& language, const Key& key) const;
    // For a number of things; a form that holds {count} still wants fill().
    Words get(const LanguageCode& language, const Key& key, std::uint64_t n) const;
    // A promise set's message: "derby-2024/health/few" and its English (Pack::messages()).
    Words get(const LanguageCode& language, const std::string& context, const std::string& english) const;
    // What the voice says for a key.
    Words spoken(const LanguageCode& language, const Key& key) const;

  private:
    Catalogues();
    Status put(const LanguageCode& language, const std::string& domain, View all, View reviewed);
    Status put_folder(const std::filesystem::path& folder, const std::string& domain, bool must_exist);
    const Book* book(const LanguageCode& language, std::string_view context) const;
    Words mark(const LanguageCode& language, const char* all, const char* reviewed,
               const char* english) const;

    std::string domain_;
    std::vector<Language> languages_;
    std::map<std::string, std::unique_ptr<Book>, std::less<>> books_;  // "ur/kiosk"
};

}  // namespace pledge::text
