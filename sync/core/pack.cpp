#include "sync/core/pack.h"

#include <algorithm>

namespace pledge {

HelpTime Help::at(const LocalTime& now) const {
    const auto weekday = now.weekday();
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday ||
        std::find(holidays.begin(), holidays.end(), now.day) != holidays.end())
        return HelpTime::weekend;
    return now.minute >= day_from && now.minute < day_to ? HelpTime::day : HelpTime::evening;
}

const Point* Pack::find(const PointId& point) const {
    const auto at = std::find_if(points.begin(), points.end(), [&](const Point& p) { return p.id == point; });
    return at == points.end() ? nullptr : &*at;
}

const Section* Pack::section_of(const Point& point) const {
    const auto at = std::find_if(sections.begin(), sections.end(),
                                 [&](const Section& s) { return s.id == point.section; });
    return at == sections.end() ? nullptr : &*at;
}

const std::string& Pack::symbol_of(const Point& point) const {
    const auto* section = point.symbol.empty() ? section_of(point) : nullptr;
    return section ? section->symbol : point.symbol;
}

std::map<std::string, std::string> Pack::messages() const {
    std::map<std::string, std::string> out;
    const auto add = [&](const std::string& place, const std::string& text) {
        if (!text.empty()) out[id.text + "/" + place] = text;
    };
    add("title", title);
    add("title-few", title_few);
    add("about-few", about_few);
    add("about-more", about_more);
    for (const auto& s : sections) add("section/" + s.id, s.title);
    for (const auto& a : areas) add("area/" + a.id, a.label);
    for (const auto& t : themes) add("theme/" + t.id, t.label_plain.empty() ? t.label : t.label_plain);
    for (const auto& p : points) {
        add(p.id.text + "/pictures", p.pictures);
        add(p.id.text + "/few", p.few);
        add(p.id.text + "/more", p.more);
        add(p.id.text + "/rate-pictures", p.rate_pictures);
        add(p.id.text + "/question", p.rate_question);
        for (const auto& [field, words] : p.spoken) add(p.id.text + "/spoken/" + field, words);
        for (const auto& r : p.reasons) add(p.id.text + "/reason/" + r.id.text, r.text);
    }
    return out;
}

}  // namespace pledge
