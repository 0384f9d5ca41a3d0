#pragma once

#include "sync/council/accounts/front.h"

// What every page behind the sign-in is made of: the frame around it, and pieces in the classes of
// govuk-frontend (parts.h). Server-rendered, without a script: whatever a page does is a link or a form.
namespace pledge::council {

// A whole page of HTML, and the response that carries it with the closed content policy; for pages that stand
// outside of the frame.
Markup whole_page(std::string_view title, std::string_view council, const Markup& head, const Markup& body);
http::Response html_response(int status, const Markup& whole);

// One page, as its maker sees it.
struct PageView {
    std::string title{};       // its heading, and the browser's tab
    Markup body{};             // what stands under the heading
    std::string say{};         // what went wrong and what to do, in one sentence; or empty
    std::string say_at{};      // id of the field that `say` is about; or empty
    std::string done{};        // what was done just now; or empty
    std::string back{};        // where "Back" leads: a path of ours; or empty
    std::string back_words{};  // what it is called there, if not just "Back"
    std::string
        again{};  // the page asks for itself again after `again_after` seconds, at this path; or empty
    int again_after = 2;
    bool wide = false;  // for tables
};
http::Response framed(int status, const Asked& asked, const PageView& view);
inline http::Response framed(const Asked& asked, const PageView& view) {
    return framed(view.say.empty() ? 200 : 400, asked, view);
}
// "There is no such page", in the frame.
http::Response no_such(const Asked& asked);
// After a POST that worked: to a page of ours; with a sentence that the page shows once (`done`), carried in
// the query as one of the Notes below, so that nobody can make our page say something else.
enum class Note {
    none,
    saved,
    removed,
    published,
    planned,
    opened,
    stopped,
    closed,
    sent,
    returned,
    imported
};
http::Response go_to(std::string_view path, Note note = Note::none);
std::string sentence_of_note(const Asked& asked);  // for PageView::done; empty where the query has none

// Where the menu leads; what a role may not open is not in it. A page is under the entry whose path begins
// it.
struct MenuEntry {
    std::string_view path, words;
    Action action;
};
std::span<const MenuEntry> menu();

// Work that is slow on purpose, because a passphrase is checked or something large is made: `prepare` runs in
// the clerk's transaction and gives either the answer (something is wrong) or what a worker does next, away
// from clerk and storage; that gives what the clerk finishes with, after the session was looked up once more.
using PageThink = std::function<PageWork()>;
struct Prepared {
    std::optional<http::Response> answer;
    PageThink think;
};
using PagePrepare = std::function<Result<Prepared>(Storage&, const Asked&)>;
void add_slow_page(http::Router& router, Front& front, const char* method, const char* pattern, Action action,
                   PagePrepare prepare, std::size_t most_form = kMostForm, Forms forms = Forms::plain);

}  // namespace pledge::council
