#include "sync/gate/read_back.h"

#include "sync/gate/point_rules.h"
#include "sync/gate/press.h"
#include "sync/gate/session_rules.h"

#include <charconv>

namespace pledge::gate {
namespace {

using rules::AllRules;

constexpr rules::Number kMostPublished = (kMostGroups + 1) * rules::Number{kMostCount};

Error not_ours(const char* why) {
    return {Code::corrupt,
            std::string("The release holds ") + why + "; fetch it from the council's server again."};
}

std::optional<rules::Number> number_of(std::string_view text) {
    if (text == "<5") return 0;
    rules::Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || text.front() == '0' || number < 5 || number > kMostPublished || number % 5 != 0)
        return std::nullopt;
    return number;
}

bool read_row(const TextRow& texts, std::size_t columns, rules::NumberRow& row) {
    if (texts.size() != columns) return false;
    for (std::size_t f = 0; f < columns; ++f) {
        const auto number = number_of(texts[f]);
        if (!number) return false;
        row[f] = *number;
    }
    return true;
}

bool may_be_council(const rules::NumberRow& row, std::size_t columns) {
    return rules::council_showable<AllRules>(row, static_cast<int>(columns), 0);
}

Result<Published> read_faces(const ReleasedPoint& released) {
    Published published;
    if (!released.council) {
        if (!released.groups.empty()) return not_ours("groups without a council row");
        return published;
    }
    rules::Bands bands;
    bands.columns = static_cast<int>(released.columns);
    bands.groups = static_cast<int>(released.groups.size());
    bands.declined = bands.groups != 0;  // every wave with a breakdown has a row of those who declined
    if (!read_row(*released.council, released.columns, bands.council))
        return not_ours("a row that nobody publishes");
    if (!may_be_council(bands.council, released.columns))
        return not_ours("a council row that is too small to show");
    unsigned shown = 0;
    for (int g = 0; g < bands.groups; ++g) {
        const auto& group = released.groups[static_cast<std::size_t>(g)];
        if (!group) continue;
        if (!read_row(*group, released.columns, bands.rows[g]))
            return not_ours("a row that nobody publishes");
        if (!rules::showable<AllRules>(bands.rows[g], bands.columns))
            return not_ours("a group too small to show");
        shown |= rules::bit(g);
    }
    if (bands.groups != 0) {
        const auto hidden = std::count(released.groups.begin(), released.groups.end(), std::nullopt);
        if (shown == 0 || hidden == 1) return not_ours("groups hidden in a way that hides nothing");
        // groups that don't fit into the council's row fail here too: they leave the hidden ones less than
        // nothing
        if (!rules::audit_passes<AllRules>(bands, shown)) return not_ours("groups that give each other away");
    }
    published.council = Press::of(bands.council, bands.columns);
    for (int g = 0; g < bands.groups; ++g) {
        auto& group = published.groups.emplace_back();
        if ((shown & rules::bit(g)) != 0) group = Press::of(bands.rows[g], bands.columns);
    }
    return published;
}

Result<std::optional<Row>> read_others(const std::optional<TextRow>& texts) {
    if (!texts) return std::optional<Row>{};
    rules::NumberRow row{};
    if (texts->empty() || texts->size() > kMostColumns || !read_row(*texts, texts->size(), row) ||
        !may_be_council(row, texts->size()))
        return not_ours("a row of other answers that nobody publishes");
    return std::optional<Row>{Press::of(row, static_cast<int>(texts->size()))};
}

// Whether any number of votes that these cells can add up to would have let the row out.
bool sessions_fit(const rules::NumberRow& row, int columns) {
    rules::Number fewest = 0, most = 0;
    for (int f = 0; f < columns; ++f) {
        fewest += rules::least(row[f]);
        most += rules::most(row[f]);
    }
    for (auto votes = fewest; votes <= most; ++votes)
        if (sessions_showable(row, columns, votes)) return true;
    return false;
}

}  // namespace

Result<PublishedPoint> read_back(const ReleasedPoint& released) {
    if (released.columns < 1 || released.columns > kMostColumns || released.groups.size() > kMostGroups ||
        released.chips.size() > kMostColumns)
        return not_ours("a table of a size that nobody publishes");
    auto faces = read_faces(released);
    if (!faces) return faces.error();
    auto others = read_others(released.others);
    if (!others) return others.error();
    PublishedPoint point{std::move(*faces), std::move(*others), {}};
    for (const auto& text : released.chips) {
        auto& chip = point.chips.emplace_back();
        if (!text) continue;
        const auto number = number_of(*text);
        if (!number || !chip_fits(Press::of(*number), point.faces))
            return not_ours("a reason chip that nobody publishes");
        chip = Press::of(*number);
    }
    return point;
}

Result<Company> read_back_company(const std::string& own, const std::string& with_someone,
                                  const std::vector<PublishedPoint>& points) {
    const auto first = number_of(own), second = number_of(with_someone);
    if (!first || !second || *first < 10 || *second < 10)
        return not_ours("a question of company that nobody publishes");
    const Company company{Press::of(*first), Press::of(*second)};
    if (!company_fits(company, points)) return not_ours("a question of company that gives answers away");
    return company;
}

Result<Row> read_back_sessions(const TextRow& released) {
    rules::NumberRow row{};
    const auto columns = released.size();
    if (columns < 1 || columns > kMostColumns || !read_row(released, columns, row) ||
        !sessions_fit(row, static_cast<int>(columns)))
        return not_ours("a row of live sessions that nobody publishes");
    return Press::of(row, static_cast<int>(columns));
}

}  // namespace pledge::gate
