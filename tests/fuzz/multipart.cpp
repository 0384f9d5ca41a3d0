// What a stranger may send as a form with a file: first line the Content-Type, the rest the body.
#include "sync/http/multipart.h"

#include "tests/fuzz/fuzz.h"

FUZZ(input) {
    const auto text = pledge::text_of(input);
    const auto line = text.find('\n');
    if (line == std::string_view::npos) return;
    const auto body = text.substr(line + 1);
    const auto form = pledge::http::read_multipart(text.substr(0, line), body);
    if (!form) return;
    must(form->fields.size() + form->files.size() <= pledge::http::kMostFormParts);
    std::size_t bytes = 0;
    for (const auto& [name, value] : form->fields) {
        must(!name.empty() && form->files.count(name) == 0);
        must(value.find('\0') == std::string::npos && body.find(value) != std::string_view::npos);
        bytes += value.size();
    }
    for (const auto& [name, file] : form->files) {
        must(!name.empty() && file.filename.find('/') == std::string::npos);
        must(file.filename.find('\0') == std::string::npos &&
             body.find(file.bytes) != std::string_view::npos);
        bytes += file.bytes.size();
    }
    must(bytes <= body.size());
}
