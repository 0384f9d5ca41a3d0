#include "sync/council/commitment_sheet.h"
#include "sync/results/xlsx_book.h"

#include <array>

namespace pledge::council {

Result<std::string> write_commitments_xlsx(std::span<const Commitment> commitments,
                                           const std::string& title) {
    // dated alike, whenever somebody asks for it: the same list is the same file
    auto book = results::Book::make(title, {}, 1);
    if (!book) return book.error();
    auto sheet = book->add("Commitments");
    constexpr std::array<double, 8> kWidths = {18, 20, 40, 14, 40, 24, 11, 40};
    for (unsigned i = 0; i < kWidths.size(); ++i) sheet.width(i, kWidths[i]);
    const auto titles = commitment_titles();
    unsigned line = 0;
    for (const auto& commitment : commitments) {
        ++line;
        const auto cells = commitment_cells(commitment);
        for (unsigned i = 0; i < cells.size(); ++i) sheet.text(line, i, cells[i], results::Look::wrapped);
    }
    if (line > 0)
        sheet.table("Commitments", 0, line, titles);
    else  // a table needs a line; somebody may want to fill in an empty one
        for (unsigned i = 0; i < titles.size(); ++i) sheet.text(0, i, titles[i], results::Look::bold);
    return book->bytes();
}

}  // namespace pledge::council
