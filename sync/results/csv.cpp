#include "sync/results/csv.h"

#include "sync/results/labels.h"

#include <map>

namespace pledge::results {
namespace {

// The words of an answer: a reason's own text, or the label of a column.
std::string answer_of(const Cell& cell, const ReleasePoint* point) {
    if (cell.part == "reasons" && point)
        for (const auto& chip : point->chips)
            if (chip.id.text == cell.column) return chip.text;
    return cell.column.empty() ? std::string() : label_of_column(cell.column);
}

}  // namespace

std::string csv_field(std::string_view text) {
    std::string out(text);
    if (!out.empty() && std::string_view("=+-@\t\r").find(out.front()) != std::string_view::npos)
        out.insert(0, 1, '\'');
    if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
    std::string quoted = "\"";
    for (const char c : out) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_line(std::initializer_list<std::string_view> fields) {
    std::string out;
    const char* before = "";
    for (const auto field : fields) {
        out += before + csv_field(field);
        before = ",";
    }
    return out + "\r\n";
}

std::string write_csv(const Release& release) {
    std::map<std::string, const ReleasePoint*> points;
    for (const auto& point : release.points) points[point.id.text] = &point;
    auto out = csv_line(
        {"wave", "table", "number", "point", "promise", "question", "group", "column", "answer", "answers"});
    for (const auto& cell : cells_of(release)) {
        const auto at = points.find(cell.point);
        const auto* point = at == points.end() ? nullptr : at->second;
        out +=
            csv_line({release.wave.text, label_of_part(cell.part), point ? std::to_string(point->number) : "",
                      cell.point, point ? point->promise : "", point ? point->question : "",
                      label_of_group(cell.group), cell.column, answer_of(cell, point),
                      cell.shown.empty() ? kNotEnough : std::string_view(cell.shown)});
    }
    return out;
}

}  // namespace pledge::results
