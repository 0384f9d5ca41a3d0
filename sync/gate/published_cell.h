#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pledge::gate {

// What a reader can infer about the count behind a published cell: anything from least to most, both
// included.
struct Interval {
    std::uint32_t least = 0, most = 0;
    bool operator==(const Interval&) const = default;
};

// One number that may be shown to anybody: "<5", or a multiple of five. A value; safe on any thread. Only
// this room can make one (docs/decisions/published-cells.md), so whatever takes a PublishedCell can't be
// handed a count by mistake.
class PublishedCell {
  public:
    // Written out so that the class is not trivially copyable: std::bit_cast can't turn a number into one.
    PublishedCell(const PublishedCell& other) : value_(other.value_) {}
    PublishedCell& operator=(const PublishedCell& other) {
        value_ = other.value_;
        return *this;
    }
    ~PublishedCell() = default;

    bool is_small() const { return value_ == 0; }  // "<5": none to four
    std::optional<std::uint32_t> value() const;    // absent for "<5", which is not a number
    std::string text() const;                      // "<5", "5", "10", …
    Interval interval() const;                     // "<5" → 0–4, 5 → 5–7, v → v − 2 to v + 2
    bool operator==(const PublishedCell&) const = default;

  private:
    friend struct Press;
    explicit PublishedCell(std::uint32_t value) : value_(value) {}

    std::uint32_t value_;  // a multiple of five; 0 stands for "<5"
};

// A row of a table, in the order of the wave's columns.
using Row = std::vector<PublishedCell>;

}  // namespace pledge::gate
