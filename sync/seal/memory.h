#pragma once

#include "sync/core/result.h"

#include <cstddef>
#include <limits>
#include <new>

// What keeps answers and keys out of the files that the system writes by itself: core dumps and swap.
namespace pledge::seal {

// The first thing that the main() of a program does which holds answers or keys. From then on, and in all of
// its threads, no core dump is written, and no other program of the same user may look into its memory
// (core(5), RLIMIT_CORE; prctl(2), PR_SET_DUMPABLE). Code::failed: the program must not go on.
Status keep_memory_private();

// Whole pages of zeros that are never swapped out, as far as the limit on locked memory (RLIMIT_MEMLOCK)
// allows, nor part of a dump. nullptr: no memory. Any thread.
void* locked_pages(std::size_t bytes);
// Wipes them, then gives them back. `bytes` as asked for.
void free_locked_pages(void* pages, std::size_t bytes);

// Puts what a standard container holds into such pages, so that what it leaves behind when it grows is wiped
// too. For few and large blocks.
template <class T>
struct LockedAllocator {
    using value_type = T;
    LockedAllocator() = default;
    template <class U>
    LockedAllocator(const LockedAllocator<U>&) {}

    T* allocate(std::size_t n) {
        void* pages = n <= std::numeric_limits<std::size_t>::max() / sizeof(T) / 2
                          ? locked_pages(n * sizeof(T))
                          : nullptr;
        if (!pages) throw std::bad_alloc();
        return static_cast<T*>(pages);
    }
    void deallocate(T* pages, std::size_t n) { free_locked_pages(pages, n * sizeof(T)); }
    bool operator==(const LockedAllocator&) const = default;
};

}  // namespace pledge::seal
