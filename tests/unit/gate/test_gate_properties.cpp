#include "sync/gate/gate.h"
#include "tests/support/fakes.h"
#include "tests/unit/gate/tables.h"

using namespace pledge;
using gate::Counts;
using gate::Published;

namespace {

// Mostly small numbers and numbers near the edges of bands, where the rules have something to decide.
std::uint32_t some_count(testing::SeededRandom& random) {
    switch (random.below(4)) {
        case 0:
            return random.below(6);
        case 1:
            return random.below(13);
        case 2:
            return random.below(40);
        default:
            return random.below(9) * 5 + 2 + random.below(2);
    }
}

Counts some_counts(testing::SeededRandom& random) {
    Counts counts;
    counts.columns = 1 + random.below(5);
    counts.groups.resize(1 + random.below(3));
    const auto fill = [&](gate::CountRow& row) {
        for (std::size_t f = 0; f < counts.columns; ++f) row.push_back(some_count(random));
    };
    for (auto& group : counts.groups) fill(group);
    if (random.below(2) == 0) fill(counts.declined.emplace());
    return counts;
}

// The rules once more, word for word as docs/gate.md has them, slowly and without a shared line.
class Slowly {
  public:
    explicit Slowly(const Counts& counts) : counts_(counts), hidden_(counts.groups.size(), false) {
        for (std::size_t f = 0; f < counts.columns; ++f) {
            long sum = counts.declined ? (*counts.declined)[f] : 0;
            for (const auto& group : counts.groups) sum += group[f];
            total_.push_back(sum);
        }
    }

    std::string published() {
        bool thirty = false;
        for (const long t : total_) thirty |= t >= 28;
        if (!two_columns(total_) && !thirty) return "hidden";
        if (counts_.groups.size() > 1 || counts_.declined) {
            for (std::size_t g = 0; g < hidden_.size(); ++g)
                hidden_[g] = !two_columns({counts_.groups[g].begin(), counts_.groups[g].end()});
            while (needs_complement()) hide_smallest();
            if (shown() > 0 && audit_passes()) return with_groups();
        }
        return text(total_);
    }

  private:
    static std::string cell(long x) {
        if (x < 5) return "<5";
        while (x % 5 != 0) x += x % 5 >= 3 ? 1 : -1;
        return std::to_string(x);
    }
    static long lo(long x) { return x < 5 ? 0 : x < 8 ? 5 : std::stol(cell(x)) - 2; }
    static long hi(long x) { return x < 5 ? 4 : std::stol(cell(x)) + 2; }
    static bool two_columns(const std::vector<long>& row) {
        return std::count_if(row.begin(), row.end(), [](long x) { return x >= 5; }) >= 2;
    }
    static std::string text(const std::vector<long>& row) {
        std::string text;
        for (const long x : row) text.append(text.empty() ? "" : " ").append(cell(x));
        return text;
    }
    long n(std::size_t g) const {
        long sum = 0;
        for (const auto c : counts_.groups[g]) sum += c;
        return sum;
    }
    std::size_t shown() const {
        return static_cast<std::size_t>(std::count(hidden_.begin(), hidden_.end(), false));
    }
    bool needs_complement() const {
        const auto hidden = hidden_.size() - shown();
        if (hidden == 0 || shown() == 0) return false;
        long joint = 0;
        for (std::size_t g = 0; g < hidden_.size(); ++g) joint += hidden_[g] ? n(g) : 0;
        return hidden < 2 || joint < 10;
    }
    void hide_smallest() {
        std::vector<std::pair<long, std::size_t>> order;
        for (std::size_t g = 0; g < hidden_.size(); ++g)
            if (!hidden_[g]) order.emplace_back(n(g), g);
        hidden_[std::min_element(order.begin(), order.end())->second] = true;
    }
    bool audit_passes() const {
        const bool any_hidden = counts_.declined || shown() < hidden_.size();
        for (std::size_t f = 0; f < counts_.columns; ++f) {
            for (std::size_t g = 0; g < hidden_.size(); ++g) {
                if (hidden_[g] || counts_.groups[g][f] > 4) continue;
                long others_lo = 0, others_hi = any_hidden ? 1'000'000'000'000 : 0;
                for (std::size_t other = 0; other < hidden_.size(); ++other)
                    if (other != g && !hidden_[other]) {
                        others_lo += lo(counts_.groups[other][f]);
                        others_hi += hi(counts_.groups[other][f]);
                    }
                const long low = std::max(0L, lo(total_[f]) - others_hi),
                           high = std::min(4L, hi(total_[f]) - others_lo);
                if (high - low + 1 < 4) return false;
            }
            if (!any_hidden) continue;
            long shown_lo = 0, shown_hi = 0;
            for (std::size_t g = 0; g < hidden_.size(); ++g)
                if (!hidden_[g]) {
                    shown_lo += lo(counts_.groups[g][f]);
                    shown_hi += hi(counts_.groups[g][f]);
                }
            const long low = std::max(0L, lo(total_[f]) - shown_hi), high = hi(total_[f]) - shown_lo;
            if (high <= 4 && high - low + 1 < 4) return false;
        }
        return true;
    }
    std::string with_groups() const {
        auto out = text(total_);
        for (std::size_t g = 0; g < hidden_.size(); ++g)
            out +=
                " | " + (hidden_[g] ? "hidden" : text({counts_.groups[g].begin(), counts_.groups[g].end()}));
        return out;
    }

    const Counts& counts_;
    std::vector<bool> hidden_;
    std::vector<long> total_;
};

std::size_t columns_of_five(const gate::Row& row) {
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](const auto& cell) { return !cell.is_small(); }));
}

}  // namespace

TEST_CASE("on 60,000 tables the gate does what the rules say when they are followed slowly") {
    testing::SeededRandom random(11);
    std::size_t with_groups = 0, some_hidden = 0, nothing = 0;
    for (int i = 0; i < 60'000; ++i) {
        const auto counts = some_counts(random);
        const auto text = testing::published(counts);
        if (text != Slowly(counts).published()) FAIL(text << " instead of " << Slowly(counts).published());
        with_groups += text.find('|') != std::string::npos;
        some_hidden += text.find("| hidden") != std::string::npos;
        nothing += text == "hidden";
    }
    CHECK(with_groups > 5'000);
    CHECK(some_hidden > 500);
    CHECK(nothing > 1'000);
}

TEST_CASE("what is published holds together, whatever was counted") {
    testing::SeededRandom random(12);
    for (int i = 0; i < 20'000; ++i) {
        const auto counts = some_counts(random);
        const auto result = gate::publish(counts);
        REQUIRE(result);
        const Published& out = *result;
        if (!out.council) {
            REQUIRE(out.groups.empty());
            continue;
        }
        const auto biggest = std::max_element(
            out.council->begin(), out.council->end(),
            [](const auto& a, const auto& b) { return a.value().value_or(0) < b.value().value_or(0); });
        REQUIRE((columns_of_five(*out.council) >= 2 || biggest->value().value_or(0) >= 30));
        if (out.groups.empty()) continue;
        REQUIRE(out.groups.size() == counts.groups.size());
        const auto hidden = std::count(out.groups.begin(), out.groups.end(), std::nullopt);
        REQUIRE(hidden != 1);
        REQUIRE(hidden < static_cast<std::ptrdiff_t>(out.groups.size()));
        for (const auto& group : out.groups)
            if (group) REQUIRE(columns_of_five(*group) >= 2);
        for (std::size_t f = 0; f < counts.columns; ++f) {
            std::uint64_t least = 0, most = 0;
            for (const auto& group : out.groups)
                if (group) {
                    least += (*group)[f].interval().least;
                    most += (*group)[f].interval().most;
                }
            REQUIRE(least <= (*out.council)[f].interval().most);
            if (hidden == 0 && !counts.declined) REQUIRE(most >= (*out.council)[f].interval().least);
        }
    }
}

TEST_CASE("the same counts are always published alike, and swapped columns swap what is published") {
    testing::SeededRandom random(13);
    for (int i = 0; i < 5'000; ++i) {
        const auto counts = some_counts(random);
        REQUIRE(testing::published(counts) == testing::published(counts));
        auto swapped = counts;
        for (auto& group : swapped.groups) std::reverse(group.begin(), group.end());
        if (swapped.declined) std::reverse(swapped.declined->begin(), swapped.declined->end());
        auto out = gate::publish(swapped);
        REQUIRE(out);
        if (out->council) std::reverse(out->council->begin(), out->council->end());
        for (auto& group : out->groups)
            if (group) std::reverse(group->begin(), group->end());
        REQUIRE(*out == *gate::publish(counts));
    }
}
