#include "tests/support/failing_memory.h"

#include <cstdlib>
#include <new>
#include <stdexcept>

#include <sqlite3.h>

namespace pledge::testing {
namespace {

struct Plan {
    bool armed = false, lasting = false, struck = false;
    Memory which = Memory::sqlite;
    int nth = 0, seen = 0, held = 0;
};
thread_local Plan plan;
sqlite3_mem_methods real;

bool fails(Memory which) {
    if (!plan.armed || plan.which != which || plan.held > 0) return false;
    ++plan.seen;
    if (plan.lasting ? plan.seen < plan.nth : plan.seen != plan.nth) return false;
    plan.struck = true;
    return true;
}

void* sqlite_malloc(int bytes) {
    return fails(Memory::sqlite) ? nullptr : real.xMalloc(bytes);
}
void* sqlite_realloc(void* was, int bytes) {
    return fails(Memory::sqlite) ? nullptr : real.xRealloc(was, bytes);
}

}  // namespace

void wrap_sqlite_memory() {
    bool done = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real) == SQLITE_OK;
    auto ours = real;
    ours.xMalloc = sqlite_malloc;
    ours.xRealloc = sqlite_realloc;
    done = done && sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) == SQLITE_OK;
    done = done && sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK;
    done = done && sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0) == SQLITE_OK;
    if (!done) throw std::runtime_error("SQLite was in use before its allocator was wrapped");
}

void fail_memory(Memory which, int nth, bool lasting) {
    const int held = plan.held;
    plan = {true, lasting, false, which, nth, 0, held};
}
void mend_memory() {
    plan.armed = false;
}
bool memory_struck() {
    return plan.struck;
}

MemoryHolds::MemoryHolds() {
    ++plan.held;
}
MemoryHolds::~MemoryHolds() {
    --plan.held;
}

}  // namespace pledge::testing

void* operator new(std::size_t bytes) {
    if (!pledge::testing::fails(pledge::testing::Memory::cpp))
        if (void* out = std::malloc(bytes ? bytes : 1)) return out;
    throw std::bad_alloc();
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    return pledge::testing::fails(pledge::testing::Memory::cpp) ? nullptr : std::malloc(bytes ? bytes : 1);
}
void* operator new[](std::size_t bytes) {
    return operator new(bytes);
}
void* operator new[](std::size_t bytes, const std::nothrow_t& nothrow) noexcept {
    return operator new(bytes, nothrow);
}
void operator delete(void* at) noexcept {
    std::free(at);
}
void operator delete(void* at, std::size_t) noexcept {
    std::free(at);
}
void operator delete[](void* at) noexcept {
    std::free(at);
}
void operator delete[](void* at, std::size_t) noexcept {
    std::free(at);
}
