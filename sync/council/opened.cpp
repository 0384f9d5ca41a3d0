#include "sync/council/opened.h"

#include "sync/seal/secret.h"

#include <algorithm>
#include <cstring>

namespace pledge::council {
namespace {

template <class T>
int compare(const T& a, const T& b) {
    static_assert(std::is_trivially_copyable_v<T>);
    return std::memcmp(&a, &b, sizeof(T));
}
// no padding, so bytes compare
static_assert(sizeof(Opened) == 16 + 3 + 120 * sizeof(PointAnswer));
static_assert(sizeof(OpenedSession) == 16 + 2 + 4 * 2);
static_assert(sizeof(OpenedDecision) == 16 + 2 + 2 + 2 * 2 + kMostDecisionWhat + kMostDecisionWho);

template <class List>
void append(List& to, const List& from) {
    to.insert(to.end(), from.begin(), from.end());
}

template <class List>
void settle_list(List& list) {
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return compare(a, b) < 0; });
    const auto end =
        std::unique(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.id == b.id; });
    const auto kept = static_cast<std::size_t>(end - list.begin());
    // resize() would leave the rest of the bytes where they are
    seal::wipe({reinterpret_cast<std::uint8_t*>(list.data() + kept),
                (list.size() - kept) * sizeof(typename List::value_type)});
    list.resize(kept);
}

template <std::size_t N>
std::uint16_t copy_text(const std::string& text, std::array<char, N>& to) {
    const auto size = std::min(text.size(), N);
    std::copy_n(text.begin(), size, to.begin());
    return static_cast<std::uint16_t>(size);
}

}  // namespace

void OpenedAnswers::add(const Answer& answer) {
    auto& opened = answers_.emplace_back();
    opened.id = answer.id;
    opened.company = answer.company;
    opened.group = answer.group;
    opened.size = static_cast<std::uint8_t>(answer.points.size());
    std::copy(answer.points.begin(), answer.points.end(), opened.points.begin());
}

void OpenedAnswers::add(const SessionTotals& totals) {
    sessions_.push_back({totals.id, totals.point, totals.columns});
}

void OpenedAnswers::add(const Decision& decision) {
    auto& opened = decisions_.emplace_back();
    opened.id = decision.id;
    opened.point = decision.point;
    if (decision.by) {
        opened.year = static_cast<std::uint16_t>(static_cast<int>(decision.by->year()));
        opened.month = static_cast<std::uint8_t>(static_cast<unsigned>(decision.by->month()));
    }
    opened.what_size = copy_text(decision.what, opened.what);
    opened.who_size = copy_text(decision.who, opened.who);
}

void OpenedAnswers::take_all(OpenedAnswers& from) {
    append(answers_, from.answers_);
    append(sessions_, from.sessions_);
    append(decisions_, from.decisions_);
}

void OpenedAnswers::forget() {
    answers_.clear();
    sessions_.clear();
    decisions_.clear();
}

void OpenedAnswers::settle() {
    settle_list(answers_);
    settle_list(sessions_);
    settle_list(decisions_);
}

}  // namespace pledge::council
