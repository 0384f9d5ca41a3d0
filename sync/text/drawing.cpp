#include "sync/text/drawing.h"

#include "sync/text/drawing_parsed.h"

#include <fstream>
#include <sstream>

namespace pledge::text {

Result<Drawing> Drawing::parse(const std::string& svg, const std::string& name) {
    auto* handle =
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr);
    if (!handle) return Error{Code::bad_input, name + " is no SVG drawing; install the pictures again."};
    return Drawing(std::make_shared<const Parsed>(handle));
}

Result<Drawing> Drawing::load(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    if (!in) return Error{Code::not_found, file.string() + " can't be read; install the pictures again."};
    return parse(text.str(), file.string());
}

}  // namespace pledge::text
