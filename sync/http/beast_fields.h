#pragma once

#include "sync/http/framing.h"
#include "sync/http/message.h"

#include <map>
#include <string>
#include <vector>

// Between Beast's own types and ours; templates, so that Beast itself is included where it is used alone.
namespace pledge::http {

// The lines of a head. Names in lower case; a name that came twice holds both values.
template <class Fields>
std::map<std::string, std::string> headers_of(const Fields& fields) {
    std::map<std::string, std::string> out;
    for (const auto& field : fields) {
        auto& value = out[lower_case({field.name_string().data(), field.name_string().size()})];
        if (!value.empty()) value += ", ";
        value.append(field.value().data(), field.value().size());
    }
    return out;
}

// Each line of a head as it came; they live as long as the head.
template <class Head>
std::vector<Field> lines_of(const Head& head) {
    std::vector<Field> out;
    for (const auto& field : head)
        out.push_back({{field.name_string().data(), field.name_string().size()},
                       {field.value().data(), field.value().size()}});
    return out;
}

template <class Message>
void set_fields(Message& message, const Response& response) {
    message.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : wire_headers(response)) message.set(name, value);
}

}  // namespace pledge::http
