#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace pledge {

// Why something failed, coarse enough to choose an exit code, an HTTP status or a kind screen by.
enum class Code {
    bad_usage,    // a flag or argument is wrong: exit code 2
    bad_input,    // a file, message or value is malformed
    not_found,    // what was named does not exist
    denied,       // a signature, fingerprint, code or passphrase does not fit
    conflict,     // it contradicts what is already there
    too_large,    // above a documented limit
    too_soon,     // allowed, but not yet
    full,         // no free slot or no room on the disk
    unavailable,  // network, server or device can't be reached; worth trying again
    corrupt,      // stored data is damaged
    failed,       // anything else the operating system refused
};

// What went wrong and what to do about it, in one sentence a person can act on. Never holds an answer, a key,
// an enrolment code or a device's address: it is logged and printed.
struct Error {
    Code code = Code::failed;
    std::string say;
};

// A value or an Error. Exceptions are left for programming errors.
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & { return std::get<0>(state_); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const { return std::get<1>(state_); }

  private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return *error_; }

  private:
    std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace pledge
