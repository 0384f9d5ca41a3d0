#pragma once

namespace pledge::testing {

// Makes allocations fail: SQLite's own (its allocator is wrapped) or those of operator new, which this file's
// .cpp replaces for the whole program. Counts only what the arming thread asks for while it is armed.
enum class Memory { sqlite, cpp };

// Wraps SQLite's allocator, and takes away its reserves so that every request can fail. Before anything else
// is done with SQLite.
void wrap_sqlite_memory();

void fail_memory(Memory which, int nth, bool lasting);
void mend_memory();
bool memory_struck();  // since the last fail_memory()

// While one lives, operator new does not fail: what a test does in between is not the product's.
class MemoryHolds {
  public:
    MemoryHolds();
    ~MemoryHolds();
    MemoryHolds(const MemoryHolds&) = delete;
    MemoryHolds& operator=(const MemoryHolds&) = delete;
};

}  // namespace pledge::testing
