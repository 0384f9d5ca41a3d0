#pragma once

#include "tests/faults/gate_attacker.h"

#include <algorithm>
#include <bit>
#include <map>

// The same reader, with a council row of faces and one reason chip that up to all of those who answered
// picked. (More chips add nothing: each only says that there were at least so many answers.)
namespace pledge::testing {

struct ChipFindings {
    std::uint64_t judged = 0, pinned = 0;
    int fewest_small = 64;        // candidates of the "<5" that has fewest
    std::uint64_t everybody = 0;  // outputs that say that every answer picked the chip
};

template <class Rules>
class ChipAttack {
  public:
    ChipAttack(int columns, int cap) : columns_(columns), cap_(cap) {}

    ChipFindings run() {
        place(0, 0, 0);
        ChipFindings findings;
        for (const auto& [seen, known] : outputs_) judge(seen, known, findings);
        return findings;
    }

  private:
    static constexpr rules::Number kNoChip = -1;
    using Faces = std::array<rules::Number, 5>;  // up to four published columns, then the chip
    struct KnownFaces {
        std::array<std::uint64_t, 4> candidates{};
        bool somebody_did_not = false;
    };

    // Columns in rising order: a rearrangement shows nothing else.
    void place(int f, rules::Number from, rules::Number n) {
        if (f == columns_) return meet(n);
        for (auto count = from; count <= cap_; ++count) {
            counts_[static_cast<std::size_t>(f)] = count;
            place(f + 1, count, n + count);
        }
    }

    void meet(rules::Number n) {
        rules::NumberRow row{};
        Faces seen{};
        rules::Number faces_least = 0;
        for (std::size_t f = 0; f < static_cast<std::size_t>(columns_); ++f) {
            row[f] = seen[f] = rules::pub(counts_[f]);
            faces_least += rules::least(seen[f]);
        }
        if (!rules::council_showable<Rules>(row, columns_, n)) return;
        for (rules::Number picked = 0; picked <= n; ++picked) {
            const auto chip = rules::pub(picked);
            seen[4] = rules::chip_showable<Rules>(chip, faces_least) ? chip : kNoChip;
            auto& known = outputs_[seen];
            for (std::size_t f = 0; f < 4; ++f) known.candidates[f] |= std::uint64_t{1} << counts_[f];
            known.somebody_did_not |= picked < n;
        }
    }

    void judge(const Faces& seen, KnownFaces known, ChipFindings& findings) const {
        const auto columns = static_cast<std::size_t>(columns_);
        if (rules::most(seen[columns - 1]) > cap_) return;
        for (std::size_t f = 0; f < columns; ++f)
            for (std::size_t other = 0; other < columns; ++other)
                if (seen[f] == seen[other]) known.candidates[f] |= known.candidates[other];
        ++findings.judged;
        findings.everybody += known.somebody_did_not ? 0 : 1;
        for (std::size_t f = 0; f < columns; ++f) {
            const int candidates = std::popcount(known.candidates[f]);
            if (candidates == 1) ++findings.pinned;
            if (seen[f] == 0) findings.fewest_small = std::min(findings.fewest_small, candidates);
        }
    }

    int columns_;
    rules::Number cap_;
    std::array<rules::Number, 4> counts_{};
    std::map<Faces, KnownFaces> outputs_;
};

}  // namespace pledge::testing
