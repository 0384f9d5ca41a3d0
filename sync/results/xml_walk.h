#pragma once

#include "sync/core/result.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace pledge::results {

// What one part of a workbook tells while expat reads it. Names are without their prefix. Attributes of an
// element live until `begin` returns.
struct XmlEvents {
    using Attributes = std::map<std::string, std::string>;
    std::function<void(const std::string& name, const Attributes& attributes)> begin;
    std::function<void(const std::string& name)> end;
    std::function<void(std::string_view text)> text;
    // Asked after each of these: a sentence ends the reading.
    std::function<const std::string&()> problem;
};

// Code::bad_input: no XML, deeper than 64 elements, or with a document type, where entities would come from.
Status walk_xml(std::string_view xml, const XmlEvents& events);

}  // namespace pledge::results
