#pragma once

#include "sync/core/bytes.h"
#include "sync/core/calendar.h"
#include "sync/core/result.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace pledge::council {

// Prepared once, used again. Goes before its database does.
class Statements {
  public:
    explicit Statements(SQLite::Database& db) : db_(db) {}
    // `sql` must be a literal: it is known by its address.
    SQLite::Statement& get(const char* sql);

  private:
    SQLite::Database& db_;
    std::unordered_map<const char*, SQLite::Statement> cache_;
};

// One use of a statement, with our types as values; reset at its end, since a statement half read holds a
// lock. Throws SQLite::Exception.
class Query {
  public:
    template <class... Values>
    Query(Statements& statements, const char* sql, const Values&... values)
        : statement_(statements.get(sql)) {
        (bind(values), ...);
    }
    ~Query() { statement_.tryReset(); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    bool next() { return statement_.executeStep(); }
    int run() { return statement_.exec(); }

    std::int64_t number(int column) { return statement_.getColumn(column).getInt64(); }
    std::string text(int column) { return statement_.getColumn(column).getString(); }
    View bytes(int column);  // until the next step
    Day day(int column) { return Day{std::chrono::days{number(column)}}; }
    std::optional<Day> maybe_day(int column);
    template <std::size_t N>
    Bytes<N> exact(int column) {
        Bytes<N> out{};
        const auto from = bytes(column);
        std::copy_n(from.begin(), std::min(from.size(), N), out.begin());
        return out;
    }

  private:
    void bind(std::int64_t value) { statement_.bind(++at_, value); }
    void bind(Day day) { bind(std::int64_t{day.time_since_epoch().count()}); }
    void bind(const std::optional<Day>& day);
    void bind(std::string_view text) { statement_.bind(++at_, std::string(text)); }
    void bind(View bytes) { statement_.bind(++at_, bytes.data(), static_cast<int>(bytes.size())); }
    template <std::size_t N>
    void bind(const Bytes<N>& bytes) {
        bind(View(bytes));
    }

    SQLite::Statement& statement_;
    int at_ = 0;
};

// What was found where there can be one at most.
template <class T>
Result<std::optional<T>> first_of(Result<std::vector<T>> all) {
    if (!all) return all.error();
    if (all->empty()) return std::optional<T>();
    return std::optional<T>(std::move(all->front()));
}

}  // namespace pledge::council
