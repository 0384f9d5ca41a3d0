#pragma once

#include "sync/text/paragraph.h"

#include <memory>

namespace pledge::text {

struct Layout;

// A paragraph laid out for paper: measured, and then drawn by Paper, without being laid out twice. All
// lengths are points (1/72 inch). The engine works in tenths of a point, so that what it rounds can't be
// seen. A value that is cheap to copy; must not outlive the Paragraphs that made it, and belongs to its
// thread.
class Typeset {
  public:
    // `spec.size` in points, at most 100; `spec.width` is ignored: `width` takes its place, 0 for no
    // wrapping. Errors: as for Paragraphs::measure().
    static Result<Typeset> make(Paragraphs& paragraphs, ParagraphSpec spec, double width);

    double width() const;   // of the widest line
    double height() const;  // number of lines × line height
    int lines() const;

    static constexpr double kUnits = 10;  // of the engine, in a point
    const Layout& layout() const { return *layout_; }

  private:
    explicit Typeset(std::shared_ptr<const Layout> layout) : layout_(std::move(layout)) {}

    std::shared_ptr<const Layout> layout_;
};

}  // namespace pledge::text
