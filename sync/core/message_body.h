#pragma once

#include "sync/core/answer.h"

#include <string>
#include <string_view>

// Inside this room only: how the body of a message is put together and taken apart
// (docs/formats/envelope.md). Nothing is read past the end: what is missing reads as zeros or no text, and
// finished() says so.
namespace pledge::body {

// version · kind · body length (2, little endian) · body · zeros
constexpr std::uint8_t kVersion = 1;
enum class Kind : std::uint8_t { dummy = 0, answer = 1, session = 2, decision = 3 };
constexpr std::size_t kHeader = 4;

class Writer {
  public:
    void byte(std::uint8_t value) { body_.push_back(value); }
    void number(std::uint16_t value) {
        byte(static_cast<std::uint8_t>(value & 0xff));
        byte(static_cast<std::uint8_t>(value >> 8));
    }
    void bytes(View value) { body_.insert(body_.end(), value.begin(), value.end()); }
    void short_text(std::string_view text) {  // at most 255 bytes
        byte(static_cast<std::uint8_t>(text.size()));
        bytes(view_of(text));
    }
    void text(std::string_view text) {
        number(static_cast<std::uint16_t>(text.size()));
        bytes(view_of(text));
    }
    Message message(Kind kind) const;

  private:
    Blob body_;
};

// Takes bytes off the front of a body.
class Reader {
  public:
    explicit Reader(View left) : left_(left) {}
    std::uint8_t byte() {
        if (left_.empty()) {
            short_ = true;
            return 0;
        }
        const auto b = left_.front();
        left_ = left_.subspan(1);
        return b;
    }
    std::uint16_t number() {
        const auto low = byte();
        return static_cast<std::uint16_t>(low | byte() << 8);
    }
    template <std::size_t N>
    Bytes<N> bytes() {
        Bytes<N> out{};
        for (auto& b : out) b = byte();
        return out;
    }
    std::string short_text() { return text_of_size(byte()); }
    std::string text() { return text_of_size(number()); }
    // Everything was there, and nothing is left.
    bool finished() const { return left_.empty() && !short_; }

  private:
    std::string text_of_size(std::size_t size) {
        if (size > left_.size()) {
            short_ = true;
            return {};
        }
        std::string out(text_of(left_.first(size)));
        left_ = left_.subspan(size);
        return out;
    }

    View left_;
    bool short_ = false;
};

Error malformed(const char* why);

Result<SessionTotals> read_session(Reader in);
Result<Decision> read_decision(Reader in);

}  // namespace pledge::body
