#include "sync/results/xml_walk.h"

#include <memory>

#include <expat.h>

namespace pledge::results {
namespace {

constexpr int kDeepest = 64;
constexpr std::size_t kMostAttributes = 64;

struct Walk {
    const XmlEvents& events;
    XML_Parser parser;
    int depth = 0;
    bool refused = false;

    void refuse() {
        refused = true;
        XML_StopParser(parser, XML_FALSE);
    }
    void look() {
        if (!events.problem().empty()) refuse();
    }
};

Walk& of(void* user) {
    return *static_cast<Walk*>(user);
}

std::string local(const XML_Char* name) {
    const std::string_view whole(name);
    const auto colon = whole.rfind(':');
    return std::string(colon == std::string_view::npos ? whole : whole.substr(colon + 1));
}

void XMLCALL begin(void* user, const XML_Char* name, const XML_Char** pairs) {
    auto& walk = of(user);
    if (walk.refused) return;
    if (++walk.depth > kDeepest) return walk.refuse();
    XmlEvents::Attributes attributes;
    for (std::size_t i = 0; pairs[i] != nullptr && i < 2 * kMostAttributes; i += 2)
        attributes[local(pairs[i])] = pairs[i + 1];
    walk.events.begin(local(name), attributes);
    walk.look();
}

void XMLCALL end(void* user, const XML_Char* name) {
    auto& walk = of(user);
    if (walk.refused) return;
    --walk.depth;
    walk.events.end(local(name));
    walk.look();
}

void XMLCALL text(void* user, const XML_Char* chars, int length) {
    auto& walk = of(user);
    if (walk.refused) return;
    walk.events.text({chars, static_cast<std::size_t>(length)});
    walk.look();
}

void XMLCALL doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    of(user).refuse();
}

}  // namespace

Status walk_xml(std::string_view xml, const XmlEvents& events) {
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr),
                                                                         XML_ParserFree);
    if (!parser) return Error{Code::failed, "There is too little memory to read this; try again later."};
    Walk walk{events, parser.get()};
    XML_SetUserData(parser.get(), &walk);
    XML_SetElementHandler(parser.get(), begin, end);
    XML_SetCharacterDataHandler(parser.get(), text);
    XML_SetStartDoctypeDeclHandler(parser.get(), doctype);
    const auto done = XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE);
    if (!events.problem().empty()) return Error{Code::bad_input, events.problem()};
    if (done == XML_STATUS_OK) return {};
    return Error{Code::bad_input,
                 "The workbook is damaged or of another kind; save it as \"CSV UTF-8\" and send that."};
}

}  // namespace pledge::results
