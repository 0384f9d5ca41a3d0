#include "tests/ui/golden.h"

#include "kiosk/access/inspect.h"
#include "tests/support/paint.h"

#include <cmath>
#include <fstream>
#include <map>
#include <set>

namespace pledge::testing {
namespace {

using Json = nlohmann::json;

// [[[family, [glyph, …]], …], …]: the runs of each line.
Json lines_of(const text::Glyphs& glyphs) {
    Json lines = Json::array();
    for (const auto& run : glyphs.runs) {
        while (lines.size() <= static_cast<std::size_t>(run.line)) lines.push_back(Json::array());
        lines.back().push_back({run.family, run.glyphs});
    }
    return lines;
}

Json paragraph(const text::ParagraphSpec& spec, const ui::Rect& rect) {
    const auto px = [](float v) { return static_cast<int>(std::lround(v)); };
    const auto glyphs = Stage::instance().paragraphs().glyphs(spec);
    return {{"text", spec.text},
            {"rect", {px(rect.x), px(rect.y), px(rect.w), px(rect.h)}},
            {"size", std::round(spec.size * 100) / 100},
            {"weight", static_cast<int>(spec.weight)},
            {"lines", glyphs ? lines_of(*glyphs) : Json()}};
}

Json paragraphs_of(const ui::Sheet& sheet) {
    std::map<const ui::Picture*, const text::ParagraphSpec*> specs;
    for (const auto& [spec, shape] : sheet.kit.typesetter.shapes()) specs[shape.picture.get()] = &spec;
    Json out = Json::array();
    for (const auto& mark : sheet.display.marks)
        if (const auto* image = std::get_if<ui::Image>(&mark))
            if (const auto at = specs.find(image->picture.get()); at != specs.end())
                out.push_back(paragraph(*at->second, image->rect));
    return out;
}

// A line for each item and each paragraph, so that a change reads well in a commit.
std::string to_text(const Json& page) {
    std::string out = "{";
    for (const auto& [key, value] : page.items()) {
        out += (out.size() > 1 ? ",\n\"" : "\n\"") + key + "\": ";
        if (!value.is_array() || value.empty()) {
            out += value.dump();
            continue;
        }
        for (std::size_t i = 0; i < value.size(); ++i) out += (i ? ",\n  " : "[\n  ") + value[i].dump();
        out += "\n]";
    }
    return out + "\n}\n";
}

bool near(const Json& a, const Json& b) {
    if (!a.is_array() || !b.is_array() || a.size() != b.size()) return a == b;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::abs(a[i].get<int>() - b[i].get<int>()) > 1) return false;
    return true;
}

std::string was_is(const std::string& where, const Json& was, const Json& is) {
    return where + " was " + was.dump() + ", is " + is.dump();
}

std::optional<std::string> first_in(const std::string& what, const char* name, const Json& was,
                                    const Json& is) {
    for (std::size_t i = 0; i < std::max(was.size(), is.size()); ++i) {
        const std::string number = what + " " + std::to_string(i + 1);
        if (i >= was.size()) return was_is(number, nullptr, is[i].at(name));
        if (i >= is.size()) return was_is(number, was[i].at(name), nullptr);
        if (was[i].at(name) != is[i].at(name)) return was_is(number, was[i].at(name), is[i].at(name));
        for (const auto& [field, value] : was[i].items()) {
            const auto now = is[i].value(field, Json());
            if (field == "rect" ? near(value, now) : value == now) continue;
            return was_is(what + " " + was[i].at(name).dump() + ": " + field, value, now);
        }
    }
    return std::nullopt;
}

}  // namespace

ui::Bitmap small_picture(const ui::DisplayList& list, int width, int height) {
    auto out = shrunk(paint(list, width, height), kShrink);
    for (auto& v : out.pixels) v = static_cast<std::uint8_t>(v & 0xf8U) | static_cast<std::uint8_t>(v >> 5U);
    return out;
}

Golden golden_of(Page& page) {
    const auto& panel = kPanels[0];
    const auto sheet = Stage::instance().compose(page.model, panel);
    Golden out;
    out.page = Json::parse(access::to_json(sheet->list, {0, sheet->list.settled, {}, ""}));
    out.page.erase("frame");
    out.page["paragraphs"] = paragraphs_of(*sheet);
    out.picture = small_picture(sheet->display, panel.width, panel.height);
    return out;
}

Golden read_golden(const std::filesystem::path& folder, const std::string& name) {
    std::ifstream in(folder / (name + ".json"));
    return {Json::parse(in, nullptr, false), read_png((folder / (name + ".png")).string())};
}

bool write_golden(const std::filesystem::path& folder, const std::string& name, const Golden& golden) {
    const auto path = folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path.string() + ".json");
    out << to_text(golden.page);
    return out.flush() && write_png(golden.picture, path.string() + ".png");
}

std::vector<std::string> golden_names(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const char* language : kGoldenLanguages)
        if (std::filesystem::is_directory(folder / language))
            for (const auto& file : std::filesystem::directory_iterator(folder / language))
                names.insert(std::string(language) + "/" + file.path().stem().string());
    return {names.begin(), names.end()};
}

std::optional<std::string> first_difference(const Json& was, const Json& is) {
    if (!was.is_object()) return "there is no golden yet";
    for (const char* field : {"screen", "language", "direction", "point", "settled"})
        if (was.value(field, Json()) != is.at(field))
            return was_is(field, was.value(field, Json()), is.at(field));
    if (auto found = first_in("item", "id", was.at("items"), is.at("items"))) return found;
    return first_in("paragraph", "text", was.at("paragraphs"), is.at("paragraphs"));
}

}  // namespace pledge::testing
