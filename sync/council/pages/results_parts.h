#pragma once

#include "sync/council/accounts/front.h"
#include "sync/council/pages/chart.h"
#include "sync/results/release.h"

#include <optional>
#include <string>
#include <vector>

// What the pages of results share. Figures are shown as the gate wrote them, with its words beside them.
namespace pledge::council {

// The pages of this topic, each in a file of its own.
void add_wave_results(http::Router& router, Front& front);
void add_point_results(http::Router& router, Front& front);
void add_trend_results(http::Router& router, Front& front);
void add_result_files(http::Router& router, Front& front);

// The release that the path names; nothing: none is published under this name.
Result<std::optional<results::Release>> release_of(Storage& storage, const Asked& asked);
const results::ReleasePoint* point_of(const results::Release& release, std::string_view id);
std::string path_of(const results::Release& release, const std::string& rest = {});  // "/results/…"

std::vector<std::string> words_of_columns(const std::vector<std::string>& ids);
// "From 1 November 2026 to 1 December 2026"
std::string asked_when(const results::Release& release);
Markup how_to_read();

// A council's row: bars beside a table of its answers, "About N answers", shares where the gate allows them.
struct RowView {
    std::string id{}, caption{};  // id: unique on the page
    std::vector<std::string> columns{};
    std::optional<gate::Row> row{};
    std::uint64_t full = 0;  // as in Chart
};
Markup row_view(const RowView& view);

// Rows below each other, one table; a hidden one is its sentence.
struct RowLine {
    Markup head{};
    std::optional<gate::Row> row{};
};
Markup rows_table(std::string_view caption, std::string_view heads, const std::vector<std::string>& columns,
                  const std::vector<RowLine>& lines);
// Every group of the wave's breakdown, and everybody: bars beside a table.
Markup groups_view(const results::Release& release, const results::ReleasePoint& point, const std::string& id,
                   std::uint64_t full);
// The groups' rows, as many as the wave has; all hidden where none is shown.
std::vector<std::optional<gate::Row>> groups_of(const results::Release& release,
                                                const results::ReleasePoint& point);
std::uint64_t full_of(const results::Release& release);  // the longest bar of its pages

}  // namespace pledge::council
