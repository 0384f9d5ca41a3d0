#pragma once

#include <string>
#include <string_view>
#include <vector>

// How hard an English text is to read, as tests/readability.py counts it: words a sentence, everyday words,
// and the grade of Flesch and Kincaid (Kincaid and others, 1975); grade plus five is about the reading age in
// years. Advice to whoever writes; reading with young people is what counts.
namespace pledge::council {

struct Readability {
    double grade = 0;
    std::size_t sentences = 0, words = 0, longest = 0;  // longest: words of the longest sentence
    std::vector<std::string> hard;                      // words that are not everyday, each once
    int reading_age() const;                            // years, at least 5
};
Readability readability(std::string_view text);

// What could be better, a sentence each; nothing where it is fine.
std::vector<std::string> reading_advice(std::string_view text);
// Numbers of people stand in it ("5 children", "two of you"), by which somebody might be picked out.
bool counts_people(std::string_view text);

}  // namespace pledge::council
