// Where things are: the same corners on every screen, and within reach the lower half.
#include "kiosk/access/steering.h"
#include "tests/ui/pages.h"

#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

const char* const kLanguages[] = {"en", "pl", "sk", "pa", "ur"};

std::string at(const access::Rect& r) {
    return std::to_string(r.x) + "," + std::to_string(r.y) + " " + std::to_string(r.w) + "×" +
           std::to_string(r.h);
}

bool near(const access::Rect& a, const access::Rect& b, float by) {
    return std::abs(a.x - b.x) <= by && std::abs(a.y - b.y) <= by && std::abs(a.w - b.w) <= by &&
           std::abs(a.h - b.h) <= by;
}

}  // namespace

TEST_CASE("Help, Hide, Stop and Back lie in the same place on every screen") {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            std::map<std::string, std::pair<access::Rect, std::string>> first;
            for (auto& page : pages(language, panel)) {
                if (page.model.screen == flow::Screen::display) continue;
                const auto sheet = Stage::instance().compose(page.model, panel);
                for (const char* id : {"help", "hide", "stop", "back"}) {
                    const auto* item = sheet->list.find(id);
                    if (!item) continue;
                    const auto [known, fresh] = first.try_emplace(id, item->rect, page.name);
                    INFO(panel.name << " " << language << ": " << id << " is at " << at(item->rect) << " on "
                                    << page.name << " and at " << at(known->second.first) << " on "
                                    << known->second.second);
                    CHECK(near(item->rect, known->second.first, 1));
                }
            }
            CHECK(first.size() == 4);
        }
}

TEST_CASE("with large words Help, Hide and Stop stay in their corner") {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            flow::Settings settings;
            settings.looks.size = 3;
            const auto mm = static_cast<float>(panel.pixels_per_mm);
            std::map<std::string, access::Rect> first;
            for (auto& page : pages(language, panel, settings)) {
                if (page.model.screen == flow::Screen::display) continue;
                const auto sheet = Stage::instance().compose(page.model, panel);
                for (const char* id : {"help", "hide", "stop"}) {
                    const auto* item = sheet->list.find(id);
                    if (!item) continue;
                    const auto middle = [&](const access::Rect& r) {
                        return std::pair(r.x + r.w / 2, r.y + r.h / 2);
                    };
                    const auto [x, y] = middle(item->rect);
                    const auto [fx, fy] = middle(first.try_emplace(id, item->rect).first->second);
                    INFO(panel.name << " " << language << " " << page.name << ": " << id << " at "
                                    << at(item->rect));
                    // a page that can't hold large words sets them smaller, and its buttons with them
                    CHECK(std::abs(x - fx) <= 40 * mm);
                    CHECK(std::abs(y - fy) <= 32 * mm);
                }
            }
        }
}

TEST_CASE("every screen of a visit has Help, a way out, and a way back") {
    std::set<flow::Screen> ends = {flow::Screen::welcome, flow::Screen::closed, flow::Screen::trouble,
                                   flow::Screen::display};
    for (auto& page : pages("en", kPanels[0])) {
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
                            screen != flow::Screen::sets;
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
            for (auto& page : pages(language, panel, settings)) {
                if (page.model.screen == flow::Screen::display) continue;
                const auto sheet = Stage::instance().compose(page.model, panel);
                for (const auto* item : access::pressables(sheet->list)) {
                    const bool low = item->rect.y + item->rect.h / 2 >= static_cast<float>(panel.height) / 2;
                    ++items;
                    above += !low;
                    if (!low) ++fallen[std::string(panel.name) + " " + language + " " + page.name];
                    INFO(panel.name << " " << language << " " << page.name << ": " << item->id);
                    if (item->group == access::kBars) CHECK(low);
                }
            }
        }
    for (const auto& [where, count] : fallen) UNSCOPED_INFO(where << ": " << count);
    INFO(above << " of " << items << " are above the middle, on " << fallen.size() << " pages");
    CHECK(items > 2000);
    CHECK(above == 0);
}
