#include "sync/core/toml_reader.h"

#include "sync/core/ids.h"

#include <algorithm>
#include <cmath>

namespace pledge {
namespace {

const toml::table kEmpty;

std::string quoted_list(std::initializer_list<std::string_view> words) {
    std::string out;
    for (auto word : words) {
        if (!out.empty()) out += ", ";
        out += '"' + std::string(word) + '"';
    }
    return out;
}

}  // namespace

std::string place_of(std::string_view where, std::string_view key) {
    return where.empty() ? std::string(key) : std::string(where) + "." + std::string(key);
}

TomlReader::TomlReader(std::string file, std::string_view text) : file_(std::move(file)) {
    try {
        root_ = toml::parse(text);
    } catch (const toml::parse_error& e) {
        problem_ = Error{Code::bad_input, file_ + ", line " + std::to_string(e.source().begin.line) + ": " +
                                              std::string(e.description()) + "; mend that line."};
    }
}

void TomlReader::fail(const toml::node& node, std::string_view what) {
    if (problem_) return;
    const auto line = node.source().begin.line;
    problem_ = Error{Code::bad_input, file_ + (line ? ", line " + std::to_string(line) : std::string()) +
                                          ": " + std::string(what) + "."};
}

const toml::node* TomlReader::find(const toml::table& table, std::string_view where, std::string_view key,
                                   std::string_view remedy) {
    if (problem_) return nullptr;
    const toml::node* node = table.get(key);
    if (!node) fail(table, place_of(where, key) + " is missing; add " + std::string(remedy));
    return node;
}

std::string TomlReader::text(const toml::table& table, std::string_view where, std::string_view key,
                             std::string_view remedy) {
    const auto* node = find(table, where, key, remedy);
    if (!node) return {};
    const auto value = node->value_exact<std::string>();
    if (!value || value->empty()) {
        fail(*node, place_of(where, key) + " must be words in quotes; write " + std::string(remedy));
        return {};
    }
    return *value;
}

std::string TomlReader::optional_text(const toml::table& table, std::string_view where,
                                      std::string_view key) {
    if (!table.contains(key)) return {};
    const auto value = table.get(key)->value_exact<std::string>();
    if (!value)
        fail(*table.get(key), place_of(where, key) + " must be words in quotes; put quotes round them");
    return value.value_or("");
}

std::string TomlReader::id(const toml::table& table, std::string_view where, std::string_view key) {
    auto value = text(table, where, key, "an id made of a-z, 0-9 and \"-\"");
    if (!problem_ && !is_plain_id(value))
        fail(*table.get(key), place_of(where, key) + " is no id; use up to 48 of a-z, 0-9 and \"-\"");
    return value;
}

int TomlReader::number(const toml::table& table, std::string_view where, std::string_view key, int least,
                       int most) {
    const std::string range = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    const auto* node = find(table, where, key, range);
    if (!node) return least;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) {
        fail(*node, place_of(where, key) + " is out of range; write " + range);
        return least;
    }
    return static_cast<int>(*value);
}

int TomlReader::number_or(const toml::table& table, std::string_view where, std::string_view key, int least,
                          int most, int otherwise) {
    return table.contains(key) ? number(table, where, key, least, most) : otherwise;
}

double TomlReader::real_or(const toml::table& table, std::string_view where, std::string_view key,
                           double least, double most, double otherwise) {
    const auto* node = table.get(key);
    if (!node) return otherwise;
    const auto value = node->value<double>();
    if (value && std::isfinite(*value) && *value >= least && *value <= most) return *value;
    fail(*node, place_of(where, key) + " is out of range; write a number from " +
                    std::to_string(least).substr(0, 4) + " to " + std::to_string(most).substr(0, 5));
    return otherwise;
}

bool TomlReader::flag(const toml::table& table, std::string_view where, std::string_view key) {
    const auto* node = find(table, where, key, "true or false");
    if (!node) return false;
    const auto value = node->value_exact<bool>();
    if (!value)
        fail(*node, place_of(where, key) + " must be true or false; write one of them without quotes");
    return value.value_or(false);
}

bool TomlReader::flag_or(const toml::table& table, std::string_view where, std::string_view key,
                         bool otherwise) {
    return table.contains(key) ? flag(table, where, key) : otherwise;
}

std::string TomlReader::choice_or(const toml::table& table, std::string_view where, std::string_view key,
                                  std::initializer_list<std::string_view> choices,
                                  std::string_view otherwise) {
    if (!table.contains(key)) return std::string(otherwise);
    const auto value = optional_text(table, where, key);
    if (!problem_ && std::find(choices.begin(), choices.end(), value) == choices.end())
        fail(*table.get(key), place_of(where, key) + " is not known; choose one of " + quoted_list(choices));
    return value;
}

std::vector<std::string> TomlReader::texts(const toml::table& table, std::string_view where,
                                           std::string_view key) {
    const auto* node = find(table, where, key, "a list of words in quotes, in square brackets");
    std::vector<std::string> out;
    if (!node) return out;
    const auto* array = node->as_array();
    if (!array) {
        fail(*node, place_of(where, key) + " must be a list; write words in quotes in square brackets");
        return out;
    }
    for (const auto& element : *array) {
        const auto value = element.value_exact<std::string>();
        if (!value) {
            fail(element, place_of(where, key) + " holds something that is not words; put quotes round it");
            return {};
        }
        out.push_back(*value);
    }
    return out;
}

const toml::table& TomlReader::table(const toml::table& parent, std::string_view where,
                                     std::string_view key) {
    const auto* node = find(parent, where, key, "a table [" + place_of(where, key) + "]");
    if (!node) return kEmpty;
    if (node->as_table()) return *node->as_table();
    fail(*node, place_of(where, key) + " must be a table; write [" + place_of(where, key) +
                    "] and its fields below");
    return kEmpty;
}

std::vector<const toml::table*> TomlReader::tables(const toml::table& parent, std::string_view where,
                                                   std::string_view key) {
    std::vector<const toml::table*> out;
    if (problem_ || !parent.contains(key)) return out;
    const auto* array = parent.get(key)->as_array();
    if (!array || !array->is_homogeneous<toml::table>()) {
        fail(*parent.get(key),
             place_of(where, key) + " must be tables; write [[" + place_of(where, key) + "]] for each");
        return out;
    }
    for (const auto& element : *array) out.push_back(element.as_table());
    return out;
}

void TomlReader::only(const toml::table& table, std::string_view where,
                      std::initializer_list<std::string_view> keys) {
    for (const auto& [key, node] : table) {
        if (std::find(keys.begin(), keys.end(), key.str()) != keys.end()) continue;
        fail(node, place_of(where, key.str()) + " is not a known name; use one of " + quoted_list(keys));
        return;
    }
}

}  // namespace pledge
