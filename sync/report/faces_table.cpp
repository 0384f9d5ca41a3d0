#include "sync/report/faces_table.h"

#include "sync/gate/words.h"

#include <algorithm>

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;
using text::Align;
using text::Element;
using text::Step;

constexpr double kPad = 4, kFace = 13, kSize = 9.5;
// as the tokens colour the faces; each has a pattern too
constexpr text::Ink kBars[] = {text::ink(0xB9BFE6), text::ink(0xCDC5B4), text::ink(0xA2CDB2),
                               text::ink(0xEFBE90)};
constexpr text::Hatch kHatches[] = {text::Hatch::rising, text::Hatch::dots, text::Hatch::upright,
                                    text::Hatch::none};

// Which faces a column stands for, by its name: "faces-1-2" → 1 and 2.
std::vector<std::string> faces_of(const std::string& column) {
    std::vector<std::string> out;
    for (const char c : column)
        if (c >= '1' && c <= '5') out.emplace_back(1, c);
    return out;
}

}  // namespace

FacesTable::FacesTable(Writing& writing, const results::ReleasePoint& point)
    : w_(writing), point_(point), row_(point.published.faces.council) {
    const double width = w_.sheet.width();
    if (!row_) {
        sentence_ = w_.sheet.set(w_.words.screen(words::display_not_enough), {10.5, Step::body}, width);
        return;
    }
    groups_ = w_.release().breakdown.groups.size();
    label_ = groups_ > 2 ? 158 : 176;
    number_ = 58;
    group_ = groups_ > 2 ? 60 : 66;
    set_heads();
    set_lines(*row_);
    set_hidden();
}

void FacesTable::set_heads() {
    auto& sheet = w_.sheet;
    const Style head{8.5, Step::small, true, shade::kPrimary};
    auto number = head;
    number.align = Align::end;
    heads_.push_back(sheet.set(w_.words.paper(paper_words::table_answer), head, label_ - 2 * kPad));
    heads_.push_back(sheet.set(w_.words.group("everyone"), number, number_ - 2 * kPad));
    for (const auto& group : w_.release().breakdown.groups)
        heads_.push_back(sheet.set(w_.words.group(group), number, group_ - 2 * kPad));
    for (const auto& block : heads_)
        head_height_ = std::max(head_height_, block.height() + 2 * w_.sheet.padding());
}

void FacesTable::set_lines(const gate::Row& row) {
    auto& sheet = w_.sheet;
    const auto names = names_of(w_.release().columns);
    const auto& shown = point_.published.faces.groups;
    const Style number{kSize, Step::small, true, shade::kInk, Align::end};
    const auto group = [&](std::size_t g) { return g < shown.size() ? shown[g] : std::nullopt; };
    for (std::size_t f = 0; f <= names.size(); ++f) {
        const bool sum = f == names.size();
        const auto cell = [&](const gate::Row& r) {
            return w_.words.number(sum ? std::to_string(gate::about(r)) : r.at(f).text());
        };
        Line line;
        const auto label = sum ? w_.words.paper(paper_words::table_about) : w_.words.column(names[f]);
        const double faces = sum ? 0 : 2 * (kFace + 1) + 4;
        line.label = sheet.set(label, {kSize, Step::small, false, sum ? shade::kMuted : shade::kInk},
                               label_ - 2 * kPad - faces);
        line.everyone = sheet.set(cell(row), number, number_ - 2 * kPad);
        for (std::size_t g = 0; g < groups_; ++g)
            line.groups.push_back(group(g) ? sheet.set(cell(*group(g)), number, group_ - 2 * kPad) : Block{});
        if (const auto percent = sum ? std::nullopt : percent_of(row, f)) {
            const auto text = std::to_string(*percent);
            line.percent = sheet.set(w_.words.paper(paper_words::table_percent, {{"number", text}}),
                                     {8, Step::small, false, shade::kMuted}, 0);
        }
        line.height = std::max({line.label.height(), line.everyone.height(), kFace}) + 2 * w_.sheet.padding();
        lines_.push_back(std::move(line));
    }
}

// The lines grow until the sentence of a hidden group fits beside them. Where every group is hidden, it is
// said once for all of them.
void FacesTable::set_hidden() {
    const auto& shown = point_.published.faces.groups;
    double tallest = 0, all = 0;
    none_ = groups_ > 0 &&
            std::none_of(shown.begin(), shown.end(), [](const auto& row) { return row.has_value(); });
    if (none_) {
        hidden_.assign(groups_, Block{});
        hidden_.front() = w_.sheet.set(w_.words.screen(words::display_not_enough),
                                       {8.5, Step::small, false, shade::kMuted, Align::center},
                                       static_cast<double>(groups_) * group_ - 4 * kPad);
        return;
    }
    for (std::size_t g = 0; g < groups_; ++g) {
        const bool hidden = g >= shown.size() || !shown[g];
        hidden_.push_back(hidden ? w_.sheet.set(w_.words.screen(words::display_not_enough),
                                                {7.5, Step::small, false, shade::kMuted, Align::center},
                                                group_ - 2 * kPad)
                                 : Block{});
        tallest = std::max(tallest, hidden_.back().height());
    }
    for (const auto& line : lines_) all += line.height;
    if (tallest + 2 * w_.sheet.padding() <= all) return;
    for (auto& line : lines_)
        line.height += (tallest + 2 * w_.sheet.padding() - all) / static_cast<double>(lines_.size());
}

double FacesTable::height() const {
    if (!row_) return sentence_.height() + 4;
    double out = head_height_;
    for (const auto& line : lines_) out += line.height;
    return out;
}

void FacesTable::draw_head(double y) {
    auto& sheet = w_.sheet;
    sheet.fill(0, y, table_width(), head_height_, shade::kWater);
    sheet.line(0, y + head_height_, table_width(), y + head_height_, shade::kLine);
    sheet.begin(Element::row);
    for (std::size_t i = 0; i < heads_.size(); ++i) {
        const double x = i == 0 ? 0 : i == 1 ? label_ : group_x(i - 2);
        const double width = i == 0 ? label_ : i == 1 ? number_ : group_;
        sheet.begin(Element::heading_cell);
        sheet.put(heads_[i], x + kPad, y + (head_height_ - heads_[i].height()) / 2, width - 2 * kPad);
        sheet.end(Element::heading_cell);
    }
    sheet.end(Element::row);
}

void FacesTable::draw_faces(std::size_t f, double y, double height) {
    const auto names = names_of(w_.release().columns);
    if (f >= names.size()) return;
    const auto faces = faces_of(names[f]);
    for (std::size_t i = 0; i < faces.size(); ++i)
        if (const auto face = w_.pictures.get("faces", faces[i]))
            w_.sheet.picture(*face, kPad + static_cast<double>(i) * (kFace + 1), y + (height - kFace) / 2,
                             kFace, kFace);
}

void FacesTable::draw_line(std::size_t f, double y) {
    auto& sheet = w_.sheet;
    const auto& line = lines_[f];
    const bool sum = f + 1 == lines_.size();
    const auto middle = [&](const Block& block) { return y + (line.height - block.height()) / 2; };
    const double indent = sum ? 0 : 2 * (kFace + 1) + 4;
    sheet.line(0, y + line.height, label_ + number_, y + line.height, shade::kHair);
    draw_faces(f, y, line.height);
    sheet.begin(Element::row);
    sheet.begin(Element::heading_cell);
    sheet.put(line.label, kPad + indent, middle(line.label), label_ - 2 * kPad - indent);
    sheet.end(Element::heading_cell);
    sheet.begin(Element::cell);
    sheet.put(line.everyone, label_ + kPad, middle(line.everyone), number_ - 2 * kPad);
    sheet.end(Element::cell);
    for (std::size_t g = 0; g < groups_; ++g) {
        const double x = group_x(g), all = height() - head_height_;
        const bool hidden = none_ || hidden_[g].words;
        if (hidden && (f > 0 || !hidden_[g].words)) continue;  // said once, on the first line
        sheet.begin(Element::cell);
        if (hidden) {
            const double wide = none_ ? static_cast<double>(groups_) * group_ : group_;
            sheet.fill(x + 1, y + 1, wide - 2, all - 2, shade::kPaper, 3);
            sheet.put(hidden_[g], x + kPad, y + (all - hidden_[g].height()) / 2, wide - 2 * kPad);
        } else {
            sheet.line(x, y + line.height, x + group_, y + line.height, shade::kHair);
            sheet.put(line.groups[g], x + kPad, middle(line.groups[g]), group_ - 2 * kPad);
        }
        sheet.end(Element::cell);
    }
    sheet.end(Element::row);
}

void FacesTable::draw_bars(double y) {
    auto& sheet = w_.sheet;
    const double from = table_width() + 12;
    double percent = 0;
    std::uint64_t most = 5;
    for (std::size_t f = 0; f < row_->size(); ++f) {
        percent = std::max(percent, lines_[f].percent.width());
        most = std::max<std::uint64_t>(most, (*row_)[f].value().value_or(0));
    }
    const double room = sheet.width() - from - (percent > 0 ? percent + 6 : 0);
    sheet.begin(Element::figure);
    sheet.line(from, y, from, y + height() - head_height_ - lines_.back().height, shade::kLine, 0.8);
    for (std::size_t f = 0; f < row_->size(); ++f) {
        const auto value = (*row_)[f].value();
        const double height = std::min(13.0, lines_[f].height - 5), top = y + (lines_[f].height - height) / 2;
        const double length = room * static_cast<double>(value.value_or(4)) / static_cast<double>(most);
        // of three columns the last is the happy one
        const std::size_t look = f + 1 == row_->size() ? 3 : f;
        if (value) {
            sheet.fill(from, top, length, height, kBars[look]);
            sheet.hatch(from, top, length, height, kHatches[look], shade::kInk);
        }
        sheet.outline(from, top, length, height, value ? shade::kInk : shade::kHair, 0.7);
        sheet.put(lines_[f].percent, from + length + 5,
                  y + (lines_[f].height - lines_[f].percent.height()) / 2, lines_[f].percent.width());
        y += lines_[f].height;
    }
    sheet.end(Element::figure);
}

void FacesTable::draw() {
    auto& sheet = w_.sheet;
    const double top = sheet.y();
    if (!row_) {
        sheet.begin(Element::paragraph);
        sheet.put(sentence_, 0, top, sheet.width());
        sheet.end(Element::paragraph);
        return sheet.down(height());
    }
    sheet.begin(Element::table);
    draw_head(top);
    double y = top + head_height_;
    for (std::size_t f = 0; f < lines_.size(); ++f) {
        draw_line(f, y);
        y += lines_[f].height;
    }
    sheet.end(Element::table);
    draw_bars(top + head_height_);
    sheet.to(y);
}

}  // namespace pledge::report
