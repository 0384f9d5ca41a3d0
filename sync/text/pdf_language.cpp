#include "sync/text/pdf_language.h"

#include <charconv>
#include <cstdio>
#include <optional>

namespace pledge::text {
namespace {

std::optional<std::size_t> number_after(std::string_view pdf, std::size_t from, std::string_view word) {
    const auto at = pdf.find(word, from);
    if (at == std::string_view::npos) return std::nullopt;
    auto begin = at + word.size();
    while (begin < pdf.size() && (pdf[begin] == ' ' || pdf[begin] == '\n' || pdf[begin] == '\r')) ++begin;
    std::size_t value = 0;
    const auto [end, failed] = std::from_chars(pdf.data() + begin, pdf.data() + pdf.size(), value);
    if (failed != std::errc()) return std::nullopt;
    return value;
}

}  // namespace

Result<std::string> with_language(std::string pdf, std::string_view language, bool right_to_left) {
    const Error strange{Code::failed, "A PDF could not be finished; report this with the release of cairo."};
    const auto trailer = pdf.rfind("trailer");
    if (trailer == std::string::npos) return strange;
    const auto size = number_after(pdf, trailer, "/Size"), root = number_after(pdf, trailer, "/Root"),
               info = number_after(pdf, trailer, "/Info"), table = number_after(pdf, trailer, "startxref");
    if (!size || !root || !info || !table) return strange;
    const auto name = std::to_string(*root) + " 0 obj\n";
    const auto begin = pdf.rfind("\n" + name);
    const auto end = begin == std::string::npos ? begin : pdf.find(">>\nendobj", begin);
    if (end == std::string::npos) return strange;
    const auto body = pdf.substr(begin + 1, end - begin - 1);
    if (body.find("/Catalog") == std::string::npos) return strange;
    const auto at = pdf.size();
    char place[24];
    std::snprintf(place, sizeof place, "%010zu 00000 n \n", at);
    const char* marked =
        body.find("/MarkInfo") == std::string::npos ? "   /MarkInfo << /Marked true >>\n" : "";
    pdf += body + marked + "   /Lang (" + std::string(language) +
           ")\n   /ViewerPreferences << /DisplayDocTitle true" + (right_to_left ? " /Direction /R2L" : "") +
           " >>\n>>\nendobj\n";
    const auto xref = pdf.size();
    pdf += "xref\n" + std::to_string(*root) + " 1\n" + place + "trailer\n<< /Size " + std::to_string(*size) +
           "\n   /Root " + std::to_string(*root) + " 0 R\n   /Info " + std::to_string(*info) +
           " 0 R\n   /Prev " + std::to_string(*table) + "\n>>\nstartxref\n" + std::to_string(xref) +
           "\n%%EOF\n";
    return pdf;
}

}  // namespace pledge::text
