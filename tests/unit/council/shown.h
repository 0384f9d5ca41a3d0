#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

// Every figure that a wave shows, read out of each form in which it leaves the council.
namespace pledge::testing {

// part, promise, group, column → what is shown; a hidden row has one entry, without a column: "".
using Place = std::array<std::string, 4>;
using Shown = std::map<Place, std::string>;

void put(Shown& shown, Place place, std::string text);
// A row of cells as texts; the sentence that hides one may stand in the place of its first.
void put_texts(Shown& shown, const Place& row, const std::vector<std::string>& texts,
               const std::vector<std::string>& columns);

Shown from_json(const std::string& body);
Shown from_csv(const std::string& csv);
Shown from_xlsx(const std::string& bytes, const std::string& json);
// What the pages show, fetched with `get`: each promise's own, and the wave's with its ways to look at it.
using GetPage = std::function<std::string(const std::string& path)>;
Shown from_point_pages(const GetPage& get, const std::string& json);
Shown from_wave_pages(const GetPage& get, const std::string& json);

}  // namespace pledge::testing
