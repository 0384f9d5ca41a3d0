#include "tests/faults/gate_attacker.h"

#include <algorithm>

namespace pledge::testing {
namespace {

// Every way to give at most `left` answers to the rows from `row` on.
void fill(const Shape& shape, Column& column, int row, int left, std::vector<Column>& out) {
    if (row == shape.rows()) {
        out.push_back(column);
        return;
    }
    for (int count = 0; count <= left; ++count) {
        column.rows[static_cast<std::size_t>(row)] = count;
        fill(shape, column, row + 1, left - count, out);
    }
    column.rows[static_cast<std::size_t>(row)] = 0;
}

// What a reader sees of a count that is shown. -2: a nought that says so.
rules::Number told(const Shape& shape, rules::Number count) {
    if (shape.told == Told::zero_apart && count == 0) return -2;
    return shape.told == Told::exactly && count > 4 ? count : rules::pub(count);
}

Seen seen_of(const Shape& shape, const Column& column, unsigned shown) {
    Seen seen;
    rules::Number total = 0;
    for (const auto count : column.rows) total += count;
    seen.council = told(shape, total);
    seen.groups.fill(-1);
    for (int g = 0; g < shape.groups; ++g)
        if ((shown & rules::bit(g)) != 0)
            seen.groups[static_cast<std::size_t>(g)] = told(shape, column.rows[static_cast<std::size_t>(g)]);
    return seen;
}

}  // namespace

std::vector<Column> all_columns(const Shape& shape, std::vector<Seen>& classes) {
    std::vector<Column> columns;
    Column empty;
    fill(shape, empty, 0, shape.cap, columns);
    std::map<Seen, std::uint16_t> numbers;
    for (auto& column : columns) {
        rules::Number total = 0;
        const auto rows = static_cast<std::size_t>(shape.rows());
        for (std::size_t r = 0; r < rows; ++r) {
            total += column.rows[r];
            column.bits[r] = std::uint64_t{1} << column.rows[r];
            if (column.rows[r] != 0) column.not_zero |= 1U << r;
        }
        column.bits[rows] = std::uint64_t{1} << total;
        if (total != 0) column.not_zero |= 1U << rows;
        column.council = rules::pub(total);
        for (std::size_t g = 0; g < static_cast<std::size_t>(shape.groups); ++g)
            column.published[g] = rules::pub(column.rows[g]);
        for (unsigned shown = 0; shown <= rules::all_groups(shape.groups); ++shown) {
            const auto [at, fresh] = numbers.try_emplace(seen_of(shape, column, shown),
                                                         static_cast<std::uint16_t>(numbers.size()));
            if (fresh) classes.push_back(at->first);
            column.seen_as[shown] = at->second;
        }
    }
    return columns;
}

void judge_output(const Shape& shape, const std::vector<Seen>& classes, std::uint64_t key, Known known,
                  Findings& into) {
    const auto columns = static_cast<std::size_t>(shape.columns),
               rows = static_cast<std::size_t>(shape.rows());
    std::array<std::size_t, 4> number{};
    for (std::size_t f = 4; f-- > 0; key >>= kClassBits) number[f] = key & ((1U << kClassBits) - 1);
    const bool council_shown = key != 0;
    const unsigned shown = council_shown ? static_cast<unsigned>(key) - 1 : 0;

    // Only outputs whose every table has been made. (Nothing shown: more tables could only mean more
    // candidates.)
    for (std::size_t f = 0; council_shown && f < columns; ++f)
        if (rules::most(classes[number[f]].council) > shape.cap) return;

    // Columns that look the same can't be told apart, so they share their candidates; swapping different ones
    // makes outputs that were never enumerated but count all the same.
    std::uint64_t arrangements = 1;
    for (std::size_t f = 0, same = 0; f < columns; ++f) {
        same = f > 0 && number[f] == number[f - 1] ? same + 1 : 1;
        arrangements = arrangements * (f + 1) / same;
        for (std::size_t other = 0; other < columns; ++other)
            if (number[f] == number[other])
                for (std::size_t r = 0; r <= rows; ++r) {
                    const auto both = known.candidates[f][r] | known.candidates[other][r];
                    known.candidates[f][r] = known.candidates[other][r] = both;
                }
    }
    into.judged += arrangements;
    for (std::size_t r = 0; r <= rows; ++r) {
        if ((known.not_unanimous >> r & 1U) == 0) into.unanimous += arrangements;
        for (std::size_t f = 0; f < columns; ++f) {
            const auto& seen = classes[number[f]];
            const auto group = static_cast<std::size_t>(shape.groups);
            auto kind = Kind::hidden;
            if (r == rows && council_shown)
                kind = seen.council == 0 ? Kind::council_small : Kind::number;
            else if (r < group && (shown >> r & 1U) != 0)
                kind = seen.groups[r] == 0 ? Kind::group_small : Kind::number;
            else if (shape.rows() == 1 && council_shown)
                continue;  // the only row is the council's own
            into.cells[kind][std::popcount(known.candidates[f][r])] += arrangements;
        }
    }
}

bool published_alike(const rules::Table& table, const rules::Verdict& verdict) {
    gate::Counts counts;
    counts.columns = static_cast<std::size_t>(table.columns);
    for (int r = 0; r < table.rows_used(); ++r) {
        gate::CountRow row;
        for (int f = 0; f < table.columns; ++f)
            row.push_back(static_cast<std::uint32_t>(
                table.rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(f)]));
        if (r < table.groups)
            counts.groups.push_back(row);
        else
            counts.declined = row;
    }
    const auto published = gate::publish(counts);
    if (!published || published->council.has_value() != verdict.council) return false;
    if (published->groups.empty()) return verdict.shown == 0;
    for (std::size_t g = 0; g < published->groups.size(); ++g)
        if (published->groups[g].has_value() != ((verdict.shown >> g & 1U) != 0)) return false;
    return true;
}

}  // namespace pledge::testing
