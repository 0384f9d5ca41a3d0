#pragma once

#include "sync/report/parts.h"

namespace pledge::report {

// How a promise was answered: a line for each column of the wave, everybody's number first, then those of the
// groups, and beside each line its bar. A hidden group has the sentence that says so over all its lines;
// where everybody's row is hidden, that sentence is all there is. Inside of the room.
class FacesTable {
  public:
    FacesTable(Writing& writing, const results::ReleasePoint& point);

    double height() const;
    void draw();  // at the cursor, and moves it below

  private:
    struct Line {
        Block label, everyone, percent;
        std::vector<Block> groups;  // empty blocks where the group is hidden
        double height = 0;
    };
    void set_heads();
    void set_lines(const gate::Row& row);
    void set_hidden();
    void draw_head(double y);
    void draw_line(std::size_t f, double y);
    void draw_bars(double y);
    void draw_faces(std::size_t f, double y, double height);
    double group_x(std::size_t g) const { return label_ + number_ + static_cast<double>(g) * group_; }
    double table_width() const { return group_x(groups_); }

    Writing& w_;
    const results::ReleasePoint& point_;
    const std::optional<gate::Row>& row_;
    std::size_t groups_ = 0;
    double label_ = 0, number_ = 0, group_ = 0;  // widths of the columns
    Block sentence_;                             // instead of the table
    std::vector<Block> heads_, hidden_;          // hidden_: one a group, empty where it is shown
    bool none_ = false;                          // every group is hidden: the first of hidden_ stands for all
    double head_height_ = 0;
    std::vector<Line> lines_;  // the last one is the sum
};

}  // namespace pledge::report
