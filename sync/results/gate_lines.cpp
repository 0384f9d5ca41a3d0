#include "sync/results/gate_lines.h"

#include <charconv>
#include <istream>
#include <ostream>

namespace pledge::results {
namespace {

constexpr std::size_t kWriteAt = 1 << 16;

Error malformed(const std::string& why) {
    return {Code::bad_input, why + "; mend it and run again."};
}

// Walks over one line. A question that is answered with false leaves the line unfit; nothing is read past its
// end.
class Cursor {
  public:
    explicit Cursor(std::string_view line) : at_(line.data()), end_(at_ + line.size()) {}

    bool take(char wanted) {
        skip_space();
        if (at_ == end_ || *at_ != wanted) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view wanted) {
        skip_space();
        if (static_cast<std::size_t>(end_ - at_) < wanted.size() ||
            std::string_view(at_, wanted.size()) != wanted)
            return false;
        at_ += wanted.size();
        return true;
    }
    // A JSON number without sign, fraction, exponent or leading zero.
    bool number(std::uint32_t& value) {
        skip_space();
        const char* first = at_;
        const auto [next, error] = std::from_chars(at_, end_, value);
        if (error != std::errc{}) return false;
        at_ = next;
        return *first != '0' || next - first == 1;
    }
    bool at_end() {
        skip_space();
        return at_ == end_;
    }

  private:
    void skip_space() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
    }

    const char* at_;
    const char* end_;
};

bool read_row(Cursor& in, gate::CountRow& row) {
    row.clear();
    if (!in.take('[')) return false;
    if (in.take(']')) return true;
    do {
        if (!in.number(row.emplace_back())) return false;
    } while (in.take(','));
    return in.take(']');
}

bool read_rows(Cursor& in, std::vector<gate::CountRow>& rows) {
    std::size_t used = 0;
    if (!in.take('[')) return false;
    if (!in.take(']')) {
        do {
            if (used == rows.size()) rows.emplace_back();
            if (!read_row(in, rows[used++])) return false;
        } while (in.take(','));
        if (!in.take(']')) return false;
    }
    rows.resize(used);
    return true;
}

void append(std::string& out, const gate::Row& row) {
    char digits[16];
    out += '[';
    for (std::size_t f = 0; f < row.size(); ++f) {
        if (f != 0) out += ',';
        if (const auto value = row[f].value())
            out.append(digits, std::to_chars(std::begin(digits), std::end(digits), *value).ptr);
        else
            out += "\"<5\"";
    }
    out += ']';
}

Status flush(std::string& text, std::ostream& out) {
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.flush();
    text.clear();
    if (out) return {};
    return Error{Code::failed,
                 "The published tables can't be written; check that there is room where they go."};
}

Status publish_line(std::string_view line, gate::Counts& counts, std::string& text) {
    if (auto ok = read_table_line(line, counts); !ok) return ok;
    auto published = gate::publish(counts);
    if (!published) return published.error();
    write_published_line(*published, text);
    text += '\n';
    return {};
}

}  // namespace

Status read_table_line(std::string_view line, gate::Counts& counts) {
    Cursor in(line);
    bool columns = false, groups = false;
    std::uint32_t wide = 0;
    counts.declined.reset();
    if (!in.take('{')) return malformed("it is not a JSON object");
    do {
        if (!columns && in.take("\"columns\"")) {
            columns = true;
            if (!in.take(':') || !in.number(wide)) return malformed("\"columns\" is not a whole number");
        } else if (!groups && in.take("\"groups\"")) {
            groups = true;
            if (!in.take(':') || !read_rows(in, counts.groups))
                return malformed("\"groups\" is not a list of lists of whole numbers");
        } else if (!counts.declined && in.take("\"declined\"")) {
            if (!in.take(':') || !read_row(in, counts.declined.emplace()))
                return malformed("\"declined\" is not a list of whole numbers");
        } else {
            return malformed(
                "it may hold \"columns\", \"groups\" and \"declined\", once each, and nothing else");
        }
    } while (in.take(','));
    if (!in.take('}') || !in.at_end()) return malformed("it does not end where its object ends");
    if (!columns || !groups) return malformed("it lacks \"columns\" or \"groups\"");
    counts.columns = wide;
    return {};
}

void write_published_line(const gate::Published& published, std::string& out) {
    out += "{\"council\":";
    if (published.council)
        append(out, *published.council);
    else
        out += "null";
    out += ",\"groups\":";
    if (published.groups.empty()) {
        out += "null}";
        return;
    }
    char before = '[';
    for (const auto& group : published.groups) {
        out += before;
        if (group)
            append(out, *group);
        else
            out += "null";
        before = ',';
    }
    out += "]}";
}

Status run_gate(std::istream& in, std::ostream& out) {
    std::string text;
    gate::Counts counts;
    std::vector<char> line(kLongestLine + 1);
    for (std::uint64_t number = 1;; ++number) {
        in.getline(line.data(), static_cast<std::streamsize>(line.size()));
        const auto taken = static_cast<std::size_t>(in.gcount());
        if (in.eof() && taken == 0) return flush(text, out);
        if (in.bad())
            return Error{Code::failed, "The tables can't be read to their end; check where they come from."};
        const bool whole = in.eof() || !in.fail();
        const std::string_view read(line.data(), in.eof() || !whole ? taken : taken - 1);
        auto ok = whole ? publish_line(read, counts, text)
                        : malformed("it is longer than " + std::to_string(kLongestLine) + " characters");
        if (!ok) {
            if (auto written = flush(text, out); !written) return written;
            return Error{ok.error().code, "Line " + std::to_string(number) + ": " + ok.error().say};
        }
        // Whoever writes a line and waits for its answer gets it at once; a million lines are written in
        // large pieces.
        if (text.size() >= kWriteAt || in.rdbuf()->in_avail() <= 0)
            if (auto written = flush(text, out); !written) return written;
    }
}

}  // namespace pledge::results
