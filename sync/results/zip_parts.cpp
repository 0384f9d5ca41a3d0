#include "sync/results/zip_parts.h"

#include <algorithm>
#include <array>

#include <zip.h>

namespace pledge::results {
namespace {

constexpr std::size_t kMostPart = std::size_t{16} << 20;
constexpr zip_int64_t kMostParts = 1000;

Error damaged() {
    return {Code::bad_input, "The workbook is damaged or locked; save it as \"CSV UTF-8\" and send that."};
}

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipParts::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<ZipParts> ZipParts::open(std::string_view bytes) {
    zip_error_t why;
    zip_error_init(&why);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &why);
    if (!source) return damaged();
    auto* archive = zip_open_from_source(source, ZIP_RDONLY, &why);
    zip_error_fini(&why);
    if (!archive) {
        zip_source_free(source);
        return damaged();
    }
    ZipParts out(archive);
    if (zip_get_num_entries(archive, 0) > kMostParts) return damaged();
    return out;
}

Result<std::optional<std::string>> ZipParts::read(const std::string& name) {
    const auto at = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_ENC_RAW);
    if (at < 0) return std::optional<std::string>();
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(at), 0));
    if (!file) return damaged();
    const auto most = std::min(left_, kMostPart);
    std::string out;
    std::array<char, 65536> piece;
    for (;;) {
        const auto n = zip_fread(file.get(), piece.data(), piece.size());
        if (n < 0) return damaged();
        if (n == 0) break;
        // what the archive says about its sizes is the sender's word: what comes out is counted
        if (out.size() + static_cast<std::size_t>(n) > most)
            return Error{
                Code::too_large,
                "The workbook unpacks to more than this takes; save the one sheet as \"CSV UTF-8\"."};
        out.append(piece.data(), static_cast<std::size_t>(n));
    }
    left_ -= out.size();
    return std::optional<std::string>(std::move(out));
}

}  // namespace pledge::results
