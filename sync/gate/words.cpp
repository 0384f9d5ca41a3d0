#include "sync/gate/words.h"

#include <algorithm>

namespace pledge::gate {
namespace {

// Divisions of whole numbers below 2^53 are rounded correctly, so equal shares compare equal and rounding can
// hide a difference but never invent one.
struct Share {
    double least = 0, most = 0;
};

Share share_of(const Row& row, std::size_t column) {
    double others_least = 0, others_most = 0;
    for (std::size_t f = 0; f < row.size(); ++f) {
        if (f == column) continue;
        others_least += row[f].interval().least;
        others_most += row[f].interval().most;
    }
    const double least = row[column].interval().least, most = row[column].interval().most;
    if (least + others_most == 0 || most + others_least == 0) return {0, 1};
    return {least / (least + others_most), most / (most + others_least)};
}

int direction(const Share& before, const Share& after) {
    return after.least > before.most ? 1 : after.most < before.least ? -1 : 0;
}

}  // namespace

std::uint64_t about(const Row& row) {
    std::uint64_t sum = 0;
    for (const auto& cell : row) sum += cell.value().value_or(0);
    return sum;
}

bool percentages_allowed(const Row& row) {
    return about(row) >= 100 &&
           std::none_of(row.begin(), row.end(), [](const auto& cell) { return cell.is_small(); });
}

Trend trend(const Row& before, const Row& after) {
    if (before.size() != after.size() || before.size() < 2) return Trend::no_clear_change;
    const std::size_t best = before.size() - 1;
    const int best_moved = direction(share_of(before, best), share_of(after, best));
    const int worst_moved = direction(share_of(before, 0), share_of(after, 0));
    const bool up = best_moved > 0 || worst_moved < 0, down = best_moved < 0 || worst_moved > 0;
    if (up == down) return Trend::no_clear_change;
    return up ? Trend::better : Trend::worse;
}

}  // namespace pledge::gate
