#pragma once

#include "kiosk/flow/settings.h"
#include "sync/core/result.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace pledge::flow {

// The loudspeaker or headphones of this device.
struct Sound {
    std::string device = "default";   // a name that ALSA knows
    double level = -23;               // dBFS of the voice, measured at the place: what each visit begins with
    std::string card = "default";     // whose headphone socket is looked at
    std::string headphones = "jack";  // "jack": look at the socket; "always", "never"
};

// What kiosk.toml says about this device (docs/kiosk-toml.md). Every field has a default that works.
struct Config {
    std::string setting =
        "home";  // home, event, school, building or other: the place a wave may break results down by
    std::vector<std::string> languages;  // offered, in this order; none: all that there are words for
    std::string first_language = "en";
    double pixels_per_mm = 4.03;                    // 21.5" full HD
    std::chrono::milliseconds ask_after{180'000};   // nobody touched: "Are you still there?"
    std::chrono::milliseconds clear_after{60'000};  // nobody answered that: back to the start, nothing kept
    std::chrono::milliseconds slow_ask_after{600'000};  // instead of ask_after with switches or by resting
    Choosing choosing;                                  // what each visit begins with
    Sound sound;
    std::string staff_pin;  // an Argon2id hash of the number for staff; empty: there is no screen for them
    // where pledge-poll, which serves the phones of a live session, is spoken to
    std::string poll_socket = "/run/pledge-poll/poll.sock";
    struct Display {
        bool on = false;  // --display: the slideshow of a building's screen, and nothing else
        std::chrono::milliseconds per_slide{12'000};
        bool fade = true;   // slides come and go gently; false: at once, for reduced motion
        std::string place;  // where young people can answer, as the council writes it; may be empty
    } display;
};

// An error names the file, the line and the remedy. Empty text: the defaults.
Result<Config> read_config(const std::string& file, std::string_view text);

// Holds what is wanted against the languages that there are words for (`have`, in their order of showing,
// never empty). `asked` (--lang) goes before first_language; an Error if there are no words for it. Returns
// the codes that were left out.
Result<std::vector<std::string>> settle_languages(Config& config, const std::vector<std::string>& have,
                                                  const std::string& asked);

}  // namespace pledge::flow
