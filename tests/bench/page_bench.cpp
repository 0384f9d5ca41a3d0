// Where a page's time goes, page by page: laying it out for the first time and again, making its pictures,
// painting all of it, painting what a finger changes. Needs a display.  page_bench [language [panel 0-2
// [repeats]]]
#include "kiosk/platform/renderer.h"
#include "kiosk/platform/window.h"
#include "sync/core/system_clock.h"
#include "tests/ui/pages.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <epoxy/gl.h>

using namespace pledge;

namespace {

double cpu_now() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

struct Cost {
    double wall, cpu;  // ms; cpu of all threads, which other programs on the machine don't change
};
template <class F>
Cost cost(const F& work) {
    const double cpu = cpu_now();
    const auto start = std::chrono::steady_clock::now();
    work();
    return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(),
            cpu_now() - cpu};
}

double median(std::vector<double> all) {
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

struct Costs {
    std::vector<double> wall, cpu;
    void add(const Cost& c) { wall.push_back(c.wall), cpu.push_back(c.cpu); }
    void add(const Costs& c) { add(Cost{median(c.wall), median(c.cpu)}); }
    void print() const { std::printf(" | %6.1f %6.1f", median(wall), median(cpu)); }
};

struct Row {
    Costs fresh, pictures, whole, turn, press;
    void print(const char* name) const {
        std::printf("%-16s", name);
        for (const auto* part : {&fresh, &pictures, &whole, &turn, &press}) part->print();
        std::printf("\n");
    }
    void add(const Row& r) {
        fresh.add(r.fresh), pictures.add(r.pictures), whole.add(r.whole), turn.add(r.turn),
            press.add(r.press);
    }
};

std::string last_finger(const access::ScreenList& list) {
    std::string id;
    for (const auto& item : list.items)
        if (item.action && !item.disabled) id = item.id;
    return id;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string language = argc > 1 ? argv[1] : "en";
    const auto& panel = testing::kPanels[argc > 2 ? std::stoul(argv[2]) % std::size(testing::kPanels) : 0];
    const int repeats = argc > 3 ? std::atoi(argv[3]) : 9;
    const SystemClock clock;
    platform::WindowOptions wanted;
    wanted.width = panel.width;
    wanted.height = panel.height;
    wanted.may_keep = argc <= 4;
    auto window = platform::Window::open(wanted, clock);
    if (!window) {
        std::fprintf(stderr, "%s\n", window.error().say.c_str());
        return 1;
    }
    platform::Renderer renderer(panel.width, panel.height, (*window)->keeps());
    const auto show = [&](const ui::DisplayList& list) {
        if (const auto boxes = renderer.draw(list); !boxes.empty()) (*window)->show(boxes);
        glFinish();
    };
    std::printf(
        "%s, %s; ms of the clock and of the processor\n%-16s | lay out       | pictures      | all of it     "
        "| "
        "from last page | a press\n",
        language.c_str(), panel.name, "page");
    Row sum;
    ui::DisplayList before;
    for (auto& page : testing::pages(language, panel)) {
        auto& stage = testing::Stage::instance();
        std::unique_ptr<ui::Sheet> sheet;
        Row row;
        row.fresh.add(cost([&] { sheet = stage.compose(page.model, panel); }));
        row.pictures.add(cost([&] {
            for (const auto& mark : sheet->display.marks)
                if (const auto* image = std::get_if<ui::Image>(&mark); image && image->picture)
                    renderer.prepare(*image->picture);
        }));
        const auto finger = last_finger(sheet->list);
        ui::Cues cues;
        cues.held = [&](const std::string& id) { return id == finger; };
        const auto held = ui::compose(page.model, stage.kit(), panel.width, panel.height, cues);
        for (int i = 0; i < repeats; ++i) {
            show(before);
            row.turn.add(cost([&] { show(sheet->display); }));
            renderer.resize(panel.width, panel.height - 1);
            renderer.resize(panel.width, panel.height);  // everything again
            row.whole.add(cost([&] { show(sheet->display); }));
            row.press.add(cost([&] { show(held->display); }));
        }
        before = sheet->display;
        row.print(page.name.c_str());
        sum.add(row);
    }
    sum.print("median of pages");
    return 0;
}
