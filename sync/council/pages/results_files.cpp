#include "sync/council/pages/frame.h"
#include "sync/council/pages/results_parts.h"
#include "sync/results/csv.h"
#include "sync/results/xlsx.h"

namespace pledge::council {
namespace {

using http::Response;

// A file to keep, named by its wave: an id, so nothing in it needs quoting.
Response download(std::string bytes, const char* type, const std::string& wave, const char* ending) {
    return {200,
            std::move(bytes),
            type,
            {{"Content-Disposition", "attachment; filename=\"pledge-" + wave + ending + "\""}}};
}

Result<Response> csv(Storage& storage, const Asked& asked) {
    const auto release = release_of(storage, asked);
    if (!release) return release.error();
    if (!*release) return no_such(asked);
    return download(results::write_csv(**release), "text/csv; charset=utf-8", (*release)->wave.text, ".csv");
}

// The frozen text itself.
Result<Response> json(Storage& storage, const Asked& asked) {
    auto text = storage.release(WaveId(asked.param("wave")));
    if (!text) return text.error();
    if (!*text) return no_such(asked);
    return download(std::move(**text), "application/json", asked.param("wave"), ".json");
}

// Made by a worker: it takes longer than a page may.
Result<Prepared> xlsx(Storage& storage, const Asked& asked) {
    auto release = release_of(storage, asked);
    if (!release) return release.error();
    if (!*release) return Prepared{no_such(asked), {}};
    const auto made_of = std::make_shared<results::Release>(std::move(**release));
    return Prepared{std::nullopt, [made_of]() -> PageWork {
                        auto book = results::write_xlsx(*made_of);
                        return [book = std::move(book), wave = made_of->wave.text](
                                   Storage&, const Asked&) -> Result<Response> {
                            if (!book) return book.error();
                            return download(
                                *book, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                wave, ".xlsx");
                        };
                    }};
}

}  // namespace

void add_result_files(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/results/{wave}/results.csv", Action::see_results, csv);
    add_page(router, front, "GET", "/results/{wave}/results.json", Action::see_results, json);
    add_slow_page(router, front, "GET", "/results/{wave}/results.xlsx", Action::see_results, xlsx);
}

}  // namespace pledge::council
