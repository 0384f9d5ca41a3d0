#include "sync/council/sqlite_query.h"

namespace pledge::council {

SQLite::Statement& Statements::get(const char* sql) {
    auto at = cache_.find(sql);
    if (at == cache_.end()) at = cache_.try_emplace(sql, db_, sql).first;
    at->second.clearBindings();
    return at->second;
}

View Query::bytes(int column) {
    const auto value = statement_.getColumn(column);
    return {static_cast<const std::uint8_t*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

std::optional<Day> Query::maybe_day(int column) {
    if (statement_.getColumn(column).isNull()) return std::nullopt;
    return day(column);
}

void Query::bind(const std::optional<Day>& value) {
    if (value)
        bind(*value);
    else
        statement_.bind(++at_);  // NULL
}

}  // namespace pledge::council
