// Whatever this program frees is overwritten first, so that nothing a visitor chose stays in memory by
// chance: copies of the visit, messages under way, words that were laid out. C++ asks these functions for all
// its memory; what C libraries keep (the graphics stack, the X server) is not covered. One more write over
// memory that is hot already.
#include <cstdlib>
#include <cstring>
#include <new>

#include <malloc.h>

namespace {

void wipe_and_free(void* block) noexcept {
    if (!block) return;
    ::explicit_bzero(block, ::malloc_usable_size(block));
    std::free(block);
}

void* take(std::size_t bytes) {
    for (;;) {
        if (void* block = std::malloc(bytes != 0 ? bytes : 1)) return block;
        const auto handler = std::get_new_handler();
        if (!handler) throw std::bad_alloc();
        handler();
    }
}

void* take_aligned(std::size_t bytes, std::align_val_t alignment) {
    const auto step = static_cast<std::size_t>(alignment);
    void* block = std::aligned_alloc(step, (bytes + step - 1) / step * step);
    if (!block) throw std::bad_alloc();
    return block;
}

}  // namespace

// The other forms (arrays, nothrow, sized) come down to these.
void* operator new(std::size_t bytes) {
    return take(bytes);
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return take_aligned(bytes, alignment);
}
void operator delete(void* block) noexcept {
    wipe_and_free(block);
}
void operator delete(void* block, std::size_t) noexcept {
    wipe_and_free(block);
}
void operator delete(void* block, std::align_val_t) noexcept {
    wipe_and_free(block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
    wipe_and_free(block);
}
