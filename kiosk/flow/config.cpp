#include "kiosk/flow/config.h"

#include "sync/core/toml_reader.h"

#include <algorithm>

namespace pledge::flow {

Result<Config> read_config(const std::string& file, std::string_view text) {
    Config config;
    TomlReader in(file, text);
    const auto& root = in.root();
    in.only(root, "", {"setting", "languages", "first_language", "pixels_per_mm", "idle"});
    config.setting =
        in.choice_or(root, "", "setting", {"home", "event", "school", "building", "other"}, config.setting);
    if (in.has(root, "languages")) {
        config.languages = in.texts(root, "", "languages");
        if (config.languages.empty() || config.languages.size() > 12)
            in.fail(*root.get("languages"),
                    "languages needs one to twelve codes; write for example [\"en\", \"ur\"]");
        config.first_language = config.languages.empty() ? "en" : config.languages.front();
    }
    if (in.has(root, "first_language")) {
        config.first_language = in.optional_text(root, "", "first_language");
        if (std::find(config.languages.begin(), config.languages.end(), config.first_language) ==
            config.languages.end())
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
    if (in.problem()) return *in.problem();
    return config;
}

}  // namespace pledge::flow
