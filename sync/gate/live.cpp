#include "sync/gate/live.h"

#include "sync/gate/check.h"
#include "sync/gate/live_rules.h"
#include "sync/gate/press.h"

#include <numeric>

namespace pledge::gate {
namespace {

using Rules = live::AllRules;

LiveWord said(live::Word word) {
    return word == live::kMost ? LiveWord::most : word == live::kSome ? LiveWord::some : LiveWord::few;
}

}  // namespace

Result<Revealed> reveal(const CountRow& votes) {
    if (auto ok = check_columns(votes.size()); !ok) return ok.error();
    if (auto ok = check_row(votes, votes.size(), "The vote"); !ok) return ok.error();
    const auto columns = static_cast<int>(votes.size());
    live::NumberRow counts{};
    std::copy(votes.begin(), votes.end(), counts.begin());
    const auto n = std::accumulate(counts.begin(), counts.end(), live::Number{0});

    Revealed revealed;
    if (n < Rules::fewest_votes) return revealed;
    const live::Words<Rules> words(n, columns);
    switch (live::shown_as(counts, columns, n, words)) {
        case live::As::nothing:
            break;
        case live::As::words:
            revealed.as = Revealed::As::words;
            for (int f = 0; f < columns; ++f)
                revealed.words.push_back(said(live::word_of(counts[f], n, words.few())));
            break;
        case live::As::bands:
            revealed.as = Revealed::As::bands;
            revealed.cells = Press::of(live::bands_of(counts, columns), columns);
            break;
    }
    return revealed;
}

}  // namespace pledge::gate
