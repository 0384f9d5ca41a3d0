#pragma once

#include "sync/report/printer.h"

#include <functional>

namespace pledge::testing {

// The press of the build tree.
report::Printer& press();

// A set of assets/packs with the translations that the build compiled.
LoadedPack set_of(const std::string& id);

struct Asking {
    Columns columns = Columns::four;
    std::vector<std::string> ages;  // the breakdown; empty: none
    // how often face `column` of promise `point` was chosen in `group`
    std::function<std::uint32_t(std::size_t point, std::size_t group, std::size_t column)> faces;
};
// What a wave of a set published, through the gate: many answers, a promise that nobody reaches, one with a
// group that must be hidden.
results::Release release_of(const Pack& pack, const Asking& asking);
Asking yearly();     // four columns, three ages
Asking quarterly();  // three columns
Asking nothing();    // every promise is hidden

std::vector<Commitment> some_commitments();
Replies some_replies();  // English for four promises, Urdu for one of them

// A whole report; what is changed before is up to `change`.
struct Made {
    LoadedPack set;
    results::Release release;
    Replies replies;
    report::ReportInput input;

    explicit Made(const std::string& pack = "derby-2024", const Asking& asking = yearly());
    Made(const Made&) = delete;
    Made& operator=(const Made&) = delete;
    std::string in(const std::string& language) const;
};

// Line breaks are the layout's business.
std::string plain(std::string text);

}  // namespace pledge::testing
