#pragma once

#include "tests/support/fakes.h"
#include "tests/support/power_cut.h"

#include <functional>
#include <ostream>

namespace pledge::testing {

// How a program that cuts the power was called: "", "--long" or "--broken WHAT" (a pragma such as
// "synchronous=OFF", or "thanks").
struct CutCall {
    bool is_long = false;
    std::string broken;

    static std::optional<CutCall> read(int argc, char** argv) {
        const std::vector<std::string> args(argv + 1, argv + argc);
        if (args.empty()) return CutCall{};
        if (args.size() == 1 && args[0] == "--long") return CutCall{true, ""};
        if (args.size() == 2 && args[0] == "--broken") return CutCall{false, args[1]};
        return std::nullopt;
    }
    bool thanks_early() const { return broken == "thanks"; }
    void spoil(SimDisk& disk) const {
        if (!broken.empty() && !thanks_early()) disk.weaken(broken);
    }
};

struct CutCount {
    std::size_t clean = 0, torn = 0, reordered = 0;
    std::map<std::string, std::size_t> damage;  // by a word that names it

    std::size_t damaged() const {
        std::size_t all = 0;
        for (const auto& [what, times] : damage) all += times;
        return all;
    }
    void print(std::ostream& out) const {
        out << " cuts=" << clean + torn + reordered << " clean=" << clean << " torn=" << torn
            << " reordered=" << reordered << " damaged=" << damaged();
    }
};

// Cuts after every step (each `stride`th) in every way, and shows what is left to `look`, with the number of
// steps that were done.
inline void cut_everywhere(const std::vector<DiskStep>& steps, const SimDisk::Image& start,
                           const CutCall& call, std::size_t stride, CutCount& count,
                           const std::function<void(std::size_t, const SimDisk::Image&)>& look) {
    const int samples = call.is_long ? 12 : 2;
    if (call.broken.empty()) stride = 1;
    SeededRandom dice(20);
    PowerCut power(start, dice);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool chosen = i % stride == 0;
        if (chosen)
            if (const auto torn = power.torn(steps[i])) look(i, *torn), ++count.torn;
        power.pass(steps[i]);
        if (!chosen) continue;
        look(i + 1, power.clean());
        ++count.clean;
        // first nothing that no sync made sure, then some of it
        for (int s = 0; s < samples; ++s, ++count.reordered)
            look(i + 1, power.reordered(s == 0 ? 0 : 64U + dice.below(160)));
    }
}

}  // namespace pledge::testing
