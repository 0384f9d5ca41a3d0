#pragma once

#include "sync/core/result.h"

#include <string>

namespace pledge::council {

// A passphrase in memory, wiped when it goes.
class Passphrase {
  public:
    explicit Passphrase(std::string text) : text_(std::move(text)) {}
    ~Passphrase();
    Passphrase(Passphrase&& other) noexcept;
    Passphrase& operator=(Passphrase&&) = delete;
    std::string_view text() const { return text_; }

  private:
    std::string text_;
};

constexpr std::size_t kShortestPassphrase = 12;
// Long enough for a new one? Code::bad_usage.
Status check_new_passphrase(std::string_view text);

// From the first line of `file`, or, where that is empty, from the terminal without showing it. `what` names
// it: "the publisher passphrase". Code::bad_usage: there is neither a file nor a terminal.
Result<Passphrase> ask_passphrase(const std::string& what, const std::string& file);
// The same for a new one: long enough, and typed twice at a terminal.
Result<Passphrase> ask_new_passphrase(const std::string& what, const std::string& file);
// A code as somebody typed it from a sheet, over as many lines as they liked.
Result<Passphrase> read_code(const std::string& file);

}  // namespace pledge::council
