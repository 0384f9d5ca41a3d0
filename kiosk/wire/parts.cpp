#include "kiosk/wire/parts.h"

#include "sync/core/ids.h"
#include "sync/core/plain_line.h"

#include <array>
#include <optional>

namespace pledge::wire {
namespace {

constexpr std::array<const char*, 3> kKinds = {"faces", "yes-no", "choices"};
constexpr std::array<const char*, 3> kShownAs = {"nothing", "words", "bands"};
constexpr std::array<const char*, 3> kShownWords = {"most", "some", "few"};
constexpr std::size_t kMostColumns = kMostLiveChoices + 1;  // and "not sure"

// The place of a text field in a list of names.
template <std::size_t N>
std::optional<std::size_t> place_of(const std::string& name, const std::array<const char*, N>& names) {
    for (std::size_t i = 0; i < N; ++i)
        if (name == names.at(i)) return i;
    return std::nullopt;
}

template <std::size_t N>
std::size_t read_name(JsonReader& in, const Json& json, const char* key,
                      const std::array<const char*, N>& names) {
    const auto place = place_of(in.text(json, key), names);
    if (!place) in.fail(std::string("has an unknown \"") + key + "\"");
    return place.value_or(0);
}

void check_line(JsonReader& in, const std::string& text) {
    if (!is_plain_line(text)) in.fail("holds words that are no line");
}

Words read_one(JsonReader& in, const Json& json, std::size_t choices) {
    Words words;
    in.only(json, {"title", "question", "choices", "direction", "draft"});
    words.title = in.text(json, "title", kMostText);
    words.question = in.text(json, "question", kMostText);
    check_line(in, words.title);
    check_line(in, words.question);
    if (words.question.empty()) in.fail("asks nothing");
    for (const auto& choice : in.array(json, "choices", kMostLiveChoices)) {
        if (!choice.is_string() || choice.get_ref<const std::string&>().size() > kMostText ||
            choice.get_ref<const std::string&>().empty()) {
            in.fail("has a choice that is no short text");
            return words;
        }
        words.choices.push_back(choice.get<std::string>());
        check_line(in, words.choices.back());
    }
    if (words.choices.size() != choices) in.fail("has another number of choices than it says");
    words.direction = in.text(json, "direction", 3);
    if (words.direction != "ltr" && words.direction != "rtl") in.fail("has words without a direction");
    if (!in.has(json, "draft") || !json.at("draft").is_boolean())
        in.fail("does not say whether its words are a draft");
    else
        words.draft = json.at("draft").get<bool>();
    return words;
}

}  // namespace

bool is_language(std::string_view code) {
    return code.size() >= 2 && code.size() <= 8 && is_plain_id(code);
}

const char* name_of(LiveKind kind) {
    return kKinds.at(static_cast<std::size_t>(kind));
}

Json json_of(const std::map<std::string, Words>& words) {
    Json out = Json::object();
    for (const auto& [language, in] : words)
        out[language] = {{"title", in.title},
                         {"question", in.question},
                         {"choices", in.choices},
                         {"direction", in.direction},
                         {"draft", in.draft}};
    return out;
}

Json json_of(const Shown& shown) {
    Json out = {{"as", kShownAs.at(static_cast<std::size_t>(shown.as))}};
    if (shown.as == Shown::As::bands) out["cells"] = shown.cells;
    if (shown.as != Shown::As::words) return out;
    auto& cells = out["cells"] = Json::array();
    for (const auto word : shown.cells_in_words)
        cells.push_back(kShownWords.at(static_cast<std::size_t>(word)));
    return out;
}

LiveKind read_kind(JsonReader& in, const Json& json) {
    return static_cast<LiveKind>(read_name(in, json, "kind", kKinds));
}

std::map<std::string, Words> read_words(JsonReader& in, const Json& json, std::size_t choices) {
    std::map<std::string, Words> out;
    if (!json.is_object() || json.size() > kMostLanguages) in.fail("has words in too many languages");
    if (in.problem()) return out;
    for (const auto& [language, words] : json.items()) {
        if (!is_language(language)) in.fail("has words in a language that is none");
        out[language] = read_one(in, words, choices);
        if (in.problem()) break;
    }
    return out;
}

Shown read_shown(JsonReader& in, const Json& json) {
    Shown shown;
    shown.as = static_cast<Shown::As>(read_name(in, json, "as", kShownAs));
    if (shown.as == Shown::As::nothing) {
        in.only(json, {"as"});
        return shown;
    }
    in.only(json, {"as", "cells"});
    const auto& cells = in.array(json, "cells", kMostColumns);
    if (cells.empty()) in.fail("shows no columns");
    for (const auto& cell : cells) {
        if (shown.as == Shown::As::words) {
            const auto place =
                place_of(cell.is_string() ? cell.get<std::string>() : std::string(), kShownWords);
            if (!place) in.fail("shows a word that is none");
            shown.cells_in_words.push_back(static_cast<Shown::Word>(place.value_or(0)));
            continue;
        }
        const auto value = cell.is_number_unsigned() ? cell.get<std::uint64_t>() : 1;
        if (value % 5 != 0 || value > kMostLiveVotes) in.fail("shows a number that is no multiple of five");
        shown.cells.push_back(static_cast<std::uint32_t>(value));
    }
    return shown;
}

}  // namespace pledge::wire
