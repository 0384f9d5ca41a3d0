#include "tests/faults/troubles.h"

#include "tests/support/failing_memory.h"

#include <cerrno>
#include <new>
#include <ostream>

namespace pledge::testing {

std::vector<Trouble> all_troubles(SimDisk& disk) {
    using Call = DiskFault::Call;
    std::vector<Trouble> out;
    const auto add = [&](const char* name, Call call, int code, int system_errno) {
        for (const bool lasting : {false, true})
            out.push_back({name, true,
                           [&disk, call, code, system_errno, lasting](int nth) {
                               disk.fail({call, code, system_errno, nth, lasting});
                           },
                           [&disk] { disk.mend(); }, [&disk] { return disk.struck(); }});
    };
    add("write_enospc", Call::write, SQLITE_FULL, ENOSPC);
    add("write_eio", Call::write, SQLITE_IOERR_WRITE, EIO);
    add("sync_eio", Call::sync, SQLITE_IOERR_FSYNC, EIO);
    add("folder_sync_eio", Call::sync_folder, SQLITE_IOERR_DIR_FSYNC, EIO);
    add("remove_eio", Call::remove, SQLITE_IOERR_DELETE, EIO);
    add("truncate_eio", Call::truncate, SQLITE_IOERR_TRUNCATE, EIO);
    add("read_eio", Call::read, SQLITE_IOERR_READ, EIO);
    add("open_eio", Call::open, SQLITE_CANTOPEN, EIO);
    const auto memory = [&](const char* name, Memory which) {
        for (const bool lasting : {false, true})
            out.push_back({name, false, [which, lasting](int nth) { fail_memory(which, nth, lasting); },
                           mend_memory, memory_struck});
    };
    memory("sqlite_memory", Memory::sqlite);
    memory("cpp_memory", Memory::cpp);
    return out;
}

Ran run_in(const Trouble& trouble, int nth, const Work& work) {
    Ran out;
    trouble.start(nth);
    try {
        out.status = work();
    } catch (const std::bad_alloc&) {
        out.thrown = true;
    }
    trouble.mend();
    return out;
}

bool is_sentence(const Error& error, bool no_room) {
    if (no_room && error.code != Code::full) return false;
    return error.say.size() > 20 && error.say.back() == '.' && error.say.find(' ') != std::string::npos;
}

bool Outcome::held() const {
    return lost + duplicated + stuck + unsaid == 0 && damage.empty();
}

void Outcome::print(std::ostream& out, std::size_t operations) const {
    std::size_t all = 0, damaged = 0;
    for (const auto& [what, times] : struck) all += times;
    for (const auto& [what, times] : damage) damaged += times;
    out << "operations=" << operations << " failures=" << all;
    for (const auto& [what, times] : struck) out << ' ' << what << '=' << times;
    out << " refused=" << refused << " done_anyway=" << done_anyway << " thrown=" << thrown
        << " ended=" << ended << " lost=" << lost << " duplicated=" << duplicated << " damaged=" << damaged
        << " stuck=" << stuck << " unsaid=" << unsaid << '\n';
    for (const auto& [what, times] : damage) out << "  " << what << ": " << times << '\n';
}

}  // namespace pledge::testing
