// A release from a server or a file. What is read is what would be written.
#include "sync/core/bytes.h"
#include "sync/results/csv.h"

#include <cstdlib>

using namespace pledge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto release = results::read_release(text_of({data, size}));
    if (!release) return 0;
    const auto again = results::read_release(results::write_release(*release));
    if (!again || *again != *release) std::abort();
    for (const auto& cell : results::cells_of(*release))
        if (cell.column.empty() != cell.shown.empty() && cell.part != "reasons") std::abort();
    static_cast<void>(results::write_csv(*release));
    return 0;
}
