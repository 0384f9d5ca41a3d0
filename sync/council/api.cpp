#include "sync/council/api.h"

#include "sync/core/json_reader.h"

#include <algorithm>
#include <charconv>

namespace pledge::council {
namespace {

using http::refusal;
using http::Request;
using http::Responder;
using http::Response;

Response json(std::string text) {
    return {200, std::move(text), "application/json", {}};
}

Response found_or(std::optional<std::string> text, const char* missing) {
    return text ? json(std::move(*text)) : refusal(404, missing);
}

void add_devices(http::Router& router, Api& api) {
    router.add(
        "POST", "/v1/devices",
        [&api](const Request& request, const Responder& answer) {
            const auto wanted = Enrolment::read(request.body);
            if (!wanted) return answer(refusal(400, wanted.error().say));
            api.clerk.ask(answer,
                          [&api, wanted = *wanted](Storage& s) { return api.enrolment.take(s, wanted); });
        },
        1024);
    router.add(
        "POST", "/v1/batches",
        [&api](const Request& request, const Responder& answer) {
            auto read = Upload::read(request);
            if (!read) return answer(refusal(400, read.error().say));
            const auto upload = std::make_shared<Upload>(std::move(*read));
            api.ingest.check_early(*upload);
            api.clerk.ask(answer, [&api, upload](Storage& s) { return api.ingest.take(s, *upload); });
        },
        kMostBatchBytes);
}

void add_signed_files(http::Router& router, Api& api, const char* pattern, const char* kind,
                      const char* missing) {
    router.add("GET", pattern, [&api, kind, missing](const Request& request, const Responder& answer) {
        DocumentRef ref{kind, std::string(request.param("id")), 0};
        const auto text = request.param("version");
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), ref.version);
        if (failed != std::errc() || end != text.data() + text.size() || ref.version > 1'000'000)
            return answer(refusal(404, missing));
        api.clerk.ask(answer, [ref, missing](Storage& s) -> Result<Response> {
            auto file = s.document(ref);
            if (!file) return file.error();
            return found_or(std::move(*file), missing);
        });
    });
}

void add_documents(http::Router& router, Api& api) {
    router.add("GET", "/v1/manifest", [&api](const Request&, const Responder& answer) {
        api.clerk.ask(answer, [](Storage& s) -> Result<Response> {
            const auto latest = s.latest_documents("manifest");
            if (!latest) return latest.error();
            if (latest->empty()) return refusal(404, "Nothing is published yet; try again tomorrow.");
            auto file = s.document(latest->front());
            if (!file) return file.error();
            return found_or(std::move(*file), "Nothing is published yet; try again tomorrow.");
        });
    });
    add_signed_files(router, api, "/v1/packs/{id}/{version}", "pack",
                     "There is no such pack; read the manifest again.");
    add_signed_files(router, api, "/v1/replies/{id}/{version}", "replies",
                     "There are no such replies; read the manifest again.");
}

Result<Response> list_waves(Storage& storage) {
    const auto waves = storage.waves();
    if (!waves) return waves.error();
    Json list = Json::array();
    for (const auto& wave : *waves) {
        if (wave.state == WaveState::planned || wave.state == WaveState::destroyed) continue;
        list.push_back({{"id", wave.wave.id.text},
                        {"state", name_of(wave.state)},
                        {"set", wave.wave.questions.id.text},
                        {"opens", to_text(wave.wave.opens)},
                        {"asks_until", to_text(wave.wave.asks_until)}});
    }
    return json(Json({{"waves", list}}).dump());
}

void add_results(http::Router& router, Api& api) {
    router.add("GET", "/v1/waves",
               [&api](const Request&, const Responder& answer) { api.clerk.ask(answer, list_waves); });
    router.add("GET", "/v1/waves/{id}/results", [&api](const Request& request, const Responder& answer) {
        api.clerk.ask(
            answer, [wave = WaveId(std::string(request.param("id")))](Storage& s) -> Result<Response> {
                auto text = s.release(wave);
                if (!text) return text.error();
                return found_or(std::move(*text),
                                "Nothing is published under this name; GET /v1/waves lists what there is.");
            });
    });
}

// Gathered by the clerk, made on a thread of its own.
void add_report(http::Router& router, Api& api) {
    router.add("GET", "/v1/waves/{id}/report.pdf", [&api](const Request& request, const Responder& answer) {
        auto* papers = api.papers;
        if (!papers) return answer(refusal(503, "No report can be made here; ask the council's IT."));
        const auto at = request.query.find("language");
        const text::LanguageCode language(at == request.query.end() ? "en" : at->second);
        const auto source = std::make_shared<PaperSource>();
        const Responder gathered([papers, source, language, answer](Response response) {
            if (response.status != 200) return answer(std::move(response));
            const auto make = [papers, source, language, answer] {
                auto made = papers->report(*source, language);
                if (!made) return answer(refusal(503, made.error().say));
                answer(pdf_response(std::move(*made), "report.pdf"));
            };
            if (!papers->for_strangers().take(make))
                answer(refusal(503, "The server is busy; try again in a few minutes."));
        });
        const WaveId wave{std::string(request.param("id"))};
        api.clerk.ask(gathered, [papers, source, wave, language](Storage& s) -> Result<Response> {
            const auto spoken = papers->languages();
            if (!spoken) return refusal(503, spoken.error().say);
            if (std::none_of(spoken->begin(), spoken->end(),
                             [&](const auto& l) { return l.code == language; }))
                return refusal(404, "There are no words in that language; leave it out for English.");
            auto found = papers->gather_wave(s, wave);
            if (!found) return found.error();
            if (!*found)
                return refusal(404,
                               "Nothing is published under this name; GET /v1/waves lists what there is.");
            *source = std::move(**found);
            return Response{};
        });
    });
}

}  // namespace

http::Router make_router(Api& api) {
    http::Router router;
    add_devices(router, api);
    add_documents(router, api);
    add_results(router, api);
    add_report(router, api);
    router.add("GET", "/v1/openapi.yaml", [](const Request&, const Responder& answer) {
        answer({200, std::string(openapi_text()), "application/yaml", {}});
    });
    router.add("GET", "/healthz", [&api](const Request&, const Responder& answer) {
        api.clerk.ask(answer, [](Storage& s) -> Result<Response> {
            const auto taking = s.taking();
            if (!taking) return taking.error();
            return json("{\"ok\":true}");
        });
    });
    return router;
}

}  // namespace pledge::council
