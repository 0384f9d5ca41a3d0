#pragma once

#include "sync/core/pack_payload.h"
#include "sync/core/wave.h"
#include "sync/results/release.h"
#include "sync/text/catalogue.h"
#include "sync/text/fill.h"

#include <string>
#include <vector>

// The words of one paper in one language: the product's, and a promise set's. Every text says which language
// it came out in, because what is not translated is English.
namespace pledge::report {

struct Said {
    std::string text;
    text::LanguageCode language{"en"};
};

// The catalogues of screens and papers, read once. Belongs to one thread at a time.
struct Books {
    text::Catalogues screens, papers;

    // `folder` as for text::Catalogues::load().
    static Result<Books> load(const std::filesystem::path& folder);
    // The translations that a signed pack brings; those that can't be read are left out, and English is
    // shown.
    void add(const LoadedPack& set);
};

class Wording {
  public:
    Wording(const Books& books, const text::LanguageCode& language);

    const text::Language& language() const { return language_; }
    bool right_to_left() const { return language_.right_to_left(); }
    // Whether any word taken so far is a draft.
    bool draft() const { return draft_; }

    Said screen(const text::Key& key) const;  // of kiosk.po
    Said paper(const text::Key& key) const;   // of report.po
    // With values; a text whose value is empty comes back empty, and its line is left out.
    Said screen(const text::Key& key, const std::vector<text::Value>& values) const;
    Said paper(const text::Key& key, const std::vector<text::Value>& values) const;
    // A message of a promise set: "derby-2024/health/few".
    Said of_set(const std::string& context, const std::string& english) const;
    // What somebody wrote in English and nobody translates: names, commitments.
    static Said english(const std::string& text) { return {text, text::LanguageCode("en")}; }
    // A cell: written from the left in every language, since "<5" turned round would be read as the opposite.
    static Said number(const std::string& cell) { return english(cell); }
    Said own(const std::string& text) const { return {text, language_.code}; }

    Said promise(const SetId& set, const results::ReleasePoint& point) const;
    Said question(const SetId& set, const results::ReleasePoint& point) const;
    Said reason(const SetId& set, const PointId& point, const results::ReleasePoint::Chip& chip) const;
    Said theme(const SetId& set, const results::ReleaseTheme& theme) const;
    Said column(const std::string& name) const;  // "faces-1-2"
    Said other(const std::string& name) const;   // "not-sure"
    Said group(const std::string& id) const;     // "under-11"; an unknown id says itself
    std::string day(Day day) const;              // "1 November 2026"
    std::string month(Month month) const;        // "November 2026"

  private:
    Said take(const text::Words& words) const;
    Said filled(Said words, const std::vector<text::Value>& values) const;

    const Books& books_;
    const text::Language& language_;
    mutable bool draft_ = false;
};

}  // namespace pledge::report
