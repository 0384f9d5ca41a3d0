#include "sync/report/parts.h"

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;
using text::Element;
using text::Step;

constexpr double kBanner = 128, kGap = 16;

// The page is set as large as it still fits: ten promises in English have more room than in Urdu.
class FirstPage {
  public:
    FirstPage(Writing& w, double scale) : w_(w), sheet_(w.sheet), scale_(scale) {
        const auto& release = w.release();
        const double half = sheet_.width() * 0.54;
        asked_ = sheet_.set(w.words.screen(words::attract_line), {14 * scale, Step::question, true}, half);
        const auto from = w.words.day(release.asked_from), until = w.words.day(release.asked_until);
        when_ = sheet_.set(w.words.paper(paper_words::asked, {{"from", from}, {"until", until}}),
                           {10 * scale, Step::small, false, shade::kMuted}, half);
        for (const auto* key : {&words::face3_1, &words::face3_3, &words::face3_5})
            faces_.push_back(sheet_.set(w.words.screen(*key),
                                        {10 * scale, Step::small, true, shade::kInk, text::Align::center},
                                        face_width() - 6));
        for (const auto& point : release.points) tiles_.push_back(tile_of(point));
        set_box();
    }

    double height() const {
        double out = kBanner + 12 + question_height() + 44 * scale_ + box_height() + 6;
        for (std::size_t i = 0; i < tiles_.size(); i += 2) out += row_height(i) + 9 * scale_;
        return out;
    }
    void draw() {
        banner();
        question();
        tiles();
        box();
    }

  private:
    struct Tile {
        Block promise, verdict, trend;
    };

    double symbol() const { return 37 * scale_; }
    double face() const { return 12.5 * scale_; }
    double face_width() const { return sheet_.width() * 0.46 / 3; }
    double tile_width() const { return (sheet_.width() - kGap) / 2; }
    double text_width() const { return tile_width() - symbol() - 9; }

    Tile tile_of(const results::ReleasePoint& point) const {
        const auto verdict = verdict_of(point.published.faces.council);
        const bool shown = verdict != Verdict::hidden;
        const double room = text_width() - width_of_verdict(verdict, face()) - 4;
        return {sheet_.set(w_.words.promise(w_.release().set, point), {10.5 * scale_, Step::small, true},
                           text_width()),
                sheet_.set(said_of(verdict, w_.words),
                           {10 * scale_, Step::small, shown, shown ? shade::kPrimary : shade::kMuted}, room),
                sheet_.set(w_.trend(point), {9 * scale_, Step::small, false, shade::kMuted}, room)};
    }
    double height_of(const Tile& tile) const {
        return std::max(symbol(), tile.promise.height() + 3 + std::max(face(), tile.verdict.height()) +
                                      tile.trend.height());
    }
    double row_height(std::size_t first) const {
        return std::max(height_of(tiles_[first]),
                        first + 1 < tiles_.size() ? height_of(tiles_[first + 1]) : 0);
    }
    double question_height() const {
        double lowest = asked_.height() + when_.height() + 3;
        for (const auto& block : faces_) lowest = std::max(lowest, 38 * scale_ + block.height());
        return lowest + 8;
    }

    void banner() {
        const auto& release = w_.release();
        const double width = sheet_.page_width(), room = sheet_.width();
        sheet_.fill(-Sheet::kSide, 0, width, kBanner, shade::kPaper);
        if (const auto valley = w_.pictures.valley(width, 74, false))
            sheet_.picture(*valley, -Sheet::kSide, kBanner - 74, width, 74, true);
        const auto over = sheet_.set(w_.words.english(release.council_name),
                                     {10.5, Step::small, true, shade::kMuted}, room);
        const auto title =
            sheet_.set(w_.words.paper(paper_words::title), {30, Step::title, true, shade::kPrimary}, room);
        const auto set = sheet_.set(w_.words.of_set(release.set.text + "/title", release.title),
                                    {13, Step::small, true}, room);
        double y = std::max(10.0, (kBanner - over.height() - title.height() - set.height()) / 2 - 4);
        sheet_.put(over, 0, y, room);
        y += over.height() + 2;
        sheet_.begin(Element::h1);
        sheet_.put(title, 0, y, room);
        sheet_.end(Element::h1);
        sheet_.put(set, 0, y + title.height() + 1, room);
        sheet_.to(kBanner + 12);
    }

    void question() {
        const double top = sheet_.y(), half = sheet_.width() * 0.54, side = 34 * scale_;
        sheet_.begin(Element::paragraph);
        sheet_.put(asked_, 0, top, half);
        sheet_.put(when_, 0, top + asked_.height() + 3, half);
        sheet_.end(Element::paragraph);
        static constexpr const char* kFaces[] = {"1", "3", "5"};
        sheet_.begin(Element::figure);
        for (std::size_t i = 0; i < faces_.size(); ++i) {
            const double x = half + static_cast<double>(i) * face_width();
            if (const auto drawing = w_.pictures.get("faces", kFaces[i]))
                sheet_.picture(*drawing, x + (face_width() - side) / 2, top, side, side);
            sheet_.put(faces_[i], x + 3, top + 38 * scale_, face_width() - 6);
        }
        sheet_.end(Element::figure);
        sheet_.to(top + question_height());
    }

    void tiles() {
        sheet_.heading(2, w_.words.paper(paper_words::said));
        for (std::size_t i = 0; i < tiles_.size(); i += 2) {
            sheet_.need(row_height(i));
            sheet_.begin(Element::list);
            draw(i, 0);
            if (i + 1 < tiles_.size()) draw(i + 1, tile_width() + kGap);
            sheet_.end(Element::list);
            sheet_.down(row_height(i) + 9 * scale_);
        }
    }

    void draw(std::size_t index, double x) {
        const auto& point = w_.release().points[index];
        const auto& tile = tiles_[index];
        const auto verdict = verdict_of(point.published.faces.council);
        const double top = sheet_.y(), at = x + symbol() + 9, room = text_width();
        sheet_.begin(Element::item);
        draw_symbol(sheet_, w_.pictures, w_.symbol(point.id), x, top, symbol());
        sheet_.put(tile.promise, at, top, room);
        const double below = top + tile.promise.height() + 3;
        const double line = tile.verdict.words ? tile.verdict.height() / tile.verdict.words->lines() : face();
        draw_verdict(sheet_, w_.pictures, verdict, at, below + std::max(0.0, (line - face()) / 2), face());
        const double indent = width_of_verdict(verdict, face()) + 4;
        const double middle = std::max(0.0, (face() - line) / 2);
        sheet_.put(tile.verdict, at + indent, below + middle, room - indent);
        sheet_.put(tile.trend, at + indent, below + middle + tile.verdict.height(), room - indent);
        sheet_.end(Element::item);
    }

    // What young people hear back; the first answer stands here if it has words in this language.
    void set_box() {
        const Style plain{11 * scale_, Step::small}, strong{11 * scale_, Step::small, true, shade::kPrimary};
        title_ = sheet_.set(w_.words.paper(paper_words::now),
                            {15 * scale_, Step::title, true, shade::kPrimary}, box_room());
        const auto replies = w_.replies();
        const auto& code = w_.words.language().code.text;
        if (replies.empty())
            lines_.push_back(
                sheet_.set(w_.words.screen(words::thanks_last_time_no_month), plain, box_room()));
        for (const auto* reply : replies) {
            if (!reply->has(code)) continue;
            const auto& words = reply->in(code);
            const auto answer =
                reply->kind == ReplyKind::did ? words::display_we_did : words::display_we_cannot;
            lines_.push_back(sheet_.set(
                w_.words.own(w_.words.screen(words::display_you_said).text + ": " + words.you_said), plain,
                box_room()));
            lines_.push_back(sheet_.set(w_.words.own(w_.words.screen(answer).text + ": " + words.answer),
                                        plain, box_room()));
            break;
        }
        leaders_ = sheet_.set(w_.words.paper(paper_words::now_leaders), plain, box_room());
        if (!replies.empty()) pointers_.emplace_back(&paper_words::now_read, "replies");
        if (!w_.commitments().empty()) pointers_.emplace_back(&paper_words::now_plans, "plans");
        pointer_ = sheet_.set(w_.words.paper(paper_words::now_read, {{"page", "88"}}), strong, box_room());
    }
    double box_room() const { return sheet_.width() - 32; }
    double box_height() const {
        double out = title_.height() + leaders_.height() + 24;
        for (const auto& line : lines_) out += line.height() + 3;
        return out + static_cast<double>(pointers_.size()) * (pointer_.height() + 3);
    }

    double line(const Block& block, double y, Element element = Element::paragraph) {
        sheet_.begin(element);
        sheet_.put(block, 16, y, box_room());
        sheet_.end(element);
        return y + block.height() + 3;
    }

    void box() {
        sheet_.need(box_height() + 4);
        const double top = sheet_.y() + 2;
        sheet_.fill(0, top, sheet_.width(), box_height(), shade::kPaper, 9);
        sheet_.outline(0, top, sheet_.width(), box_height(), shade::kPrimary, 1.1, 9);
        double y = line(title_, top + 9, Element::h2);
        for (const auto& block : lines_) y = line(block, y);
        // which page they lead to is known when all is written
        for (const auto& [key, place] : pointers_) {
            const Style strong{11 * scale_, Step::small, true, shade::kPrimary};
            sheet_.at_end([&w = w_, key = key, place = place, strong, y, room = box_room()](Sheet& sheet) {
                const auto page = std::to_string(sheet.page_of(place));
                sheet.begin(Element::paragraph);
                sheet.begin_link(place);
                sheet.put(sheet.set(w.words.paper(*key, {{"page", page}}), strong, room), 16, y, room);
                sheet.end_link();
                sheet.end(Element::paragraph);
            });
            y += pointer_.height() + 3;
        }
        line(leaders_, y);
        sheet_.to(top + box_height() + 4);
    }

    Writing& w_;
    Sheet& sheet_;
    double scale_;
    Block asked_, when_, title_, leaders_, pointer_;
    std::vector<Block> faces_, lines_;
    std::vector<Tile> tiles_;
    std::vector<std::pair<const text::Key*, const char*>> pointers_;
};

}  // namespace

void write_first_page(Writing& w) {
    for (const double scale : {1.25, 1.18, 1.1, 1.04, 0.98, 0.92, 0.86, 0.8}) {
        FirstPage page(w, scale);
        if (page.height() <= w.sheet.page_height() - Sheet::kBottom) return page.draw();
    }
    FirstPage(w, 1).draw();  // over several pages
}

}  // namespace pledge::report
