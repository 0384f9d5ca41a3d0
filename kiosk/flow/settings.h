#pragma once

#include <chrono>

// What a young person chose about how the kiosk looks, sounds and is pressed. Plain values; all of them are
// forgotten with the visit, and the next one starts as kiosk.toml says.
namespace pledge::flow {

enum class ThemeName { light, dark, high_contrast, soft };
enum class Depth { pictures, few, more };

struct Looks {
    ThemeName theme = ThemeName::light;
    Depth depth = Depth::more;
    bool three_faces = false;
    int size = 1;             // of words: 1, 2 or 3
    bool more_space = false;  // between letters, words and lines
    bool still = false;       // reduced motion: nothing moves by itself
    bool reach = false;       // everything that is pressed lies in the lower half
    bool operator==(const Looks&) const = default;
};

struct Hearing {
    static constexpr int kLeast = -4, kMost = 3;  // of `louder`: 21 dB from end to end
    static constexpr int kDecibels = 3;           // a step

    bool voice = false;       // pages are read aloud as they come
    int louder = 0;           // steps from the level that the kiosk was set up with
    bool captions = true;     // what the voice says is written too
    bool say_choice = false;  // what was answered may be said aloud
    bool operator==(const Hearing&) const = default;
};

// How somebody chooses.
enum class Method { touch, keys, one_switch, two_switches, dwell };

struct Choosing {
    static constexpr std::chrono::milliseconds kFastest{1000}, kSlowest{6000}, kPaceStep{500};
    static constexpr std::chrono::milliseconds kRepeat{500}, kLongRepeat{1000};

    Method method = Method::touch;
    std::chrono::milliseconds pace{2000};        // of one switch: how long each item waits
    std::chrono::milliseconds repeat = kRepeat;  // the same target is deaf for so long after a press
    bool operator==(const Choosing&) const = default;

    // Somebody who works with a switch or by resting needs more time than somebody who taps.
    bool slow() const { return method != Method::touch && method != Method::keys; }
};

struct Settings {
    Looks looks;
    Hearing hearing;
    Choosing choosing;
    bool operator==(const Settings&) const = default;
};

}  // namespace pledge::flow
