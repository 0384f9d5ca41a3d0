#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace pledge::council {

// Words that stand in this program's source, so that nobody outside wrote them.
class Literal {
  public:
    template <std::size_t N>
    consteval Literal(const char (&text)[N]) : text_(text, N - 1) {}
    std::string_view text() const { return text_; }

  private:
    std::string_view text_;
};

class Piece;

// HTML. It is made from literals of this program and from text that went through escaped(), in no other way.
class Markup {
  public:
    Markup() = default;
    Markup(Literal text) : text_(text.text()) {}
    const std::string& text() const { return text_; }
    Markup& operator+=(const Markup& more);
    friend Markup operator+(Markup one, const Markup& more) { return one += more; }

  private:
    friend Markup fill(Literal pattern, std::initializer_list<Piece> pieces);
    std::string text_;
};

// & < > " ' as entities, control characters as U+FFFD: right in text and in attributes between double quotes.
std::string escaped(std::string_view text);

// What goes into a pattern: text, which is escaped, or markup, which is not again.
class Piece {
  public:
    Piece(std::string_view text) : text_(escaped(text)) {}
    Piece(const std::string& text) : Piece(std::string_view(text)) {}
    Piece(const char* text) : Piece(std::string_view(text)) {}
    Piece(const Markup& markup) : text_(markup.text()) {}
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

// Puts the pieces where {} stands, in their order. As many of one as of the other.
Markup fill(Literal pattern, std::initializer_list<Piece> pieces);

}  // namespace pledge::council
