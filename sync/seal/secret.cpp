#include "sync/seal/secret.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <sodium.h>

namespace pledge::seal {
namespace {

[[noreturn]] void die(const char* why) {
    std::fprintf(stderr, "%s\n", why);
    std::abort();
}

}  // namespace

Secret::Secret(std::size_t size) : size_(size) {
    ready();
    data_.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
    if (!data_) die("There is no memory left for a key; close other programs and start again.");
    std::fill_n(data_.get(), size_, std::uint8_t{0});
}

Secret Secret::copy_of(std::span<const std::uint8_t> bytes) {
    Secret out(bytes.size());
    std::copy(bytes.begin(), bytes.end(), out.data());
    return out;
}

Secret::Secret(Secret&& other) noexcept
    : data_(std::move(other.data_)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    data_ = std::move(other.data_);
    size_ = std::exchange(other.size_, 0);
    return *this;
}

void Secret::Free::operator()(std::uint8_t* p) const {
    sodium_free(p);
}

void wipe(std::span<std::uint8_t> bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

void ready() {
    // initialised once, under C++'s own lock for function statics
    static const bool started = sodium_init() >= 0;
    if (!started) die("libsodium could not start; reinstall the package libsodium23.");
}

}  // namespace pledge::seal
