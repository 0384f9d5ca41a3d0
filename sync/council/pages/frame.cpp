#include "sync/council/pages/frame.h"

#include "sync/council/pages/parts.h"

#include <array>

namespace pledge::council {
namespace {

// Nothing but our own style sheet and forms; scripts, pictures and frames have no way in.
constexpr const char* kPolicy =
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "object-src 'none'";

constexpr std::array<MenuEntry, 10> kMenu = {{{"/results", "Results", Action::see_results},
                                              {"/waves", "Waves", Action::see_waves},
                                              {"/commitments", "Commitments", Action::see_results},
                                              {"/replies", "Replies", Action::read_replies},
                                              {"/report", "Reports and posters", Action::see_results},
                                              {"/packs", "Promise sets", Action::publish_packs},
                                              {"/kiosks", "Kiosks", Action::see_kiosks},
                                              {"/accounts", "Accounts", Action::manage_accounts},
                                              {"/tokens", "Tokens", Action::manage_tokens},
                                              {"/audit", "Audit", Action::see_audit}}};

struct NoteWords {
    Note note;
    std::string_view name, words;
};
constexpr std::array<NoteWords, 10> kNotes = {{
    {Note::saved, "saved", "Saved."},
    {Note::removed, "removed", "Removed."},
    {Note::published, "published", "Published. Kiosks have it within about an hour of being in touch."},
    {Note::planned, "planned", "The wave is planned."},
    {Note::opened, "opened", "The wave is open. Kiosks ask it within about an hour."},
    {Note::stopped, "stopped", "The wave has stopped. Answers still on kiosks go on arriving."},
    {Note::closed, "closed", "The wave is closed and its results are published."},
    {Note::sent, "sent", "Sent."},
    {Note::returned, "returned", "Sent back. The officer sees it first thing."},
    {Note::imported, "imported", "Everything in the file was taken over."},
}};

bool is_under(std::string_view path, std::string_view entry) {
    return path.starts_with(entry) && (path.size() == entry.size() || path[entry.size()] == '/');
}

Markup menu_entry(const MenuEntry& entry, std::string_view path) {
    const auto here = path == entry.path           ? Markup(" aria-current=\"page\"")
                      : is_under(path, entry.path) ? Markup(" aria-current=\"true\"")
                                                   : Markup();
    return fill("<li><a class=\"govuk-link govuk-link--no-underline\" href=\"{}\"{}>{}</a></li>\n",
                {entry.path, here, entry.words});
}

Markup top(const Asked& asked) {
    const auto& account = asked.visitor.account;
    Markup entries;
    for (const auto& entry : kMenu)
        if (may(account.role, entry.action)) entries += menu_entry(entry, asked.path);
    return fill(
        "<header class=\"pledge-top\"><div class=\"govuk-width-container pledge-top__row\">\n"
        "<a class=\"govuk-link pledge-top__name\" href=\"/\">The Pledge</a>\n"
        "<span class=\"govuk-body-s pledge-top__who govuk-!-margin-bottom-0\"><a class=\"govuk-link\" "
        "href=\"/account\">{}, "
        "{}</a></span>\n</div></header>\n"
        "<nav class=\"pledge-menu\" aria-label=\"Menu\"><div class=\"govuk-width-container\"><ul "
        "class=\"govuk-body\">\n{}</ul></div></nav>\n",
        {account.name, words_of(account.role), entries});
}

// What went wrong stands above the heading, where a screen reader meets it first.
Markup problem(const PageView& view) {
    if (view.say.empty()) return {};
    const auto words = view.say_at.empty() ? fill("{}", {view.say})
                                           : fill("<a href=\"#{}\">{}</a>", {view.say_at, view.say});
    return fill(
        "<div class=\"govuk-error-summary\"><div role=\"alert\">\n"
        "<h2 class=\"govuk-error-summary__title\">There is a problem</h2>\n<div "
        "class=\"govuk-error-summary__body\"><ul class=\"govuk-list "
        "govuk-error-summary__list\"><li>{}</li></ul></div>\n</div></div>\n",
        {words});
}

Markup good_news(const PageView& view) {
    if (view.done.empty()) return {};
    return fill(
        "<div class=\"govuk-notification-banner govuk-notification-banner--success\" role=\"status\" "
        "aria-labelledby=\"done\">\n<div class=\"govuk-notification-banner__header\"><h2 "
        "class=\"govuk-notification-banner__title\" id=\"done\">Done</h2></div>\n<div "
        "class=\"govuk-notification-banner__content\"><p "
        "class=\"govuk-notification-banner__heading\">{}</p></div>\n</div>\n",
        {view.done});
}

Markup way_back(const PageView& view) {
    if (view.back.empty()) return {};
    const std::string_view words = view.back_words.empty() ? "Back" : std::string_view(view.back_words);
    return fill("<nav aria-label=\"Way back\"><a class=\"govuk-back-link\" href=\"{}\">{}</a></nav>\n",
                {view.back, words});
}

}  // namespace

Markup whole_page(std::string_view title, std::string_view council, const Markup& head, const Markup& body) {
    return fill(
        "<!DOCTYPE html>\n<html lang=\"en\" class=\"govuk-template\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{} – The Pledge{}{}</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n{}</head>\n<body "
        "class=\"govuk-template__body\">\n<a href=\"#main\" class=\"govuk-skip-link\">Skip to main "
        "content</a>\n{}"
        "</body>\n</html>\n",
        {title, council.empty() ? "" : ", ", council, head, body});
}

http::Response html_response(int status, const Markup& whole) {
    return {status, whole.text(), "text/html; charset=utf-8", {{"Content-Security-Policy", kPolicy}}};
}

http::Response framed(int status, const Asked& asked, const PageView& view) {
    const auto again = view.again.empty() ? Markup()
                                          : fill("<meta http-equiv=\"refresh\" content=\"{}; url={}\">\n",
                                                 {std::to_string(view.again_after), view.again});
    const auto width =
        view.wide ? Markup("govuk-grid-column-full") : Markup("govuk-grid-column-two-thirds-from-desktop");
    const auto body = fill(
        "{}<div class=\"govuk-width-container\">\n{}<main class=\"govuk-main-wrapper\" id=\"main\">\n<div "
        "class=\"govuk-grid-row\"><div class=\"{}\">\n{}{}<h1 class=\"govuk-heading-l\">{}</h1>\n{}"
        "</div></div>\n</main>\n</div>\n",
        {top(asked), way_back(view), width, problem(view), good_news(view), view.title, view.body});
    return html_response(status,
                         whole_page(view.say.empty() ? view.title : "Error: " + view.title, {}, again, body));
}

http::Response no_such(const Asked& asked) {
    return framed(
        404, asked,
        {"There is no such page",
         html::paragraph("It may have been removed, or the address has a mistake in it; go on from the "
                         "menu.")});
}

http::Response go_to(std::string_view path, Note note) {
    std::string where(path);
    for (const auto& entry : kNotes)
        if (entry.note == note) {
            const auto hash = where.find('#');
            const auto query =
                (where.find('?') == std::string::npos ? "?done=" : "&done=") + std::string(entry.name);
            where.insert(std::min(hash, where.size()), query);
        }
    return {303, "", "text/html; charset=utf-8", {{"Location", where}}};
}

std::string sentence_of_note(const Asked& asked) {
    const auto at = asked.query.find("done");
    if (at == asked.query.end()) return {};
    for (const auto& entry : kNotes)
        if (entry.name == at->second) return std::string(entry.words);
    return {};
}

std::span<const MenuEntry> menu() {
    return kMenu;
}

}  // namespace pledge::council
