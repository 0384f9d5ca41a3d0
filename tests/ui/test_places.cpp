// Where things are: the same corners on every screen, and within reach the lower half.
#include "kiosk/access/steering.h"
#include "tests/ui/pages.h"

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

std::string at(const access::Rect& r) {
    const auto n = [](float f) { return std::to_string(static_cast<int>(f)); };
    return n(r.x) + "," + n(r.y) + " " + n(r.w) + "×" + n(r.h);
}

access::Rect both(const access::Rect& a, const access::Rect& b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0.0F, std::min(a.x + a.w, b.x + b.w) - x),
            std::max(0.0F, std::min(a.y + a.h, b.y + b.h) - y)};
}

}  // namespace

// What a button covers on every screen: where a finger finds it that has learnt its place.
TEST_CASE("Help, Hide, Stop and Back lie in the same place on every screen") {
    int moved = 0;  // Back, in very large words
    for (const int size : {1, 3})
        for (const auto& panel : kPanels)
            for (const char* language : kLanguages) {
                flow::Settings settings;
                settings.looks.size = size;
                std::map<std::string, access::Rect> common;
                std::map<std::string, std::string> history;
                for (auto& page : child_pages(language, panel, settings)) {
                    if (page.model.screen == flow::Screen::display) continue;
                    const auto sheet = Stage::instance().compose(page.model, panel);
                    for (const char* id : {"help", "hide", "stop", "back"}) {
                        const auto* item = sheet->list.find(id);
                        if (!item) continue;
                        auto& place = common.try_emplace(id, item->rect).first->second;
                        const auto now = both(place, item->rect);
                        if (now.w < place.w || now.h < place.h || history[id].empty())
                            history[id] += "\n  " + page.name + " at " + at(item->rect);
                        place = now;
                    }
                }
                const auto least = (size == 1 ? 20.0F : 10.0F) * static_cast<float>(panel.pixels_per_mm);
                for (const auto& [id, place] : common) {
                    INFO(panel.name << " " << language << ", words " << size << ": " << id << history[id]);
                    if (size == 1 || id != "back")
                        CHECK(std::min(place.w, place.h) >= least);
                    else
                        moved += std::min(place.w, place.h) < least;
                }
                CHECK(common.size() == 4);
            }
    // on Help it says where it leads; very large and in Polish that leaves no room beside it on a narrow
    // panel
    CHECK(moved <= 1);
}

TEST_CASE("every screen of a visit has Help, a way out, and a way back") {
    std::set<flow::Screen> ends = {flow::Screen::welcome, flow::Screen::closed, flow::Screen::trouble,
                                   flow::Screen::display};
    for (auto& page : child_pages("en", kPanels[0])) {
        const auto screen = page.model.screen;
        if (screen == flow::Screen::display) continue;
        const auto sheet = Stage::instance().compose(page.model, kPanels[0]);
        INFO(page.name);
        CHECK(sheet->list.find("help"));
        CHECK(sheet->list.find("hide"));
        if (ends.contains(screen)) continue;
        const bool over =
            screen == flow::Screen::thanks || screen == flow::Screen::goodbye || screen == flow::Screen::full;
        const bool inside = !over && screen != flow::Screen::access && screen != flow::Screen::read &&
                            screen != flow::Screen::replies && screen != flow::Screen::sets;
        CHECK((over ? sheet->list.find("done") : sheet->list.find("back")) != nullptr);
        if (inside) CHECK(sheet->list.find("stop"));
    }
}

// A page that can't hold its controls in half of the panel falls back to the whole of it, its bars stay
// below.
TEST_CASE("within reach what is pressed lies in the lower half of a mounted screen") {
    int items = 0, above = 0;
    std::map<std::string, int> fallen;
    for (const auto& panel : {kPanels[0], kPanels[2]})
        for (const char* language : kLanguages) {
            flow::Settings settings;
            settings.looks.reach = true;
            for (auto& page : child_pages(language, panel, settings)) {
                if (page.model.screen == flow::Screen::display) continue;
                page.model.settings = settings;  // also where a visit has just ended
                const auto sheet = Stage::instance().compose(page.model, panel);
                for (const auto* item : access::pressables(sheet->list)) {
                    const bool low = item->rect.y + item->rect.h / 2 >= static_cast<float>(panel.height) / 2;
                    ++items;
                    above += !low;
                    if (!low) ++fallen[std::string(panel.name) + " " + language + " " + page.name];
                    INFO(panel.name << " " << language << " " << page.name << ": " << item->id);
                    // four sets with their pictures need more than half of a standing panel
                    const bool may = page.model.screen == flow::Screen::sets && panel.height > panel.width;
                    CHECK((low || (may && item->group != access::kBars)));
                }
            }
        }
    std::string pages_above;
    for (const auto& [where, count] : fallen) pages_above += "\n" + where + ": " + std::to_string(count);
    INFO(above << " of " << items << " are above the middle, on " << fallen.size() << " pages"
               << pages_above);
    CHECK(items > 2000);
    CHECK(above <= 10);
}
