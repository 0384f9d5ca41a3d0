#pragma once

#include "sync/gate/live_rules.h"

#include <bit>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

// Somebody who was in the room of a live session: knows how many voted, and rule 8 by heart. Puts every table
// of n votes through it, sorts them by what came out, and asks of each output what could stand behind it.
namespace pledge::testing {

namespace live = gate::live;

struct LiveFindings {
    std::uint64_t tables = 0, outputs = 0;
    std::uint64_t as[3] = {};   // tables shown as nothing, words, bands
    std::uint64_t pinned = 0;   // cells with one value
    std::uint64_t too_few = 0;  // "<5" with fewer than four values, any other cell with fewer than three
    int fewest_small = 64, fewest_other = 64;  // of a "<5" in bands; of every other cell, shown or not
    int fewest_for_voter = 64;                 // the same, for somebody who also knows one vote: their own

    void judge(int values, bool small) {
        pinned += values == 1;
        too_few += values < (small ? 4 : 3);
        auto& fewest = small ? fewest_small : fewest_other;
        fewest = std::min(fewest, values);
    }
    LiveFindings& operator+=(const LiveFindings& other) {
        tables += other.tables;
        outputs += other.outputs;
        for (int i = 0; i < 3; ++i) as[i] += other.as[i];
        pinned += other.pinned;
        too_few += other.too_few;
        fewest_small = std::min(fewest_small, other.fewest_small);
        fewest_other = std::min(fewest_other, other.fewest_other);
        fewest_for_voter = std::min(fewest_for_voter, other.fewest_for_voter);
        return *this;
    }
};

// What one column shows: nothing, a word, or a published number.
template <class Rules>
std::uint32_t seen(live::Number count, live::Number n, live::As as, const live::Words<Rules>& words) {
    if (as == live::As::nothing) return 0;
    if (as == live::As::words) return 1U + live::word_of(count, n, words.few());
    return 16U + static_cast<std::uint32_t>(gate::rules::pub(count));
}
inline bool is_small_band(std::uint32_t column) {
    return column == 16;
}

// Every table in every arrangement, n ≤ 63: the proof by hand.
template <class Rules>
class LiveAttack {
  public:
    LiveAttack(int n, int columns) : n_(n), columns_(columns), words_(n, columns) {}

    LiveFindings run() {
        live::NumberRow row{};
        place(row, 0, n_);
        for (const auto& [key, known] : outputs_) judge(key, known);
        findings_.outputs = outputs_.size();
        return findings_;
    }

  private:
    using Masks = std::array<std::uint64_t, gate::kMostColumns>;
    struct Known {
        Masks candidates{};
        std::array<Masks, gate::kMostColumns> with_vote{};  // of tables with a vote in this column
    };

    void place(live::NumberRow& row, int at, live::Number left) {
        if (at == columns_ - 1) {
            row[static_cast<std::size_t>(at)] = left;
            return meet(row);
        }
        for (live::Number count = 0; count <= left; ++count) {
            row[static_cast<std::size_t>(at)] = count;
            place(row, at + 1, left - count);
        }
    }

    void meet(const live::NumberRow& row) {
        const auto as = live::shown_as(row, columns_, n_, words_);
        ++findings_.tables;
        ++findings_.as[static_cast<int>(as)];
        std::uint64_t key = 0;
        for (int f = 0; f < columns_; ++f)
            key = key << 8 | seen(row[static_cast<std::size_t>(f)], n_, as, words_);
        auto& known = outputs_[key];
        for (std::size_t f = 0; f < static_cast<std::size_t>(columns_); ++f) {
            const auto bit = std::uint64_t{1} << row[f];
            known.candidates[f] |= bit;
            for (std::size_t own = 0; own < static_cast<std::size_t>(columns_); ++own)
                if (row[own] > 0) known.with_vote[own][f] |= bit;
        }
    }

    void judge(std::uint64_t key, const Known& known) {
        for (int f = columns_ - 1; f >= 0; --f, key >>= 8) {
            const auto at = static_cast<std::size_t>(f);
            findings_.judge(std::popcount(known.candidates[at]), is_small_band(key & 0xff));
            for (const auto& masks : known.with_vote)
                if (masks[at] != 0)
                    findings_.fewest_for_voter =
                        std::min(findings_.fewest_for_voter, std::popcount(masks[at]));
        }
    }

    int n_, columns_;
    live::Words<Rules> words_;
    std::unordered_map<std::uint64_t, Known> outputs_;
    LiveFindings findings_;
};

// One arrangement of each table, whatever n: columns that show the same have the same values.
template <class Rules>
LiveFindings attack_shapes(live::Number n, int columns) {
    struct Part {
        std::vector<live::Number> values;  // at most five
        void add(live::Number value) {
            if (values.size() < 5 && std::find(values.begin(), values.end(), value) == values.end())
                values.push_back(value);
        }
    };
    const live::Words<Rules> words(n, columns);
    std::map<std::vector<std::uint32_t>, std::map<std::uint32_t, Part>> outputs;
    LiveFindings out;
    live::NumberRow shape{};
    live::each_shape(shape, 0, columns, n, n, [&](const live::NumberRow& row) {
        const auto as = live::shown_as(row, columns, n, words);
        const auto tables = static_cast<std::uint64_t>(live::arrangements(row, columns));
        out.tables += tables;
        out.as[static_cast<int>(as)] += tables;
        std::vector<std::uint32_t> key;
        for (int f = 0; f < columns; ++f) key.push_back(seen(row[static_cast<std::size_t>(f)], n, as, words));
        auto& known = outputs[key];
        for (std::size_t f = 0; f < key.size(); ++f) known[key[f]].add(row[f]);
    });
    out.outputs = outputs.size();
    for (const auto& [key, known] : outputs)
        for (const auto& [column, part] : known)
            out.judge(static_cast<int>(part.values.size()), is_small_band(column));
    return out;
}

}  // namespace pledge::testing
