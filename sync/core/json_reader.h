#pragma once

#include "sync/core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace pledge {

using Json = nlohmann::json;

// Reads JSON that a machine wrote and a stranger may have changed: every field is checked for its type, depth
// and size are bounded, unknown fields are refused. Like TomlReader, the first problem sticks and is asked
// for at the end.
class JsonReader {
  public:
    // `what` names the message in errors: "the manifest".
    JsonReader(std::string what, std::string_view text, std::size_t most_bytes);

    const Json& root() const { return root_; }
    const std::optional<Error>& problem() const { return problem_; }

    std::string text(const Json& object, const char* key, std::size_t most = 200);
    std::string id(const Json& object, const char* key);
    std::uint64_t number(const Json& object, const char* key, std::uint64_t most);
    const Json& object(const Json& parent, const char* key);
    const Json& array(const Json& parent, const char* key, std::size_t most);
    void only(const Json& object, std::initializer_list<const char*> keys);
    bool has(const Json& object, const char* key) const { return object.is_object() && object.contains(key); }
    void fail(const std::string& why);

  private:
    const Json* find(const Json& object, const char* key);

    std::string what_;
    Json root_;
    std::optional<Error> problem_;
};

}  // namespace pledge
