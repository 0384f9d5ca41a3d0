// pledge-kiosk: the touchscreen. Builds the real objects; everything that thinks is elsewhere.
#include "kiosk/app.h"
#include "kiosk/content.h"
#include "kiosk/options.h"
#include "kiosk/sealed_store.h"
#include "kiosk/stop_signal.h"
#include "sync/core/system_clock.h"
#include "sync/seal/random.h"
#include "sync/shelf/files.h"

#include <future>
#include <iostream>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace {

using namespace pledge;

constexpr int kFailed = 1, kUsage = 2;

int explain(const Error& error) {
    std::cerr << "pledge-kiosk: " << error.say << "\n";
    return error.code == Code::bad_usage ? kUsage : kFailed;
}

void start_log(const std::string& level) {
    auto log = spdlog::stderr_logger_mt("pledge-kiosk");
    log->set_pattern("%^%l%$: %v");  // the journal adds the time
    log->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(log);
}

// Installed files, or those of the build tree when the program has not been installed.
std::string share(const char* what, [[maybe_unused]] const char* in_build) {
    const std::string installed = std::string(PLEDGE_SHARE) + "/" + what;
#ifdef PLEDGE_INSPECT
    if (!shelf::exists(installed)) return in_build;
#endif
    return installed;
}

Result<flow::Config> read_kiosk_toml(const std::string& data) {
    const auto file = data + "/kiosk.toml";
    if (!shelf::exists(file)) return flow::Config{};
    const auto text = shelf::read_file(file, 64 * 1024);
    if (!text) return text.error();
    return flow::read_config(file, *text);
}

// Words and letters; slow enough to be worth making while the window opens.
struct Lettering {
    text::Catalogues catalogues;
    text::Paragraphs paragraphs;
};

Result<Lettering> make_lettering(const std::string& language) {
    auto catalogues = text::Catalogues::load(share("locales", PLEDGE_BUILD_LOCALES));
    if (!catalogues) return catalogues.error();
    auto paragraphs = text::Paragraphs::open(share("assets/fonts.conf", PLEDGE_SOURCE_ASSETS "/fonts.conf"),
                                             catalogues->languages());
    if (!paragraphs) return paragraphs.error();
    if (auto warm = paragraphs->warm(text::LanguageCode(language)); !warm) return warm.error();
    return Lettering{std::move(catalogues).value(), std::move(paragraphs).value()};
}

// Translations that a signed pack brought along; a pack from a folder takes those of the program itself.
void add_words(text::Catalogues& catalogues, kiosk::Content& content) {
    for (const auto& words : content.take_words()) {
        if (words.catalogues.empty()) {
            if (auto added = catalogues.add_folder(share("locales", PLEDGE_BUILD_LOCALES), words.set); !added)
                spdlog::warn("{}", added.error().say);
        }
        for (const auto& [language, catalogue] : words.catalogues) {
            const auto added = catalogues.add(text::LanguageCode(language), words.set, view_of(catalogue.all),
                                              view_of(catalogue.reviewed));
            if (!added) spdlog::warn("{}", added.error().say);
        }
    }
}

Status settle(flow::Config& config, const text::Catalogues& catalogues, const std::string& asked) {
    std::vector<std::string> have;
    for (const auto& language : catalogues.languages()) have.push_back(language.code.text);
    const auto left_out = flow::settle_languages(config, have, asked);
    if (!left_out) return left_out.error();
    for (const auto& code : *left_out)
        spdlog::warn("kiosk.toml offers \"{}\", which has no words here; take it out or install it.", code);
    return {};
}

int run(const kiosk::Options& options) {
    kiosk::StopSignal signal;
    const SystemClock clock;
    seal::SystemRandom random;
    auto config = read_kiosk_toml(options.data);
    if (!config) return explain(config.error());
    auto making = std::async(std::launch::async, make_lettering, config->first_language);
    kiosk::Content content(shelf::Shelf(options.data), options.pack);
    kiosk::SealedStore store(shelf::Shelf(options.data), random, clock);
    kiosk::Worker worker(
        store, [&] { return content.look(); }, std::chrono::seconds(10), platform::Window::poke);

    auto window =
        platform::Window::open({options.width, options.height, options.fullscreen, "Pledge Kiosk"}, clock);
    if (!window) return explain(window.error());
    platform::Renderer renderer((*window)->width(), (*window)->height(), (*window)->keeps());
    auto lettering = making.get();
    if (!lettering) return explain(lettering.error());
    if (auto settled = settle(*config, lettering->catalogues, options.language); !settled)
        return explain(settled.error());
    ui::Wording wording(lettering->catalogues);
    ui::Typesetter typesetter(lettering->paragraphs);
    ui::Art art(share("assets", PLEDGE_SOURCE_ASSETS));
    kiosk::InspectServer* inspect = nullptr;
#ifdef PLEDGE_INSPECT
    std::unique_ptr<kiosk::InspectServer> inspecting;
    if (!options.inspect.empty()) {
        auto listening = kiosk::InspectServer::listen(options.inspect, platform::Window::poke);
        if (!listening) return explain(listening.error());
        inspecting = std::move(listening).value();
        inspect = inspecting.get();
    }
#endif
    signal.listen(platform::Window::poke);
    kiosk::App app(std::move(config).value(), {clock,
                                               **window,
                                               renderer,
                                               worker,
                                               {wording, typesetter, art},
                                               [&] { add_words(lettering->catalogues, content); },
                                               inspect});
    app.run(signal.stopped());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const auto parsed = kiosk::parse_options(argc, argv);
    if (!parsed) return explain(parsed.error());
    if (parsed->exit_code >= 0) return parsed->exit_code;
    start_log(parsed->options.log_level);
    if (const auto folders = kiosk::check_folders(parsed->options); !folders) return explain(folders.error());
    return run(parsed->options);
}
