// The kiosk's configuration file.
#include "kiosk/flow/config.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

FUZZ(input) {
    auto config = pledge::flow::read_config("kiosk.toml", pledge::text_of(input));
    if (!config) {
        // whatever is wrong, the sentence says where and ends
        const auto& say = config.error().say;
        return must(say.starts_with("kiosk.toml") && say.ends_with('.'));
    }
    must(config->languages.size() <= 12);
    must(pledge::flow::settle_languages(*config, {"en", "ur"}, "").ok());
    const auto& offered = config->languages;
    must(!offered.empty());
    must(std::find(offered.begin(), offered.end(), config->first_language) != offered.end());
    must(config->pixels_per_mm >= 1.5 && config->pixels_per_mm <= 20);
    must(config->ask_after.count() >= 30'000 && config->clear_after.count() >= 20'000);
}
