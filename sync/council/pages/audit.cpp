#include "sync/council/audit_watch.h"
#include "sync/council/pages/frame.h"
#include "sync/council/pages/office.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/words.h"
#include "sync/results/labels.h"

#include <charconv>

namespace pledge::council {
namespace {

constexpr std::uint64_t kOnePage = 50;

// Entries before this number; the newest where the address says nothing that makes sense.
std::uint64_t before_of(const Asked& asked, std::uint64_t newest) {
    const auto at = asked.query.find("before");
    std::uint64_t out = 0;
    if (at == asked.query.end()) return newest + 1;
    const auto& text = at->second;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
    const bool fine = failed == std::errc() && end == text.data() + text.size() && out >= 2 && out <= newest;
    return fine ? out : newest + 1;
}

Markup check_again(const Token& token) {
    return html::button_form("/audit/check", token, "Check every entry again", html::Weight::secondary);
}

void show_check(const AuditWatch::Seen& seen, const Token& token, PageView& view) {
    if (!seen.broken.empty()) {
        view.say = seen.broken;
        view.body += check_again(token);
        return;
    }
    if (!seen.whole()) {
        view.body += html::progress("Entries checked so far", seen.checked, seen.newest);
        view.again = "/audit";
        return;
    }
    view.body += html::inset(html::paragraph(
        "All " + std::to_string(seen.newest) +
        " entries are as they were written, one chained to the other. The head of the audit is " + seen.head +
        ". Write it down on paper when a wave is opened or closed: only that tells whether the last entries "
        "were cut off."));
    view.body += check_again(token);
}

Markup entries_table(const std::vector<AuditEntry>& entries) {
    const html::Column columns[] = {{"Number"}, {"Day"}, {"What was done"}, {"About"}};
    std::vector<std::vector<Markup>> rows;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
        rows.push_back({fill("{}", {std::to_string(entry->seq)}), fill("{}", {results::in_words(entry->day)}),
                        fill("{}", {entry->action}), fill("{}", {entry->subject})});
    return html::table("Entries, newest first", columns, rows);
}

Markup way_on(std::uint64_t before, std::uint64_t newest) {
    Markup out;
    if (before <= newest)
        out += html::paragraph(html::link(
            before + kOnePage > newest ? "/audit" : "/audit?before=" + std::to_string(before + kOnePage),
            "Newer entries"));
    if (before > kOnePage + 1)
        out += html::paragraph(
            html::link("/audit?before=" + std::to_string(before - kOnePage), "Older entries"));
    return out;
}

Result<http::Response> show(Storage& storage, const Asked& asked, AuditWatch& watch) {
    const auto seen = watch.look(storage);
    if (!seen) return seen.error();
    const auto before = before_of(asked, seen->newest);
    const auto entries = storage.audit_part(before > kOnePage ? before - kOnePage : 1, before - 1);
    if (!entries) return entries.error();
    PageView view{"Audit"};
    view.wide = true;
    view.body = html::paragraph(
        "What people with an account, and commands on the server, did. Never an answer, a count, a code or a "
        "key.");
    if (before > seen->newest || !seen->broken.empty()) show_check(*seen, asked.token, view);
    view.body += entries_table(*entries);
    view.body += way_on(before, seen->newest);
    return framed(200, asked, view);
}

}  // namespace

void add_audit_pages(http::Router& router, Front& front) {
    // one for the program: all pages run on the clerk's thread
    const auto watch = std::make_shared<AuditWatch>();
    add_page(router, front, "GET", "/audit", Action::see_audit,
             [watch](Storage& storage, const Asked& asked) { return show(storage, asked, *watch); });
    add_page(router, front, "POST", "/audit/check", Action::see_audit,
             [watch](Storage&, const Asked&) -> Result<http::Response> {
                 watch->begin_again();
                 return go_to("/audit");
             });
}

}  // namespace pledge::council
