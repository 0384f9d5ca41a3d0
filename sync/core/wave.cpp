#include "sync/core/wave.h"

#include <cassert>

namespace pledge {

QuestionSet QuestionSet::of(const Pack& pack) {
    QuestionSet set{pack.id, {}};
    for (const auto& point : pack.points) {
        if (!point.rateable) continue;
        Question question{point.id, {}};
        for (const auto& reason : point.reasons) question.reasons.push_back(reason.id);
        set.questions.push_back(std::move(question));
    }
    return set;
}

std::size_t count_of(Columns columns) {
    return columns == Columns::three ? 3 : 4;
}

std::size_t column_of(Columns columns, int face) {
    assert(face >= 1 && face <= 5);
    if (face <= 2) return 0;
    if (columns == Columns::three) return face == 3 ? 1 : 2;
    return static_cast<std::size_t>(face - 2);
}

std::vector<std::string> names_of(Columns columns) {
    if (columns == Columns::three) return {"faces-1-2", "face-3", "faces-4-5"};
    return {"faces-1-2", "face-3", "face-4", "face-5"};
}

}  // namespace pledge
