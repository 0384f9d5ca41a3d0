#include "sync/core/json_reader.h"

#include "sync/core/ids.h"

#include <algorithm>

namespace pledge {
namespace {

const Json kNull;
constexpr int kDeepest = 16;

// A parse that refuses deep nesting before it can use up the stack.
Json parse_bounded(std::string_view text) {
    bool too_deep = false;
    auto json = Json::parse(
        text.begin(), text.end(),
        [&](int depth, Json::parse_event_t, Json&) {
            too_deep |= depth > kDeepest;
            return !too_deep;
        },
        /*allow_exceptions=*/false);
    return too_deep ? Json(Json::value_t::discarded) : json;
}

}  // namespace

JsonReader::JsonReader(std::string what, std::string_view text, std::size_t most_bytes)
    : what_(std::move(what)) {
    if (text.size() > most_bytes) {
        problem_ = Error{Code::too_large,
                         what_ + " is larger than " + std::to_string(most_bytes) + " bytes; send less."};
        return;
    }
    root_ = parse_bounded(text);
    if (root_.is_discarded() || !root_.is_object()) {
        root_ = Json::object();
        fail("is not JSON");
    }
}

void JsonReader::fail(const std::string& why) {
    if (!problem_) problem_ = Error{Code::bad_input, what_ + " " + why + "; ask whoever made it to mend it."};
}

const Json* JsonReader::find(const Json& object, const char* key) {
    if (problem_) return nullptr;
    if (!object.is_object() || !object.contains(key)) {
        fail(std::string("lacks \"") + key + "\"");
        return nullptr;
    }
    return &object.at(key);
}

std::string JsonReader::text(const Json& object, const char* key, std::size_t most) {
    const auto* node = find(object, key);
    if (!node) return {};
    if (!node->is_string() || node->get_ref<const std::string&>().size() > most) {
        fail(std::string("has a \"") + key + "\" that is no short text");
        return {};
    }
    return node->get<std::string>();
}

std::string JsonReader::id(const Json& object, const char* key) {
    auto value = text(object, key, 48);
    if (!problem_ && !is_plain_id(value)) fail(std::string("has a \"") + key + "\" that is no id");
    return value;
}

std::uint64_t JsonReader::number(const Json& object, const char* key, std::uint64_t most) {
    const auto* node = find(object, key);
    if (!node) return 0;
    if (!node->is_number_unsigned() || node->get<std::uint64_t>() > most) {
        fail(std::string("has a \"") + key + "\" that is no number up to " + std::to_string(most));
        return 0;
    }
    return node->get<std::uint64_t>();
}

const Json& JsonReader::object(const Json& parent, const char* key) {
    const auto* node = find(parent, key);
    if (!node) return kNull;
    if (!node->is_object()) fail(std::string("has a \"") + key + "\" that is no object");
    return *node;
}

const Json& JsonReader::array(const Json& parent, const char* key, std::size_t most) {
    static const Json kEmptyArray = Json::array();
    const auto* node = find(parent, key);
    if (!node) return kEmptyArray;
    if (!node->is_array() || node->size() > most) {
        fail(std::string("has a \"") + key + "\" that is no list of at most " + std::to_string(most));
        return kEmptyArray;
    }
    return *node;
}

void JsonReader::only(const Json& object, std::initializer_list<const char*> keys) {
    if (problem_ || !object.is_object()) return;
    for (const auto& [key, value] : object.items())
        if (std::none_of(keys.begin(), keys.end(), [&name = key](const char* k) { return name == k; }))
            return fail("holds an unknown field");
}

}  // namespace pledge
