#pragma once

#include "sync/gate/rules.h"

// The gate with one rule taken away or weakened, for the attacks to show what it was for.
namespace pledge::testing {

struct WithOneColumn : gate::rules::AllRules {
    static constexpr int columns_needed = 1;
};
struct WithTrueN : gate::rules::AllRules {
    static constexpr bool thirty_is_published = false;
};
struct WithoutComplement : gate::rules::AllRules {
    static constexpr bool complement = false;
};
struct WithAnyTogether : gate::rules::AllRules {
    static constexpr gate::rules::Number hidden_together = 0;
};
struct WithoutAudit : gate::rules::AllRules {
    static constexpr bool audit = false;
};
struct WithoutUnion : gate::rules::AllRules {
    static constexpr bool audit_union = false;
};
struct WithThreeCandidates : gate::rules::AllRules {
    static constexpr gate::rules::Number fewest_candidates = 3;
};
struct WithDeclinedForgotten : gate::rules::AllRules {
    static constexpr bool declined_is_hidden = false;
};
struct WithChipsUnbounded : gate::rules::AllRules {
    static constexpr bool chips_bounded = false;
};

}  // namespace pledge::testing
