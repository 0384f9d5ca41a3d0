// Commitments as files: downloads, and the import with a look at what it would do before anything is written.
#include "sync/council/commitment_sheet.h"
#include "sync/council/import.h"
#include "sync/council/pages/commitments.h"
#include "sync/council/pages/parts.h"

#include <algorithm>

namespace pledge::council {
namespace {

using http::Response;

// The file, or the same once more as the preview sends it back.
constexpr std::size_t kMostImport = 2 * results::kMostSheetBytes + (std::size_t{64} << 10);
constexpr const char* kTitle = "Import commitments";

// As a field of a form holds lines: a browser puts the CR back.
std::string lines_of(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    return text;
}

std::string import_path(const Pack& pack) {
    return "/commitments/" + pack.id.text + "/all/import";
}

Response download(std::string bytes, const std::string& name, const char* type) {
    return {200, std::move(bytes), type, {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

Result<Response> download_csv(Storage& storage, const Pack& pack) {
    const auto all = storage.commitments().all(pack.id);
    if (!all) return all.error();
    return download(write_commitments_csv(*all), "commitments-" + pack.id.text + ".csv",
                    "text/csv; charset=utf-8");
}

Result<Response> download_xlsx(Storage& storage, const Pack& pack) {
    const auto all = storage.commitments().all(pack.id);
    if (!all) return all.error();
    auto bytes = write_commitments_xlsx(*all, pack.title);
    if (!bytes) return bytes.error();
    return download(std::move(*bytes), "commitments-" + pack.id.text + ".xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

Response show_import(const Asked& asked, const Pack& pack, const std::string& say, int status = 200) {
    PageView view{kTitle};
    view.back = commitments_path(pack.id);
    view.back_words = "Commitments";
    view.say = say;
    std::string columns;
    for (const auto& title : commitment_titles()) columns += (columns.empty() ? "" : " · ") + title;
    view.body = html::paragraph("The first line names the columns, in any order: " + columns + ".");
    view.body += html::paragraph("Promise is the short name that the download uses, like " +
                                 (pack.points.empty() ? std::string("health") : pack.points.front().id.text) +
                                 ". By when is a month like 2026-12. Status is on track, done, late or "
                                 "stopped; for the last two the note "
                                 "says why. Leave the id empty for a new commitment.");
    auto inside = html::file_field({.name = "file", .label = "A file", .hint = "CSV or .xlsx, at most 1 MB."},
                                   ".csv,.xlsx,text/csv");
    inside += html::area_field({.name = "pasted",
                                .label = "Or paste the cells",
                                .hint = "Copied from a spreadsheet, with the line of headings.",
                                .value = lines_of(asked.field("pasted"))},
                               4);
    const std::vector<html::Choice> ways = {
        {"add", "Add and change", "Commitments that are not in the file stay as they are."},
        {"whole", "This is the whole list", "Commitments that are not in the file are removed."}};
    const auto way = asked.field("way") == "whole" ? "whole" : "add";
    inside += html::radio_field({.name = "way", .label = "What the file is", .value = way}, ways);
    inside += html::button("Look at it first");
    view.body += html::file_form(import_path(pack), asked.token, inside);
    return framed(status, asked, view);
}

Markup table_of(const std::string& caption, const std::vector<Commitment>& list) {
    if (list.empty()) return {};
    constexpr const char* kNone = "";
    const std::vector<html::Column> columns = {
        {"Promise"},    {"What we will do"}, {"By when"}, {"What difference it makes"},
        {"Department"}, {"Status"},          {"Note"}};
    std::vector<std::vector<Markup>> rows;
    for (const auto& c : list)
        rows.push_back({fill("{}", {c.point.text}), fill("{}", {c.what}), fill("{}", {words_of_due(c.by)}),
                        fill("{}", {c.difference}), fill("{}", {c.department}),
                        fill("{}", {words_of(c.status)}),
                        fill("{}", {c.note.empty() ? kNone : c.note.c_str()})});
    return html::table(caption, columns, rows);
}

std::string count_of(std::size_t n, const char* what) {
    return std::to_string(n) + " " + what;
}

Response show_preview(const Asked& asked, const Pack& pack, const CommitmentImport& import,
                      const std::string& mark) {
    PageView view{"Is this right?"};
    view.wide = true;
    view.back = import_path(pack);
    view.body = html::paragraph(
        "Nothing is written yet. The file holds " + count_of(import.added.size(), "new") + ", " +
        count_of(import.changed.size(), "changed") + ", " + count_of(import.same, "unchanged") +
        " commitments; " + count_of(import.removed.size(), "would be removed") + ".");
    view.body += table_of("New", import.added);
    view.body += table_of("Changed: as they would be", import.changed);
    view.body += table_of("Removed", import.removed);
    if (import.added.empty() && import.changed.empty() && import.removed.empty()) {
        view.body += html::paragraph("All of it is here already, so there is nothing to do.");
        return framed(asked, view);
    }
    auto inside = hidden_field("mark", mark);
    inside += hidden_field("table", lines_of(write_commitments_csv(import.after)));
    inside += html::button("Take it over");
    view.body += html::file_form("/commitments/" + pack.id.text + "/all/store", asked.token, inside);
    return framed(asked, view);
}

Result<std::vector<Commitment>> read_table(std::string_view bytes, const Pack& pack) {
    const auto sheet = results::read_sheet(bytes);
    if (!sheet) return sheet.error();
    return read_commitments(*sheet, pack);
}

Result<Response> take_import(Storage& storage, const Asked& asked, const Pack& pack) {
    const auto file = asked.files.find("file");
    const bool has_file = file != asked.files.end() && !file->second.bytes.empty();
    const auto pasted = asked.field("pasted");
    if (!has_file && one_line(pasted).empty())
        return show_import(asked, pack, "Choose a file or paste the cells; nothing was sent.", 400);
    auto read = read_table(has_file ? std::string_view(file->second.bytes) : std::string_view(pasted), pack);
    if (!read) return show_import(asked, pack, read.error().say, 400);
    const auto before = storage.commitments().all(pack.id);
    if (!before) return before.error();
    const auto import = plan_import(*before, std::move(*read), asked.field("way") == "whole");
    if (import.after.size() > kMostCommitments)
        return show_import(asked, pack,
                           "With these the set would have more than " + std::to_string(kMostCommitments) +
                               " commitments; nothing was written, remove some first.",
                           400);
    return show_preview(asked, pack, import, mark_of(*before));
}

Result<Response> take_over(Storage& storage, const Asked& asked, const Pack& pack, Day today) {
    const auto before = storage.commitments().all(pack.id);
    if (!before) return before.error();
    if (asked.field("mark") != mark_of(*before))
        return show_import(
            asked, pack,
            "Somebody changed the commitments since you looked; nothing was written, send the file "
            "again.",
            409);
    auto read = read_table(asked.field("table"), pack);
    if (!read) return show_import(asked, pack, read.error().say, 400);
    const auto import = plan_import(*before, std::move(*read), true);
    if (import.after.size() > kMostCommitments)
        return show_import(asked, pack,
                           "There are too many commitments; nothing was written, remove some first.", 400);
    if (auto done = store_import(storage, pack.id, import, asked.visitor.account.name, today); !done)
        return done.error();
    return go_to(commitments_path(pack.id), Note::imported);
}

}  // namespace

void add_commitment_files(http::Router& router, Front& front, const SharedSets& sets) {
    using Work = std::function<Result<Response>(Storage&, const Asked&, const Pack&)>;
    const auto with_set = [sets](Work work) -> PageWork {
        return [sets, work = std::move(work)](Storage& storage, const Asked& asked) -> Result<Response> {
            const auto pack = sets->find(storage, SetId(asked.param("set")));
            if (!pack) return pack.error();
            if (!*pack) return no_such(asked);
            return work(storage, asked, **pack);
        };
    };
    add_page(router, front, "GET", "/commitments/{set}/all/commitments.csv", Action::see_results,
             with_set([](Storage& s, const Asked&, const Pack& pack) { return download_csv(s, pack); }));
    add_page(router, front, "GET", "/commitments/{set}/all/commitments.xlsx", Action::see_results,
             with_set([](Storage& s, const Asked&, const Pack& pack) { return download_xlsx(s, pack); }));
    add_page(router, front, "GET", "/commitments/{set}/all/import", Action::write_replies,
             with_set([](Storage&, const Asked& asked, const Pack& pack) -> Result<Response> {
                 return show_import(asked, pack, {});
             }));
    add_page(router, front, "POST", "/commitments/{set}/all/import", Action::write_replies,
             with_set(take_import), kMostImport, Forms::with_files);
    add_page(router, front, "POST", "/commitments/{set}/all/store", Action::write_replies,
             with_set([&front](Storage& s, const Asked& asked, const Pack& pack) {
                 return take_over(s, asked, pack, front.clock.today());
             }),
             kMostImport, Forms::with_files);
}

}  // namespace pledge::council
