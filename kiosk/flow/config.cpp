#include "kiosk/flow/config.h"

#include "sync/core/toml_reader.h"

#include <algorithm>

namespace pledge::flow {
namespace {

bool contains(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool twice(std::vector<std::string> codes) {
    std::sort(codes.begin(), codes.end());
    return std::adjacent_find(codes.begin(), codes.end()) != codes.end();
}

}  // namespace

Result<Config> read_config(const std::string& file, std::string_view text) {
    Config config;
    TomlReader in(file, text);
    const auto& root = in.root();
    in.only(root, "", {"setting", "languages", "first_language", "pixels_per_mm", "idle", "display"});
    config.setting =
        in.choice_or(root, "", "setting", {"home", "event", "school", "building", "other"}, config.setting);
    if (in.has(root, "languages")) {
        config.languages = in.texts(root, "", "languages");
        if (config.languages.empty() || config.languages.size() > 12)
            in.fail(*root.get("languages"),
                    "languages needs one to twelve codes; write for example [\"en\", \"ur\"]");
        if (twice(config.languages))
            in.fail(*root.get("languages"), "languages names one twice; write each once");
        if (!config.languages.empty()) config.first_language = config.languages.front();
    }
    if (in.has(root, "first_language")) {
        config.first_language = in.optional_text(root, "", "first_language");
        if (!config.languages.empty() && !contains(config.languages, config.first_language))
            in.fail(*root.get("first_language"),
                    "first_language is not among languages; add it there or choose another");
    }
    config.pixels_per_mm = in.real_or(root, "", "pixels_per_mm", 1.5, 20.0, config.pixels_per_mm);
    if (in.has(root, "idle")) {
        const auto& idle = in.table(root, "", "idle");
        in.only(idle, "idle", {"ask_after_seconds", "clear_after_seconds"});
        config.ask_after =
            std::chrono::seconds(in.number_or(idle, "idle", "ask_after_seconds", 30, 3600, 180));
        config.clear_after =
            std::chrono::seconds(in.number_or(idle, "idle", "clear_after_seconds", 20, 600, 60));
    }
    if (in.has(root, "display")) {
        const auto& display = in.table(root, "", "display");
        in.only(display, "display", {"seconds_per_slide", "fade", "place"});
        config.display.per_slide =
            std::chrono::seconds(in.number_or(display, "display", "seconds_per_slide", 6, 120, 12));
        config.display.fade = in.flag_or(display, "display", "fade", true);
        config.display.place = in.optional_text(display, "display", "place");
    }
    if (in.problem()) return *in.problem();
    return config;
}

Result<std::vector<std::string>> settle_languages(Config& config, const std::vector<std::string>& have,
                                                  const std::string& asked) {
    if (!asked.empty() && !contains(have, asked)) {
        std::string known;
        for (const auto& code : have) known += (known.empty() ? "" : ", ") + code;
        return Error{Code::bad_usage,
                     "There are no words in \"" + asked + "\"; choose one of " + known + "."};
    }
    std::vector<std::string> kept, left_out;
    for (const auto& code : config.languages) (contains(have, code) ? kept : left_out).push_back(code);
    config.languages = kept.empty() ? have : kept;
    if (!asked.empty())
        config.first_language = asked;
    else if (!contains(config.languages, config.first_language))
        config.first_language = config.languages.front();
    return left_out;
}

}  // namespace pledge::flow
