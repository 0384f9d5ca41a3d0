#include "sync/council/pages/readability.h"

#include "sync/core/toml_reader.h"
#include "sync/council/pages/word_lists.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace pledge::council {
namespace {

constexpr std::size_t kMostHard = 6;      // words named in one sentence of advice
constexpr int kOldest = 9;                // years, that a reply should do with
constexpr std::size_t kFewestWords = 10;  // below, one long word lifts the grade by years

struct Lists {
    std::set<std::string, std::less<>> common;
    std::map<std::string, std::size_t, std::less<>> syllables;
    std::size_t most_words = 12;
};

Lists read_lists() {
    Lists out;
    for (auto text = common_words_text(); !text.empty();) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with('#')) continue;
        while (!line.empty()) {
            const auto space = std::min(line.find(' '), line.size());
            if (space > 0) out.common.emplace(line.substr(0, space));
            line.remove_prefix(std::min(space + 1, line.size()));
        }
    }
    TomlReader in("locales/en/readability.toml", readability_text());
    out.most_words = static_cast<std::size_t>(in.number(in.root(), "", "most_words", 1, 100));
    for (const auto& [word, why] : in.table(in.root(), "", "explained")) out.common.emplace(word.str());
    for (const auto& [word, count] : in.table(in.root(), "", "syllables"))
        out.syllables.emplace(word.str(), static_cast<std::size_t>(count.value_or<std::int64_t>(1)));
    return out;
}

const Lists& lists() {
    static const auto all = read_lists();
    return all;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Typographic apostrophes as plain ones, dashes between words as spaces, in lower case.
std::string simple(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        if (rest.starts_with("\u2019")) {
            out += '\'';
            i += 2;
        } else if (rest.starts_with("\u2013") || rest.starts_with("\u2014") || rest.starts_with("\u2026") ||
                   rest.starts_with("\u201C") || rest.starts_with("\u201D") || rest.starts_with("\u2018")) {
            out += rest.starts_with("\u2026") ? '.' : ' ';
            i += 2;
        } else {
            out += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
        }
    }
    return out;
}

std::vector<std::string> words_of_sentence(std::string_view text) {
    std::vector<std::string> out;
    const auto in_word = [](char c) { return is_letter(c) || is_digit(c); };
    for (std::size_t i = 0; i < text.size();) {
        if (!in_word(text[i])) {
            ++i;
            continue;
        }
        auto end = i;
        while (end < text.size() && (in_word(text[end]) || ((text[end] == '\'' || text[end] == '-') &&
                                                            end + 1 < text.size() && in_word(text[end + 1]))))
            ++end;
        out.emplace_back(text.substr(i, end - i));
        i = end;
    }
    return out;
}

// After . ? or ! and a space; those without a word are none.
std::vector<std::vector<std::string>> sentences_of(const std::string& text) {
    std::vector<std::vector<std::string>> out;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool ends =
            i == text.size() || ((text[i] == ' ' || text[i] == '\n') && i > 0 &&
                                 std::string_view(".?!").find(text[i - 1]) != std::string_view::npos);
        if (!ends) continue;
        auto words = words_of_sentence(std::string_view(text).substr(from, i - from));
        if (!words.empty()) out.push_back(std::move(words));
        from = i;
    }
    return out;
}

bool is_vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

std::size_t syllables_of(const std::string& word) {
    std::string w;
    for (const char c : word)
        if (c >= 'a' && c <= 'z') w += c;
    if (w.empty()) return word.size() < 2 || !std::all_of(word.begin(), word.end(), is_digit) ? 1 : 2;
    if (const auto at = lists().syllables.find(w); at != lists().syllables.end()) return at->second;
    int n = 0;
    for (std::size_t i = 0; i < w.size(); ++i) n += is_vowel(w[i]) && (i == 0 || !is_vowel(w[i - 1]));
    const auto size = w.size();
    const auto before = [&](std::size_t back) { return size > back ? w[size - 1 - back] : '\0'; };
    if (w.ends_with('e') && size > 1 && !is_vowel(before(1)) &&
        !(w.ends_with("le") && size > 2 && !is_vowel(before(2))))
        --n;
    if (w.ends_with("ed") && size > 2 &&
        std::string_view("aeioutd").find(before(2)) == std::string_view::npos)
        --n;
    const bool hisses = w.ends_with("ches") || w.ends_with("shes");
    if (w.ends_with("es") && size > 2 && !hisses &&
        std::string_view("aeiouyscxzg").find(before(2)) == std::string_view::npos)
        --n;
    return static_cast<std::size_t>(std::max(n, 1));
}

bool is_common(std::string w) {
    constexpr std::array<std::string_view, 9> kEndings = {"s",  "es", "ed",  "d", "ing",
                                                          "er", "r",  "est", "ly"};
    const auto known = [](std::string_view x) { return lists().common.count(x) > 0; };
    const auto is_ascii_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (w.size() == 1 || known(w) || std::none_of(w.begin(), w.end(), is_ascii_letter)) return true;
    if (w.ends_with("'s")) w.resize(w.size() - 2);
    if (known(w)) return true;
    for (const auto end : kEndings) {
        if (!w.ends_with(end) || w.size() < end.size() + 2) continue;
        const auto stem = w.substr(0, w.size() - end.size());
        if (known(stem) || known(stem + "e")) return true;
        if (stem.ends_with('i') && known(stem.substr(0, stem.size() - 1) + "y")) return true;
        const auto n = stem.size();
        if (n > 2 && stem[n - 1] == stem[n - 2] && known(stem.substr(0, n - 1))) return true;
    }
    return false;
}

}  // namespace

int Readability::reading_age() const {
    return std::max(5, static_cast<int>(std::lround(grade)) + 5);
}

Readability readability(std::string_view text) {
    Readability out;
    std::size_t syllables = 0;
    for (const auto& words : sentences_of(simple(text))) {
        ++out.sentences;
        out.words += words.size();
        out.longest = std::max(out.longest, words.size());
        for (const auto& word : words) {
            syllables += syllables_of(word);
            if (!is_common(word) && std::find(out.hard.begin(), out.hard.end(), word) == out.hard.end())
                out.hard.push_back(word);
        }
    }
    if (out.words > 0)
        out.grade = 0.39 * static_cast<double>(out.words) / static_cast<double>(out.sentences) +
                    11.8 * static_cast<double>(syllables) / static_cast<double>(out.words) - 15.59;
    return out;
}

bool counts_people(std::string_view text) {
    const std::set<std::string, std::less<>> people = {"people",    "person",  "children", "child", "boys",
                                                       "boy",       "girls",   "girl",     "kids",  "teens",
                                                       "teenagers", "answers", "of"};
    const std::set<std::string, std::less<>> numbers = {"two",   "three", "four", "five", "six",
                                                        "seven", "eight", "nine", "ten"};
    const auto counts = [&](const std::string& word) {
        return std::all_of(word.begin(), word.end(), is_digit) || numbers.count(word) > 0;
    };
    for (const auto& words : sentences_of(simple(text)))
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!counts(words[i])) continue;
            // "5 of you", "two young people"
            for (auto j = i + 1; j < std::min(i + 3, words.size()); ++j)
                if (people.count(words[j]) > 0) return true;
        }
    return false;
}

std::vector<std::string> reading_advice(std::string_view text) {
    std::vector<std::string> out;
    const auto read = readability(text);
    if (read.longest > lists().most_words)
        out.push_back("One sentence has " + std::to_string(read.longest) +
                      " words. Make two of it, of at most " + std::to_string(lists().most_words) + " words.");
    if (!read.hard.empty()) {
        std::string words;
        for (std::size_t i = 0; i < std::min(read.hard.size(), kMostHard); ++i)
            words += (i == 0 ? "" : ", ") + read.hard[i];
        out.push_back("Words that not every nine-year-old knows: " + words + ". Use others where you can.");
    }
    if (read.words >= kFewestWords && read.reading_age() > kOldest)
        out.push_back("It reads like a text for " + std::to_string(read.reading_age()) +
                      "-year-olds. Aim for nine: shorter words, shorter sentences.");
    if (counts_people(text))
        out.push_back(
            "A number of people stands in it. In a small place somebody could be picked out by it: "
            "say it without the number.");
    return out;
}

}  // namespace pledge::council
