#include "tests/faults/gate_limit.h"

namespace pledge::testing {

Behind tables_behind(const Shape& shape, const rules::Table& truth) {
    const auto bands = rules::bands_of(truth);
    const auto verdict = rules::judge<rules::AllRules>(truth, bands);
    std::vector<Seen> classes;
    const auto columns = all_columns(shape, classes);
    std::array<std::vector<Column>, 3> fitting;
    for (std::size_t f = 0; f < 3; ++f) {
        Seen wanted{bands.council[f], {-1, -1, -1}};
        for (std::size_t g = 0; g < gate::kMostGroups; ++g)
            if ((verdict.shown >> g & 1U) != 0) wanted.groups[g] = bands.rows[g][f];
        for (const auto& column : columns)
            if (classes[column.seen_as[verdict.shown]] == wanted) fitting[f].push_back(column);
    }

    Behind behind;
    auto table = truth;
    const auto set = [&](std::size_t f, const Column& column) {
        for (std::size_t g = 0; g < gate::kMostGroups; ++g) table.rows[g][f] = column.rows[g];
    };
    for (const auto& first : fitting[0]) {
        set(0, first);
        for (const auto& second : fitting[1]) {
            set(1, second);
            for (const auto& third : fitting[2]) {
                set(2, third);
                if (rules::judge<rules::AllRules>(table, rules::bands_of(table)) != verdict) continue;
                ++behind.tables;
                for (std::size_t g = 0; g < gate::kMostGroups; ++g)
                    for (std::size_t f = 0; f < 3; ++f)
                        behind.candidates[g][f] |= std::uint64_t{1} << table.rows[g][f];
            }
        }
    }
    return behind;
}

}  // namespace pledge::testing
