#pragma once

#include "sync/core/result.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace pledge {

// Reads a TOML file written by a person. The first thing that is wrong is kept, with file, line, place and
// remedy, and every later question answers with an empty value, so that a reader is a straight list of fields
// and asks once, at its end, whether all went well.
class TomlReader {
  public:
    TomlReader(std::string file, std::string_view text);

    const toml::table& root() const { return root_; }
    const std::optional<Error>& problem() const { return problem_; }

    // `where` names the table for the reader of the message: "points[3].text". `remedy` completes "…; add ".
    std::string text(const toml::table& table, std::string_view where, std::string_view key,
                     std::string_view remedy);
    std::string optional_text(const toml::table& table, std::string_view where, std::string_view key);
    std::string id(const toml::table& table, std::string_view where, std::string_view key);
    int number(const toml::table& table, std::string_view where, std::string_view key, int least, int most);
    int number_or(const toml::table& table, std::string_view where, std::string_view key, int least, int most,
                  int otherwise);
    double real_or(const toml::table& table, std::string_view where, std::string_view key, double least,
                   double most, double otherwise);
    bool flag(const toml::table& table, std::string_view where, std::string_view key);
    bool flag_or(const toml::table& table, std::string_view where, std::string_view key, bool otherwise);
    std::string choice_or(const toml::table& table, std::string_view where, std::string_view key,
                          std::initializer_list<std::string_view> choices, std::string_view otherwise);
    std::vector<std::string> texts(const toml::table& table, std::string_view where, std::string_view key);
    const toml::table& table(const toml::table& parent, std::string_view where, std::string_view key);
    // Each table of an array of tables; an absent array is empty.
    std::vector<const toml::table*> tables(const toml::table& parent, std::string_view where,
                                           std::string_view key);

    // Fails when the table holds a key that nobody reads: a typing slip must not pass in silence.
    void only(const toml::table& table, std::string_view where, std::initializer_list<std::string_view> keys);

    // "what is wrong; what to do", at the place of a node.
    void fail(const toml::node& node, std::string_view what);

    bool has(const toml::table& table, std::string_view key) const { return table.contains(key); }

  private:
    const toml::node* find(const toml::table& table, std::string_view where, std::string_view key,
                           std::string_view remedy);

    std::string file_;
    toml::table root_;
    std::optional<Error> problem_;
};

// "points[3].text" from "points[3]" and "text"; "title" from "" and "title".
std::string place_of(std::string_view where, std::string_view key);

}  // namespace pledge
