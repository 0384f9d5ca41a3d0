#include "kiosk/flow/config.h"

#include "sync/core/toml_reader.h"

#include <algorithm>
#include <cmath>

namespace pledge::flow {
namespace {

bool contains(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool twice(std::vector<std::string> codes) {
    std::sort(codes.begin(), codes.end());
    return std::adjacent_find(codes.begin(), codes.end()) != codes.end();
}

Sound read_sound(TomlReader& in, const toml::table& table) {
    Sound sound;
    in.only(table, "sound", {"device", "card", "level_dbfs", "headphones"});
    if (const auto device = in.optional_text(table, "sound", "device"); !device.empty())
        sound.device = device;
    if (const auto card = in.optional_text(table, "sound", "card"); !card.empty()) sound.card = card;
    sound.level = in.real_or(table, "sound", "level_dbfs", -40, -20, sound.level);
    sound.headphones =
        in.choice_or(table, "sound", "headphones", {"jack", "always", "never"}, sound.headphones);
    return sound;
}

Choosing read_choosing(TomlReader& in, const toml::table& table) {
    Choosing choosing;
    in.only(table, "choosing", {"method", "pace_seconds", "repeat_milliseconds"});
    const auto method = in.choice_or(table, "choosing", "method",
                                     {"touch", "keys", "one-switch", "two-switches", "dwell"}, "touch");
    choosing.method = method == "keys"           ? Method::keys
                      : method == "one-switch"   ? Method::one_switch
                      : method == "two-switches" ? Method::two_switches
                      : method == "dwell"        ? Method::dwell
                                                 : Method::touch;
    choosing.pace = std::chrono::milliseconds(
        std::lround(in.real_or(table, "choosing", "pace_seconds", 1.0, 6.0, 2.0) * 1000));
    choosing.repeat =
        std::chrono::milliseconds(in.number_or(table, "choosing", "repeat_milliseconds", 500, 3000, 500));
    return choosing;
}

// A number in plain text would be read over somebody's shoulder.
std::string read_staff_pin(TomlReader& in, const toml::table& table) {
    in.only(table, "staff", {"pin"});
    const auto pin = in.optional_text(table, "staff", "pin");
    const bool hash = pin.starts_with("$argon2id$v=19$") && pin.size() < 128;
    if (in.has(table, "pin") && !hash)
        in.fail(
            *table.get("pin"),
            "staff.pin is no hash of a number; run pledge-sync staff-pin and copy the line that it prints");
    return pin;
}

std::string read_poll(TomlReader& in, const toml::table& session) {
    in.only(session, "session", {"poll"});
    auto path = in.text(session, "session", "poll", "poll = \"/run/pledge-poll/poll.sock\"");
    const auto* poll = session.get("poll");  // text() says what is wrong where there is none
    // as long as the system lets the name of a socket be
    if (poll && (path.empty() || path.front() != '/' || path.size() > 107))
        in.fail(*poll,
                "poll needs the whole path of a socket, of at most 107 letters; write what pledge-poll "
                "was started with");
    return path;
}

}  // namespace

Result<Config> read_config(const std::string& file, std::string_view text) {
    Config config;
    TomlReader in(file, text);
    const auto& root = in.root();
    in.only(root, "",
            {"setting", "languages", "first_language", "pixels_per_mm", "idle", "sound", "choosing", "staff",
             "display", "session"});
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
        in.only(idle, "idle", {"ask_after_seconds", "clear_after_seconds", "slow_ask_after_seconds"});
        config.ask_after =
            std::chrono::seconds(in.number_or(idle, "idle", "ask_after_seconds", 30, 3600, 180));
        config.clear_after =
            std::chrono::seconds(in.number_or(idle, "idle", "clear_after_seconds", 20, 600, 60));
        config.slow_ask_after =
            std::chrono::seconds(in.number_or(idle, "idle", "slow_ask_after_seconds", 60, 7200, 600));
    }
    if (in.has(root, "sound")) config.sound = read_sound(in, in.table(root, "", "sound"));
    if (in.has(root, "choosing")) config.choosing = read_choosing(in, in.table(root, "", "choosing"));
    if (in.has(root, "staff")) config.staff_pin = read_staff_pin(in, in.table(root, "", "staff"));
    if (in.has(root, "display")) {
        const auto& display = in.table(root, "", "display");
        in.only(display, "display", {"seconds_per_slide", "fade", "place"});
        config.display.per_slide =
            std::chrono::seconds(in.number_or(display, "display", "seconds_per_slide", 6, 120, 12));
        config.display.fade = in.flag_or(display, "display", "fade", true);
        config.display.place = in.optional_text(display, "display", "place");
    }
    if (in.has(root, "session")) config.poll_socket = read_poll(in, in.table(root, "", "session"));
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
