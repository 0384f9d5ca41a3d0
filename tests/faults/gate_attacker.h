#pragma once

#include "sync/gate/rules.h"

#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

// A reader who knows every rule of the gate and has all the time in the world. It publishes every table there
// is, sorts the tables by what came out, and asks of each output: which counts could stand behind this cell?
namespace pledge::testing {

namespace rules = gate::rules;

// Rule 1, and two ways of breaking it.
enum class Told { fives, zero_apart, exactly };

struct Shape {
    int groups = 1;
    bool declined = false;
    int columns = 3;
    int cap = 0;  // every table whose column totals are at most this
    Told told = Told::fives;

    int rows() const { return groups + (declined ? 1 : 0); }
};

enum class Kind { council_small, group_small, hidden, number };  // number: a published multiple of five

struct Findings {
    std::uint64_t tables = 0, outputs = 0, judged = 0;
    std::map<Kind, std::map<int, std::uint64_t>>
        cells;                    // kind → how many candidates → how many cells of judged outputs
    std::uint64_t unanimous = 0;  // rows known to have chosen one column
    bool published_alike = true;  // gate::publish() agreed, on a sample

    // Cells that are not shown as a number: "<5" of the council or a group, and all cells of hidden rows.
    std::uint64_t suppressed_with(int candidates) const {
        std::uint64_t sum = 0;
        for (const auto kind : {Kind::council_small, Kind::group_small, Kind::hidden})
            if (const auto found = cells.find(kind); found != cells.end())
                if (const auto n = found->second.find(candidates); n != found->second.end()) sum += n->second;
        return sum;
    }
    std::uint64_t numbers_pinned() const {
        const auto found = cells.find(Kind::number);
        return found == cells.end() || !found->second.contains(1) ? 0 : found->second.at(1);
    }
    int fewest_suppressed() const {
        for (int candidates = 1; candidates < 64; ++candidates)
            if (suppressed_with(candidates) != 0) return candidates;
        return 64;
    }
};

// One way to fill a column: its counts, and the class of it that a reader sees, for each set of groups shown.
struct Column {
    std::array<rules::Number, gate::kMostGroups + 1> rows{};
    std::array<std::uint64_t, gate::kMostGroups + 2>
        bits{};                 // 1 << count, for each row and then for the council
    rules::Number council = 0;  // published
    std::array<rules::Number, gate::kMostGroups> published{};
    unsigned not_zero = 0;  // bit r: row r; the bit after the rows: the council
    std::array<std::uint16_t, 1U << gate::kMostGroups> seen_as{};
};

// What a reader sees of a column.
struct Seen {
    rules::Number council = 0;
    std::array<rules::Number, gate::kMostGroups> groups{};  // -1: hidden
    auto operator<=>(const Seen&) const = default;
};

// What is known of one output: candidates as sets of bits. Columns of a table may be swapped without changing
// anything the gate does, so tables are made with columns in one order only and outputs are kept with their
// columns sorted.
struct Known {
    std::array<std::array<std::uint64_t, gate::kMostGroups + 2>, 4> candidates{};
    unsigned not_unanimous = 0;
};

std::vector<Column> all_columns(const Shape& shape, std::vector<Seen>& classes);
// Adds one judged output, with all its rearrangements, to the findings.
void judge_output(const Shape& shape, const std::vector<Seen>& classes, std::uint64_t key, Known known,
                  Findings& into);
bool published_alike(const rules::Table& table, const rules::Verdict& verdict);

// Key of an output: how it was shown (0: not at all, else 1 + the mask of groups shown), then four sorted
// classes.
constexpr int kClassBits = 12;

template <class Rules>
class Attack {
  public:
    explicit Attack(const Shape& shape) : shape_(shape), columns_(all_columns(shape, classes_)) {
        table_.columns = bands_.columns = shape.columns;
        table_.groups = bands_.groups = shape.groups;
        table_.declined = bands_.declined = shape.declined;
    }

    Findings run() {
        place(0, 0);
        Findings findings;
        findings.outputs = outputs_.size();
        findings.tables = 1;
        for (int f = 0; f < shape_.columns; ++f) findings.tables *= columns_.size();
        findings.published_alike = alike_;
        for (const auto& [key, known] : outputs_) judge_output(shape_, classes_, key, known, findings);
        return findings;
    }

  private:
    void place(int f, std::size_t from) {
        if (f == shape_.columns) return meet();
        const auto at = static_cast<std::size_t>(f);
        for (std::size_t i = from; i < columns_.size(); ++i) {
            const auto& column = columns_[i];
            chosen_[at] = &column;
            for (std::size_t r = 0; r < column.rows.size(); ++r) table_.rows[r][at] = column.rows[r];
            for (std::size_t g = 0; g < column.published.size(); ++g)
                bands_.rows[g][at] = column.published[g];
            bands_.council[at] = column.council;
            place(f + 1, i);
        }
    }

    void meet() {
        const auto verdict = rules::judge<Rules>(table_, bands_);
        if constexpr (std::is_same_v<Rules, rules::AllRules>)
            if (++met_ % 1009 == 0) alike_ &= published_alike(table_, verdict);

        const auto columns = static_cast<std::size_t>(shape_.columns);
        std::array<std::pair<std::uint16_t, const Column*>, 4> order{};
        for (std::size_t f = 0; f < columns; ++f)
            order[f] = {verdict.council ? chosen_[f]->seen_as[verdict.shown] : std::uint16_t{0}, chosen_[f]};
        for (std::size_t f = 1; f < columns; ++f)
            for (std::size_t i = f; i > 0 && order[i].first < order[i - 1].first; --i)
                std::swap(order[i], order[i - 1]);
        std::uint64_t key = verdict.council ? 1 + verdict.shown : 0;
        for (std::size_t f = 0; f < 4; ++f) key = key << kClassBits | order[f].first;
        if (key != last_key_ || last_ == nullptr) last_ = &outputs_[last_key_ = key];

        unsigned once = 0, twice = 0;
        for (std::size_t f = 0; f < columns; ++f) {
            const auto& column = *order[f].second;
            for (std::size_t r = 0; r < column.bits.size(); ++r) last_->candidates[f][r] |= column.bits[r];
            twice |= once & column.not_zero;
            once |= column.not_zero;
        }
        last_->not_unanimous |= twice | ~once;
    }

    Shape shape_;
    std::vector<Seen> classes_;
    std::vector<Column> columns_;
    std::array<const Column*, 4> chosen_{};
    rules::Table table_;
    rules::Bands bands_;
    std::unordered_map<std::uint64_t, Known> outputs_;  // keeps its elements where they are
    std::uint64_t last_key_ = 0, met_ = 0;
    Known* last_ = nullptr;
    bool alike_ = true;
};

}  // namespace pledge::testing
