#pragma once

#include "sync/gate/rules.h"

#include <span>

// Inside this room only: the tables of one row that a reader who knows how many voted has to think of. A
// shape is a table whose counts never grow from left to right: it stands for all its arrangements, since
// the rules treat columns alike.
namespace pledge::gate::live {

using rules::Number;
using rules::NumberRow;

// Up to here every shape is tried: some ten thousand, a few milliseconds.
inline constexpr std::array<Number, kMostColumns + 1> kTryAll = {0, 1000, 1000, 600, 150, 80, 60, 50, 45};

inline Number arrangements(const NumberRow& shape, int columns) {
    Number out = 1, alike = 0;
    for (int f = 0; f < columns; ++f) {
        alike = f > 0 && shape[f] == shape[f - 1] ? alike + 1 : 1;
        out = out * (f + 1) / alike;
    }
    return out;
}

// Calls visit(shape) for each shape of `left` votes in the columns from `at` on.
template <class Visit>
void each_shape(NumberRow& shape, int at, int columns, Number left, Number most, const Visit& visit) {
    if (at == columns - 1) {
        shape[at] = left;
        visit(shape);
        return;
    }
    for (Number count = std::min(left, most); count * (columns - at) >= left; --count) {
        shape[at] = count;
        each_shape(shape, at + 1, columns, left - count, count, visit);
    }
}

// Where they are too many: small counts at the edges of their bands, beside two large ones, of which one is
// either among them or about as large as the other.
template <class Visit>
void each_with_tail(NumberRow& shape, int at, int columns, Number left, std::span<const Number> tails,
                    const Visit& visit) {
    if (at < columns) {
        for (std::size_t i = 0; i < tails.size(); ++i) {
            shape[at] = tails[i];
            each_with_tail(shape, at + 1, columns, left - tails[i], tails.subspan(i), visit);
        }
        return;
    }
    const Number third = columns > 2 ? shape[2] : 0;
    const auto with_second = [&](Number second) {
        if (second < third || left - second < second) return;
        shape[0] = left - second;
        shape[1] = second;
        visit(shape);
    };
    constexpr Number kLargestTail = 18, kNearHalf = 15;
    for (Number second = third; second <= kLargestTail; ++second) with_second(second);
    for (Number near = 0; near < kNearHalf; ++near)
        if (left / 2 - near > kLargestTail) with_second(left / 2 - near);
}

// All shapes of n votes, or, with more columns and votes than can be tried, those of them above. Says which.
template <class Visit>
bool each_shape(Number n, int columns, const Visit& visit) {
    NumberRow shape{};
    if (columns == 1 || n <= kTryAll[static_cast<std::size_t>(columns)]) {
        each_shape(shape, 0, columns, n, n, visit);
        return true;
    }
    static constexpr std::array<Number, 13> kFine = {18, 17, 14, 13, 12, 9, 8, 7, 5, 3, 2, 1, 0};
    static constexpr std::array<Number, 7> kCoarse = {8, 5, 4, 3, 2, 1, 0};
    const auto tails = columns <= 5 ? std::span<const Number>(kFine) : std::span<const Number>(kCoarse);
    each_with_tail(shape, 2, columns, n, tails, visit);
    return false;
}

}  // namespace pledge::gate::live
