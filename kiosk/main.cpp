// pledge-kiosk: the touchscreen. Builds the real objects; everything that thinks is elsewhere.
#include "kiosk/app.h"
#include "kiosk/device_look.h"
#include "kiosk/live_host.h"
#include "kiosk/opening.h"
#include "kiosk/options.h"
#include "kiosk/sealed_store.h"
#include "kiosk/speech_voice.h"
#include "kiosk/stop_signal.h"
#include "sync/core/system_clock.h"
#include "sync/seal/memory.h"
#include "sync/seal/pin.h"
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

// Tells the size as soon as the display has told it, and in any case.
Result<std::unique_ptr<platform::Window>> open_window(const kiosk::Options& options, const Clock& clock,
                                                      std::promise<std::pair<int, int>> size) {
    platform::WindowOptions wanted;
    wanted.width = options.width;
    wanted.height = options.height;
    wanted.fullscreen = options.fullscreen;
    bool told = false;
    wanted.sized = [&](int width, int height) {
        told = true;
        size.set_value({width, height});
    };
    auto window = platform::Window::open(wanted, clock);
    if (!told) size.set_value({0, 0});
    return window;
}

// Live sessions, and the one that a restart broke off. A slideshow has none.
struct Live {
    std::unique_ptr<kiosk::LiveHost> host;
    std::optional<flow::SavedLive> resume;
};
Live open_live(const kiosk::Options& options, const flow::Config& config, Random& random, const Clock& clock,
               kiosk::Worker& worker) {
    if (options.display) return {};
    auto broken_off = kiosk::SessionFile(options.data).read();
    auto resume = broken_off ? std::optional(broken_off->live) : std::nullopt;
    kiosk::LiveDesk::Ports ports{
        random,
        clock,
        config.poll_socket,
        options.data,
        config.languages,
        [&worker](const SessionTotals& totals, const Bytes<32>& key) { worker.keep(totals, key); }};
    return {
        std::make_unique<kiosk::LiveHost>(std::move(ports), std::move(broken_off), platform::Window::poke),
        std::move(resume)};
}

int run(const kiosk::Options& options) {
    kiosk::StopSignal signal;
    const SystemClock clock;
    seal::SystemRandom random;
    auto config = read_kiosk_toml(options.data);
    if (!config) return explain(config.error());
    const kiosk::Places places{share("locales", PLEDGE_BUILD_LOCALES),
                               share("assets/fonts.conf", PLEDGE_SOURCE_ASSETS "/fonts.conf"),
                               share("assets", PLEDGE_SOURCE_ASSETS)};
    config->display.on = options.display;
    kiosk::Content content(shelf::Shelf(options.data), options.packs);
    std::promise<std::pair<int, int>> size;
    auto making = std::async(std::launch::async, [&, sized = size.get_future().share()] {
        return kiosk::open_stage(places, std::move(config).value(), options.language, clock, content,
                                 [&] { return sized.get(); });
    });
    auto window = open_window(options, clock, std::move(size));
    if (!window) return explain(window.error());
    platform::Renderer renderer((*window)->width(), (*window)->height(), (*window)->keeps());
    auto opening = making.get();
    if (!opening) return explain(opening.error());
    for (const auto& [picture, bitmap] : opening->ready) renderer.prepare(*picture, bitmap);
    opening->ready.clear();
    auto& stage = *opening->stage;
    kiosk::SealedStore sealed(shelf::Shelf(options.data), random, clock);
    kiosk::NothingStored nothing;
    kiosk::AnswerStore& answers = options.display ? static_cast<kiosk::AnswerStore&>(nothing) : sealed;
    kiosk::DeviceLook device{shelf::Shelf(options.data)};
    const auto look = [&] {
        std::vector<flow::Action> news;
        if (auto offer = content.look()) news.push_back(std::move(*offer));
        if (auto state = device.look()) news.push_back(std::move(*state));
        return news;
    };
    kiosk::Worker worker(answers, look, std::chrono::seconds(10), platform::Window::poke, seal::pin_fits);
    auto live = open_live(options, opening->model.config, random, clock, worker);
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
    kiosk::SpeechVoice voice(opening->model.config, clock, options.speech_log, platform::Window::poke);
    if (opening->recordings) voice.use(opening->recordings);
    const auto take_words = [&] {
        if (auto recordings = kiosk::add_words(stage.catalogues, content, places.locales))
            voice.use(std::move(recordings));
    };
    kiosk::App app(std::move(opening->model), {clock, **window, renderer, worker, voice, stage.kit(),
                                               take_words, inspect, live.host.get(), std::move(live.resume)});
    app.run(signal.stopped());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (const auto closed = seal::keep_memory_private(); !closed) return explain(closed.error());
    const auto parsed = kiosk::parse_options(argc, argv);
    if (!parsed) return explain(parsed.error());
    if (parsed->exit_code >= 0) return parsed->exit_code;
    start_log(parsed->options.log_level);
    if (const auto folders = kiosk::check_folders(parsed->options); !folders) return explain(folders.error());
    return run(parsed->options);
}
