#pragma once

#include "sync/core/pack.h"
#include "sync/council/pages/frame.h"

#include <map>
#include <memory>

namespace pledge::council {

// The published sets of promises, for pages. A pack may hold megabytes of recordings, so each version is read
// once and kept without them. The clerk's thread alone; `config` outlives it.
class Sets {
  public:
    explicit Sets(const Config& config) : config_(config) {}

    Result<std::vector<SetId>> names(Storage& storage);
    // Empty: there is no such set.
    Result<std::shared_ptr<const Pack>> find(Storage& storage, const SetId& set);
    // The one that the query's "set" names, else the one that is being asked, else the first. Empty: none.
    Result<std::shared_ptr<const Pack>> chosen(Storage& storage, const Asked& asked);

  private:
    const Config& config_;
    std::map<std::pair<std::string, std::uint64_t>, std::shared_ptr<const Pack>> read_;
};

// Links to the page `path` for each other set; nothing where there is one.
Markup other_sets(const std::vector<SetId>& names, const SetId& here, std::string_view path);
// What a page says while no set is published.
http::Response no_sets(const Asked& asked, std::string_view title);
// "3. You get help to see a doctor or dentist."
std::string promise_of(const Point& point);

// Typed text as one line: line breaks, tabs and runs of spaces as one space, none at its ends.
std::string one_line(std::string_view typed);
Markup hidden_field(std::string_view name, std::string_view value);
Markup tagged(std::string_view language, bool right_to_left, std::string_view words);  // words of a language

}  // namespace pledge::council
