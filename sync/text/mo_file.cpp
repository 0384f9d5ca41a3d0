#include "sync/text/mo_file.h"

#include <cstring>
#include <optional>
#include <string_view>

#include <glib.h>

namespace pledge::text {
namespace {

// The rule of a real language is under 150 letters; the deepest (Arabic) nests five conditions without
// parentheses.
constexpr std::size_t kMostRule = 300;
constexpr int kMostDepth = 10;

class Mo {
  public:
    explicit Mo(View bytes) : bytes_(bytes) {}

    // Empty when all is well, else what is wrong.
    std::string problem() {
        if (bytes_.size() < 28 || number(0) != UINT32_C(0x950412de))
            return "is no catalogue of this computer's byte order";
        if (bytes_.size() > kMostCatalogueBytes) return "is larger than 4 MB";
        if (number(4) >> 16U > 1) return "has an unknown version";
        count_ = number(8);
        if (count_ == 0 || !table_fits(12, count_, 8) || !table_fits(16, count_, 8))
            return "has tables outside the file";
        for (std::uint32_t i = 0; i < count_; ++i)
            if (!text_at(number(12) + i * 8) || !text_at(number(16) + i * 8))
                return "has a text that is not UTF-8 or lies outside the file";
        // Boost divides by the size less two, and finds nothing without a table.
        hash_size_ = number(20);
        if (hash_size_ < 3 || !table_fits(24, hash_size_, 4)) return "has no usable hash table";
        for (std::uint32_t i = 0; i < hash_size_; ++i)
            if (number(number(24) + i * 4) > count_) return "has a hash table that points nowhere";
        return header_problem();
    }

  private:
    std::uint32_t number(std::size_t at) const {
        std::uint32_t n = 0;
        std::memcpy(&n, bytes_.data() + at, 4);
        return n;
    }
    bool table_fits(std::size_t field, std::uint64_t rows, std::uint64_t row_bytes) const {
        const std::uint64_t offset = number(field);
        return offset % 4 == 0 && offset + rows * row_bytes <= bytes_.size();
    }
    // The text of a row (length, offset), without its end mark. Plural forms are parted by NULs.
    std::optional<std::string_view> text_at(std::size_t row) const {
        const std::uint64_t length = number(row);
        const std::uint64_t offset = number(row + 4);
        if (offset + length >= bytes_.size() || bytes_[offset + length] != 0) return std::nullopt;
        const auto text = text_of(bytes_.subspan(offset, length));
        for (std::size_t at = 0; at <= text.size();) {
            const auto end = std::min(text.find('\0', at), text.size());
            if (!g_utf8_validate(text.data() + at, static_cast<gssize>(end - at), nullptr))
                return std::nullopt;
            at = end + 1;
        }
        return text;
    }
    std::string header_problem() const {
        if (!text_at(number(12))->empty()) return "has no header";
        const std::string header(*text_at(number(16)));
        if (header.find('\0') != std::string::npos) return "has a broken header";
        if (header.find("charset=UTF-8\n") == std::string::npos ||
            header.find("charset=") != header.rfind("charset="))
            return "is not in UTF-8";
        const auto at = header.find("plural=");
        if (at == std::string::npos) return {};
        const auto rule = header.substr(at + 7, header.find_first_of(";\n", at) - at - 7);
        return rule_fits(rule) ? std::string() : "has a plural rule that is not understood";
    }
    static bool rule_fits(const std::string& rule) {
        if (rule.size() > kMostRule || rule.find_first_not_of("n0123456789 %?:&|!=<>()") != std::string::npos)
            return false;
        int depth = 0, nots = 0, digits = 0;
        for (std::size_t i = 0; i < rule.size(); ++i) {
            const char c = rule[i];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            nots = c == '!' ? nots + 1 : 0;
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (depth > kMostDepth || depth < 0 || nots > 1 || digits > 7) return false;
            // dividing by zero: only a number above zero may follow
            if (c == '%') {
                const auto next = rule.find_first_not_of(' ', i + 1);
                if (next == std::string::npos || rule[next] < '1' || rule[next] > '9') return false;
            }
            // << and >> are no comparisons
            if ((c == '<' || c == '>') && i + 1 < rule.size() && rule[i + 1] == c) return false;
        }
        return depth == 0;
    }

    View bytes_;
    std::uint32_t count_ = 0, hash_size_ = 0;
};

}  // namespace

Status check_mo(View bytes, const std::string& what) {
    if (const auto problem = Mo(bytes).problem(); !problem.empty())
        return Error{Code::bad_input, what + " " + problem + "; make it again with msgfmt."};
    return {};
}

}  // namespace pledge::text
