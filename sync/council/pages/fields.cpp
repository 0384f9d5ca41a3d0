#include "sync/council/pages/parts.h"

namespace pledge::council::html {
namespace {

// Label, hint and what is wrong, then the control that is described by them.
struct Around {
    Markup before, described;
};

Markup wrong_of(const Field& field) {
    return fill(
        "<p id=\"{}-wrong\" class=\"govuk-error-message\"><span "
        "class=\"govuk-visually-hidden\">Error:</span> {}</p>\n",
        {field.name, field.wrong});
}

Around around(const Field& field, bool with_label) {
    Around out;
    std::string by;
    if (with_label)
        out.before = fill("<label class=\"govuk-label govuk-!-font-weight-bold\" for=\"{}\">{}</label>\n",
                          {field.name, field.label});
    if (!field.hint.empty()) {
        out.before += fill("<div id=\"{}-hint\" class=\"govuk-hint\">{}</div>\n", {field.name, field.hint});
        by = field.name + "-hint";
    }
    if (!field.wrong.empty()) {
        out.before += wrong_of(field);
        by += (by.empty() ? "" : " ") + field.name + "-wrong";
    }
    if (!by.empty()) out.described = fill(" aria-describedby=\"{}\"", {by});
    return out;
}

Markup group(const Field& field, const Markup& inside) {
    return fill("<div class=\"govuk-form-group{}\">\n{}</div>\n",
                {field.wrong.empty() ? Markup() : Markup(" govuk-form-group--error"), inside});
}

Markup length_of(const Field& field) {
    auto out = field.most == 0 ? Markup() : fill(" maxlength=\"{}\"", {std::to_string(field.most)});
    if (field.required) out += Markup(" required");
    if (!field.autocomplete.empty()) out += fill(" autocomplete=\"{}\"", {field.autocomplete});
    if (!field.wrong.empty()) out += Markup(" aria-invalid=\"true\"");
    if (!field.language.empty()) out += fill(" lang=\"{}\"", {field.language});
    if (field.right_to_left) out += Markup(" dir=\"rtl\"");
    return out;
}

Markup width_of(const Field& field) {
    constexpr int kWidths[] = {2, 3, 4, 5, 10, 20, 30};
    for (const int width : kWidths)
        if (field.width > 0 && field.width <= width)
            return fill(" govuk-input--width-{}", {std::to_string(width)});
    return {};
}

Markup fieldset(const Field& field, const Markup& items, Literal kind) {
    auto parts = around(field, false);
    return group(field,
                 fill("<fieldset class=\"govuk-fieldset\" id=\"{}\"{}><legend class=\"govuk-fieldset__legend "
                      "govuk-!-font-weight-bold\">{}</legend>\n{}<div class=\"{}\">\n{}</div></fieldset>\n",
                      {field.name, parts.described, field.label, parts.before, Markup(kind), items}));
}

Markup hint_of(Literal kind, const std::string& id, const Choice& choice) {
    if (choice.hint.empty()) return {};
    return fill("<div id=\"{}-hint\" class=\"govuk-hint {}\">{}</div>", {id, Markup(kind), choice.hint});
}

Markup described_by(const std::string& id, const Choice& choice) {
    return choice.hint.empty() ? Markup() : fill(" aria-describedby=\"{}-hint\"", {id});
}

}  // namespace

Markup text_field(const Field& field) {
    const auto parts = around(field, true);
    return group(
        field,
        fill("{}<input class=\"govuk-input{}{}\" id=\"{}\" name=\"{}\" type=\"{}\" value=\"{}\"{}{}>\n",
             {parts.before, width_of(field), field.wrong.empty() ? Markup() : Markup(" govuk-input--error"),
              field.name, field.name, field.kind, field.value, parts.described, length_of(field)}));
}

Markup area_field(const Field& field, int rows) {
    const auto parts = around(field, true);
    // a browser takes the first line break away
    return group(
        field,
        fill("{}<textarea class=\"govuk-textarea{}\" id=\"{}\" name=\"{}\" rows=\"{}\"{}{}>\n{}</textarea>\n",
             {parts.before, field.wrong.empty() ? Markup() : Markup(" govuk-textarea--error"), field.name,
              field.name, std::to_string(rows), parts.described, length_of(field), field.value}));
}

Markup file_field(const Field& field, std::string_view accept) {
    const auto parts = around(field, true);
    return group(
        field,
        fill("{}<input class=\"govuk-file-upload\" id=\"{}\" name=\"{}\" type=\"file\" accept=\"{}\"{}>\n",
             {parts.before, field.name, field.name, accept, parts.described}));
}

Markup select_field(const Field& field, std::span<const Choice> choices) {
    const auto parts = around(field, true);
    Markup options;
    for (const auto& choice : choices)
        options +=
            fill("<option value=\"{}\"{}>{}</option>\n",
                 {choice.value, choice.value == field.value ? Markup(" selected") : Markup(), choice.words});
    return group(field, fill("{}<select class=\"govuk-select{}\" id=\"{}\" name=\"{}\"{}>\n{}</select>\n",
                             {parts.before, field.wrong.empty() ? Markup() : Markup(" govuk-select--error"),
                              field.name, field.name, parts.described, options}));
}

Markup radio_field(const Field& field, std::span<const Choice> choices) {
    Markup items;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto id = field.name + "-" + std::to_string(i + 1);
        items += fill(
            "<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" id=\"{}\" name=\"{}\" "
            "type=\"radio\" value=\"{}\"{}{}><label class=\"govuk-label govuk-radios__label\" "
            "for=\"{}\">{}</label>{}</div>\n",
            {id, field.name, choices[i].value,
             choices[i].value == field.value ? Markup(" checked") : Markup(), described_by(id, choices[i]),
             id, choices[i].words, hint_of("govuk-radios__hint", id, choices[i])});
    }
    return fieldset(field, items, "govuk-radios");
}

Markup check_field(const Field& field, std::span<const Choice> choices) {
    Markup items;
    for (const auto& choice : choices) {
        const auto id = field.name + "-" + choice.value;
        items += fill(
            "<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" id=\"{}\" "
            "name=\"{}\" "
            "type=\"checkbox\" value=\"yes\"{}><label class=\"govuk-label govuk-checkboxes__label\" "
            "for=\"{}\">{}</label>{}</div>\n",
            {id, choice.value, described_by(id, choice), id, choice.words,
             hint_of("govuk-checkboxes__hint", id, choice)});
    }
    return fieldset(field, items, "govuk-checkboxes");
}

}  // namespace pledge::council::html
