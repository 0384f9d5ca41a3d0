#include "sync/council/pages/report.h"

#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/papers.h"

#include <algorithm>

namespace pledge::council {
namespace {

using http::Response;

constexpr const char* kNoPapers =
    "Papers can't be made here: ask the council's IT to install the kiosk's assets and languages.";

std::string asked_for(const Asked& asked, const std::string& name) {
    const auto at = asked.query.find(name);
    return at == asked.query.end() ? std::string() : at->second;
}

bool speaks(const std::vector<text::Language>& languages, const std::string& code) {
    return std::any_of(languages.begin(), languages.end(),
                       [&](const auto& one) { return one.code.text == code; });
}

// The words of the page are the dashboard's own, in English; a paper's language is chosen here.
Markup choose(const std::vector<html::Choice>& waves, const std::vector<text::Language>& languages,
              const std::string& wave, const std::string& language) {
    std::vector<html::Choice> spoken;
    for (const auto& one : languages) spoken.push_back({one.code.text, one.name, ""});
    Markup fields;
    if (!waves.empty()) {
        html::Field field;
        field.name = "wave";
        field.label = "Wave";
        field.value = wave;
        fields += html::select_field(field, waves);
    }
    html::Field field;
    field.name = "language";
    field.label = "Language of the paper";
    field.hint = "Words that nobody has checked yet say so at the foot of each page.";
    field.value = language;
    fields += html::select_field(field, spoken);
    fields += html::button("Show the papers", html::Weight::secondary);
    return fill("<form method=\"get\" action=\"/report\" novalidate>\n{}</form>\n", {fields});
}

Markup papers_of_wave(const std::string& wave, const std::string& language) {
    const auto at = "/report/waves/" + wave, query = "?language=" + language;
    const Markup items[] = {html::link(at + "/report.pdf" + query, "Report for the committee (PDF, A4)"),
                            html::link(at + "/regulation-44.pdf" + query,
                                       "Sheet for Regulation 44 visitors and Ofsted (PDF, A4)")};
    auto out = html::heading("Papers about this wave");
    out += html::paragraph(
        "The first page of the report is for young people. Every number in it is one that the results show "
        "too.");
    out += html::list(items);
    return out;
}

Markup posters(const std::vector<std::pair<std::string, std::string>>& sets, const std::string& language) {
    auto out = html::heading("Posters of the promises");
    if (sets.empty()) {
        out += html::paragraph("There is no set of promises yet. Publish one, and its posters are here.");
        return out;
    }
    std::vector<Markup> items;
    for (const auto& [id, title] : sets)
        for (const auto& [size, words] : {std::pair("a4", "A4"), std::pair("a3", "A3")})
            items.push_back(html::link("/report/sets/" + id + "/poster-" + size + ".pdf?language=" + language,
                                       title + ", " + words + " (PDF)"));
    out += html::list(items);
    return out;
}

struct Published {
    std::vector<html::Choice> waves;                        // newest first
    std::vector<std::pair<std::string, std::string>> sets;  // id and what to call it
};

Result<Published> published(Storage& storage) {
    Published out;
    auto waves = storage.waves();
    if (!waves) return waves.error();
    std::erase_if(*waves,
                  [](const auto& wave) { return wave.state != WaveState::published || !wave.closed; });
    std::sort(waves->begin(), waves->end(),
              [](const auto& a, const auto& b) { return *a.closed > *b.closed; });
    for (const auto& wave : *waves)
        out.waves.push_back(
            {wave.wave.id.text, wave.wave.id.text + ", closed on " + to_text(*wave.closed), ""});
    const auto packs = storage.latest_documents("pack");
    if (!packs) return packs.error();
    for (const auto& ref : *packs) out.sets.emplace_back(ref.id, ref.id);
    return out;
}

Result<Response> overview(Papers* papers, Storage& storage, const Asked& asked) {
    if (!papers) return framed(503, asked, {.title = "Reports and posters", .say = kNoPapers});
    const auto languages = papers->languages();
    if (!languages) return framed(503, asked, {.title = "Reports and posters", .say = languages.error().say});
    const auto there = published(storage);
    if (!there) return there.error();
    auto language = asked_for(asked, "language"), wave = asked_for(asked, "wave");
    if (!speaks(*languages, language)) language = "en";
    const auto known =
        std::any_of(there->waves.begin(), there->waves.end(), [&](const auto& w) { return w.value == wave; });
    if (!known) wave = there->waves.empty() ? "" : there->waves.front().value;
    PageView view{.title = "Reports and posters"};
    view.body = choose(there->waves, *languages, wave, language);
    if (wave.empty()) {
        view.body += html::heading("Papers about a wave");
        view.body += html::paragraph("No wave is published yet. Its report is here once it is closed.");
        const Markup sheet[] = {html::link("/report/regulation-44.pdf?language=" + language,
                                           "Sheet for Regulation 44 visitors and Ofsted (PDF, A4)")};
        view.body += html::list(sheet);
    } else {
        view.body += papers_of_wave(wave, language);
    }
    view.body += posters(there->sets, language);
    return framed(asked, view);
}

using Gather = std::function<Result<std::optional<PaperSource>>(Papers&, Storage&, const Asked&)>;
using Make = std::function<Result<std::string>(Papers&, const PaperSource&, const text::LanguageCode&)>;

// A paper: gathered by the clerk, made on a worker.
void add_paper(http::Router& router, Front& front, const char* pattern, const char* file, Gather gather,
               Make make) {
    add_slow_page(
        router, front, "GET", pattern, Action::see_results,
        [&front, gather, make, file = std::string(file)](Storage& storage,
                                                         const Asked& asked) -> Result<Prepared> {
            auto* papers = front.papers;
            if (!papers)
                return Prepared{framed(503, asked, {.title = "Reports and posters", .say = kNoPapers}), {}};
            auto source = gather(*papers, storage, asked);
            if (!source) return source.error();
            if (!*source) return Prepared{no_such(asked), {}};
            auto language = asked_for(asked, "language");
            if (language.empty()) language = "en";
            return Prepared{
                {},
                [papers, make, file, language,
                 source = std::make_shared<PaperSource>(std::move(**source))]() -> PageWork {
                    const text::LanguageCode code(language);
                    const auto spoken = papers->languages();
                    auto made = spoken && !speaks(*spoken, language) ? Result<std::string>(std::string())
                                                                     : make(*papers, *source, code);
                    auto kept = std::make_shared<Result<std::string>>(std::move(made));
                    return [kept, file](Storage&, const Asked& again) -> Result<Response> {
                        if (!kept->ok())
                            return framed(503, again,
                                          {.title = "Reports and posters", .say = kept->error().say});
                        if ((*kept)->empty()) return no_such(again);
                        return pdf_response(**kept, file);
                    };
                }};
        });
}

Gather of_wave() {
    return [](Papers& papers, Storage& storage, const Asked& asked) {
        return papers.gather_wave(storage, WaveId(asked.param("wave")));
    };
}
Gather of_set() {
    return [](Papers& papers, Storage& storage, const Asked& asked) {
        return papers.gather_set(storage, SetId(asked.param("set")));
    };
}

}  // namespace

void add_report_pages(http::Router& router, Front& front) {
    add_page(
        router, front, "GET", "/report", Action::see_results,
        [&front](Storage& storage, const Asked& asked) { return overview(front.papers, storage, asked); });
    add_paper(router, front, "/report/waves/{wave}/report.pdf", "report.pdf", of_wave(),
              [](Papers& papers, const PaperSource& source, const text::LanguageCode& language) {
                  return papers.report(source, language);
              });
    const Make sheet = [](Papers& papers, const PaperSource& source, const text::LanguageCode& language) {
        return papers.visitor_sheet(source, language);
    };
    add_paper(router, front, "/report/waves/{wave}/regulation-44.pdf", "regulation-44.pdf", of_wave(), sheet);
    add_paper(
        router, front, "/report/regulation-44.pdf", "regulation-44.pdf",
        [](Papers& papers, Storage&, const Asked&) { return std::optional(papers.gather_nothing()); }, sheet);
    for (const bool large : {false, true})
        add_paper(router, front,
                  large ? "/report/sets/{set}/poster-a3.pdf" : "/report/sets/{set}/poster-a4.pdf",
                  large ? "poster-a3.pdf" : "poster-a4.pdf", of_set(),
                  [large](Papers& papers, const PaperSource& source, const text::LanguageCode& language) {
                      return papers.poster(source, language, large ? text::kA3 : text::kA4);
                  });
}

}  // namespace pledge::council
