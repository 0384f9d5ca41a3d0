#pragma once

namespace pledge::text {

// One message of the product, as locales/make_words.py writes it into words/kiosk.h. Views name keys, never
// sentences, so that a misspelt key is an error of the compiler. Points to static storage alone; copy freely.
struct Key {
    const char* id;       // the message context of the .po files: "agree.title"
    const char* english;  // what is shown where no translation exists
    const char* plural;   // English for other numbers than one; nullptr where no number is involved
    const Key* spoken;    // what the voice says instead; nullptr where it says the same
};

}  // namespace pledge::text
