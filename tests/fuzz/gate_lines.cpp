// Whatever stands in a line, `pledge-results gate` reads it as JSON does or refuses it, and answers with one
// line of JSON.
#include "sync/results/gate_lines.h"

#include <cstdlib>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace pledge;

namespace {

void must(bool good) {
    if (!good) std::abort();
}

// What our parser accepts, a JSON library accepts too, and finds the same numbers in it.
void check_line(std::string_view line) {
    gate::Counts counts;
    if (!results::read_table_line(line, counts)) return;
    const auto json = nlohmann::json::parse(line.begin(), line.end(), nullptr, /*allow_exceptions=*/false);
    must(json.is_object() && json.at("columns") == counts.columns && json.at("groups") == counts.groups);
    must(json.contains("declined") == counts.declined.has_value());
    if (counts.declined) must(json.at("declined") == *counts.declined);

    const auto published = gate::publish(counts);
    if (!published) return;
    std::string text;
    results::write_published_line(*published, text);
    const auto answer = nlohmann::json::parse(text, nullptr, false);
    must(answer.is_object() && answer.size() == 2 && answer.at("council").is_null() == !published->council);
    must(answer.at("groups").is_null() || answer.at("groups").size() == counts.groups.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    check_line(text);

    std::istringstream in(text);
    std::ostringstream out;
    const auto status = results::run_gate(in, out);
    const auto written = out.str();
    const auto answered = std::count(written.begin(), written.end(), '\n');
    const auto asked =
        std::count(text.begin(), text.end(), '\n') + (text.empty() || text.back() == '\n' ? 0 : 1);
    if (status)
        must(answered == asked);
    else
        must(status.error().say.starts_with("Line " + std::to_string(answered + 1) + ": "));
    return 0;
}
