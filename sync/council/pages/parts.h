#pragma once

#include "sync/council/accounts/markup.h"
#include "sync/council/accounts/token.h"

#include <span>
#include <string>
#include <vector>

// Pieces of a page in the classes of govuk-frontend. What comes in as text is escaped here; what comes in as
// Markup was made by fill().
namespace pledge::council::html {

// A form that is sent to `action` by POST, with the key that belongs to the visitor's cookie.
Markup form(std::string_view action, const Token& token, const Markup& fields);
// The same, for a form with a file in it (multipart/form-data).
Markup file_form(std::string_view action, const Token& token, const Markup& fields);
enum class Weight { plain, secondary, warning };
Markup button(std::string_view words, Weight weight = Weight::plain, std::string_view name = {},
              std::string_view value = {});
// A form of one button.
Markup button_form(std::string_view action, const Token& token, std::string_view words,
                   Weight weight = Weight::plain);
Markup link(std::string_view path, std::string_view words);
Markup link_button(std::string_view path, std::string_view words,
                   Weight weight = Weight::plain);  // looks like a button

// One field of a form. `wrong`: what is wrong with what was typed, shown at the field; or empty.
struct Field {
    std::string name{}, label{}, hint{}, value{}, wrong{};
    std::string kind = "text";  // or "password", "date", "month", "number"
    std::string autocomplete{};
    std::size_t most = 0;  // letters; 0: no limit said
    int width = 0;         // letters wide; 0: as wide as there is room
    bool required = false;
    std::string language{};  // of the words, where they are not English
    bool right_to_left = false;
};
Markup text_field(const Field& field);
Markup area_field(const Field& field, int rows = 4);
Markup file_field(const Field& field, std::string_view accept);
struct Choice {
    std::string value{}, words{}, hint{};
};
Markup select_field(const Field& field, std::span<const Choice> choices);
Markup radio_field(const Field& field, std::span<const Choice> choices);  // value: the one that is chosen
Markup check_field(const Field& field, std::span<const Choice> choices);  // one box each, named by its value

// A table with a caption; a column may hold numbers. Cells are markup; the first of a row is its heading.
struct Column {
    std::string words;
    bool number = false;
};
Markup table(std::string_view caption, std::span<const Column> columns,
             const std::vector<std::vector<Markup>>& rows, bool caption_seen = true);
// Rows of name and value, each with an action at its end or an empty one.
struct SummaryRow {
    std::string name;
    Markup value{}, action{};
};
Markup summary_list(std::span<const SummaryRow> rows);

Markup heading(std::string_view words, std::string_view id = {});        // h2
Markup small_heading(std::string_view words, std::string_view id = {});  // h3
Markup paragraph(std::string_view words);
Markup paragraph(const Markup& body);
Markup buttons(const Markup& all);  // side by side
Markup hint(std::string_view words);
Markup list(std::span<const Markup> items);
Markup inset(const Markup& body);
Markup warning(std::string_view words);
Markup details(std::string_view summary, const Markup& body);
enum class Colour { grey, green, blue, yellow, red };
Markup tag(std::string_view words, Colour colour = Colour::blue);
Markup progress(std::string_view label, std::uint64_t done, std::uint64_t of);  // with words beside the bar

}  // namespace pledge::council::html
