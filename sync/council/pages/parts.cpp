#include "sync/council/pages/parts.h"

namespace pledge::council::html {
namespace {

Markup class_of(Weight weight) {
    switch (weight) {
        case Weight::secondary:
            return Markup(" govuk-button--secondary");
        case Weight::warning:
            return Markup(" govuk-button--warning");
        case Weight::plain:
            break;
    }
    return {};
}

Markup class_of(Colour colour) {
    switch (colour) {
        case Colour::grey:
            return Markup(" govuk-tag--grey");
        case Colour::green:
            return Markup(" govuk-tag--green");
        case Colour::yellow:
            return Markup(" govuk-tag--yellow");
        case Colour::red:
            return Markup(" govuk-tag--red");
        case Colour::blue:
            break;
    }
    return {};
}

Markup heading_of(Literal open, std::string_view words, std::string_view id, Literal close) {
    const auto with_id = id.empty() ? Markup() : fill(" id=\"{}\"", {id});
    return fill("{}{}>{}{}\n", {Markup(open), with_id, words, Markup(close)});
}

Markup row_of(std::span<const Column> columns, const std::vector<Markup>& cells) {
    Markup row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool number = i < columns.size() && columns[i].number;
        if (i == 0)
            row += fill("<th scope=\"row\" class=\"govuk-table__header\">{}</th>", {cells[i]});
        else
            row += fill("<td class=\"govuk-table__cell{}\">{}</td>",
                        {number ? Markup(" govuk-table__cell--numeric") : Markup(), cells[i]});
    }
    return fill("<tr class=\"govuk-table__row\">{}</tr>\n", {row});
}

}  // namespace

Markup form(std::string_view action, const Token& token, const Markup& fields) {
    return fill(
        "<form method=\"post\" action=\"{}\" novalidate><input type=\"hidden\" name=\"key\" "
        "value=\"{}\">\n{}</form>\n",
        {action, token.form_key(), fields});
}

Markup file_form(std::string_view action, const Token& token, const Markup& fields) {
    return fill(
        "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" novalidate><input "
        "type=\"hidden\" "
        "name=\"key\" value=\"{}\">\n{}</form>\n",
        {action, token.form_key(), fields});
}

Markup button(std::string_view words, Weight weight, std::string_view name, std::string_view value) {
    const auto named = name.empty() ? Markup() : fill(" name=\"{}\" value=\"{}\"", {name, value});
    return fill("<button type=\"submit\" class=\"govuk-button{}\"{}>{}</button>\n",
                {class_of(weight), named, words});
}

Markup button_form(std::string_view action, const Token& token, std::string_view words, Weight weight) {
    return form(action, token, button(words, weight));
}

Markup link(std::string_view path, std::string_view words) {
    return fill("<a class=\"govuk-link\" href=\"{}\">{}</a>", {path, words});
}

Markup link_button(std::string_view path, std::string_view words, Weight weight) {
    return fill("<a class=\"govuk-button{}\" href=\"{}\">{}</a>\n", {class_of(weight), path, words});
}

Markup table(std::string_view caption, std::span<const Column> columns,
             const std::vector<std::vector<Markup>>& rows, bool caption_seen) {
    Markup head, body;
    for (const auto& column : columns)
        head += fill("<th scope=\"col\" class=\"govuk-table__header{}\">{}</th>",
                     {column.number ? Markup(" govuk-table__header--numeric") : Markup(), column.words});
    for (const auto& row : rows) body += row_of(columns, row);
    return fill(
        "<div class=\"pledge-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
        "class=\"govuk-table\">\n"
        "<caption class=\"govuk-table__caption {}\">{}</caption>\n<thead class=\"govuk-table__head\"><tr "
        "class=\"govuk-table__row\">{}</tr></thead>\n<tbody "
        "class=\"govuk-table__body\">\n{}</tbody>\n</table></div>\n",
        {caption, caption_seen ? Markup("govuk-table__caption--m") : Markup("govuk-visually-hidden"), caption,
         head, body});
}

Markup summary_list(std::span<const SummaryRow> rows) {
    Markup all;
    for (const auto& row : rows) {
        const auto action = row.action.text().empty()
                                ? Markup()
                                : fill("<dd class=\"govuk-summary-list__actions\">{}</dd>", {row.action});
        all += fill(
            "<div class=\"govuk-summary-list__row{}\"><dt class=\"govuk-summary-list__key\">{}</dt><dd "
            "class=\"govuk-summary-list__value\">{}</dd>{}</div>\n",
            {row.action.text().empty() ? Markup(" govuk-summary-list__row--no-actions") : Markup(), row.name,
             row.value, action});
    }
    return fill("<dl class=\"govuk-summary-list\">\n{}</dl>\n", {all});
}

Markup heading(std::string_view words, std::string_view id) {
    return heading_of("<h2 class=\"govuk-heading-m\"", words, id, "</h2>");
}
Markup small_heading(std::string_view words, std::string_view id) {
    return heading_of("<h3 class=\"govuk-heading-s\"", words, id, "</h3>");
}
Markup paragraph(std::string_view words) {
    return fill("<p class=\"govuk-body\">{}</p>\n", {words});
}
Markup paragraph(const Markup& body) {
    return fill("<p class=\"govuk-body\">{}</p>\n", {body});
}
Markup hint(std::string_view words) {
    return fill("<p class=\"govuk-hint\">{}</p>\n", {words});
}

Markup list(std::span<const Markup> items) {
    Markup all;
    for (const auto& item : items) all += fill("<li>{}</li>\n", {item});
    return fill("<ul class=\"govuk-list govuk-list--bullet\">\n{}</ul>\n", {all});
}

Markup buttons(const Markup& all) {
    return fill("<div class=\"pledge-buttons\">{}</div>\n", {all});
}
Markup inset(const Markup& body) {
    return fill("<div class=\"govuk-inset-text\">{}</div>\n", {body});
}
Markup warning(std::string_view words) {
    return fill(
        "<div class=\"govuk-warning-text\"><span class=\"govuk-warning-text__icon\" "
        "aria-hidden=\"true\">!</span><strong "
        "class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">Warning: "
        "</span>{}</strong></div>\n",
        {words});
}
Markup details(std::string_view summary, const Markup& body) {
    return fill(
        "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"><span "
        "class=\"govuk-details__summary-text\">{}</span></summary><div "
        "class=\"govuk-details__text\">{}</div></details>\n",
        {summary, body});
}
Markup tag(std::string_view words, Colour colour) {
    return fill("<strong class=\"govuk-tag{}\">{}</strong>", {class_of(colour), words});
}

Markup progress(std::string_view label, std::uint64_t done, std::uint64_t of) {
    const auto percent = of == 0 ? std::uint64_t{0} : std::min(done, of) * 100 / of;
    return fill(
        "<p class=\"govuk-body\"><label for=\"progress\">{}</label><br><progress class=\"pledge-progress\" "
        "id=\"progress\" max=\"100\" value=\"{}\">{} %</progress> {} %</p>\n",
        {label, std::to_string(percent), std::to_string(percent), std::to_string(percent)});
}

}  // namespace pledge::council::html
