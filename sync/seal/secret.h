#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace pledge::seal {

// Bytes that must not outlive their use: locked out of swap, guarded, wiped when they go (libsodium's
// sodium_malloc). Starts as zeros. Moves, never copies; a moved-from Secret is empty. Safe to create and
// destroy on any thread. Aborts the program when there is no memory for it.
class Secret {
  public:
    explicit Secret(std::size_t size);
    static Secret copy_of(std::span<const std::uint8_t> bytes);

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    ~Secret() = default;

    std::span<std::uint8_t> bytes() { return {data_.get(), size_}; }
    std::span<const std::uint8_t> bytes() const { return {data_.get(), size_}; }
    const std::uint8_t* data() const { return data_.get(); }
    std::uint8_t* data() { return data_.get(); }
    std::size_t size() const { return size_; }

  private:
    struct Free {
        void operator()(std::uint8_t* p) const;
    };
    std::unique_ptr<std::uint8_t[], Free> data_;
    std::size_t size_;
};

// Overwrites memory in a way that no optimiser removes.
void wipe(std::span<std::uint8_t> bytes);

// Must have run before anything else in this room; every function here calls it, so a main() need not. Aborts
// the program when libsodium can't start: nothing is safe then.
void ready();

}  // namespace pledge::seal
