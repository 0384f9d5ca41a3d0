#pragma once

#include "sync/text/language.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <hb.h>

namespace pledge::testing {

// A line as HarfBuzz alone shapes it: no Pango, no fontconfig. Runs are what Unicode asks for: one direction
// (UAX #9, by FriBidi), one script (UAX #24: marks, blanks and punctuation belong to what stands before them,
// a closing bracket to its opening one) and one font (the first of the language's that has the letter). For
// one thread.
class ReferenceShaper {
  public:
    struct Run {
        std::string family;
        std::vector<std::uint32_t> glyphs;  // in the order of drawing
        bool operator==(const Run&) const = default;
    };

    // `files`: family → font file.
    explicit ReferenceShaper(const std::map<std::string, std::string>& files);
    ~ReferenceShaper();
    ReferenceShaper(const ReferenceShaper&) = delete;
    ReferenceShaper& operator=(const ReferenceShaper&) = delete;

    // One line without "\n". `families`: as in Language::families; runs of one font that touch are one.
    std::vector<Run> shape(const std::string& line, const text::Language& language) const;

  private:
    struct Letter;
    struct Piece;
    std::vector<Letter> letters(const std::string& line, const text::Language& language) const;
    void choose_fonts(std::vector<Letter>& all, const text::Language& language) const;
    static std::vector<Piece> pieces(const std::vector<Letter>& all);
    Run shape(const std::string& line, const Piece& piece, const text::Language& language) const;

    struct Destroy {
        void operator()(hb_font_t* f) const { hb_font_destroy(f); }
    };
    std::map<std::string, std::unique_ptr<hb_font_t, Destroy>> fonts_;
};

}  // namespace pledge::testing
