#include "sync/council/passphrase.h"

#include "sync/council/files.h"
#include "sync/seal/hidden_input.h"
#include "sync/seal/secret.h"

#include <cstdio>
#include <memory>

namespace pledge::council {
namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

void wipe(std::string& text) {
    seal::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

Result<Passphrase> from_terminal(const std::string& prompt) {
    const std::unique_ptr<std::FILE, Close> terminal(std::fopen("/dev/tty", "r+"));
    if (!terminal)
        return Error{Code::bad_usage,
                     "There is no terminal to ask for " + prompt + "; name a file with --passphrase-file."};
    std::fprintf(terminal.get(), "Please type %s: ", prompt.c_str());
    std::fflush(terminal.get());
    char line[1024] = "";
    {
        const seal::HiddenInput hidden(fileno(terminal.get()));
        if (!std::fgets(line, sizeof line, terminal.get())) line[0] = '\0';
    }
    std::fprintf(terminal.get(), "\n");
    Passphrase out(first_line(line));
    seal::wipe({reinterpret_cast<std::uint8_t*>(line), sizeof line});
    return out;
}

Result<Passphrase> from_file(const std::string& file) {
    auto text = read_file(file, 4096);
    if (!text) return text.error();
    Passphrase out(first_line(*text));
    wipe(*text);
    return out;
}

}  // namespace

Passphrase::~Passphrase() {
    wipe(text_);
}
Passphrase::Passphrase(Passphrase&& other) noexcept : text_(other.text_) {
    wipe(other.text_);
    other.text_.clear();
}

Status check_new_passphrase(std::string_view text) {
    if (text.size() >= kShortestPassphrase) return {};
    return Error{Code::bad_usage, "The new passphrase is too short; use at least " +
                                      std::to_string(kShortestPassphrase) +
                                      " characters: four or five words are easy to keep."};
}

Result<Passphrase> ask_passphrase(const std::string& what, const std::string& file) {
    auto typed = file.empty() ? from_terminal(what) : from_file(file);
    if (typed && typed->text().empty())
        return Error{Code::denied, "Nothing was given for " + what + "; try again."};
    return typed;
}

Result<Passphrase> read_code(const std::string& file) {
    auto text = read_file(file, 4096);
    if (!text) return text.error();
    for (auto& letter : *text)
        if (letter == '\n' || letter == '\r' || letter == '\t') letter = ' ';
    Passphrase out(*text);
    wipe(*text);
    return out;
}

Result<Passphrase> ask_new_passphrase(const std::string& what, const std::string& file) {
    auto typed = ask_passphrase(what, file);
    if (!typed) return typed;
    if (auto fine = check_new_passphrase(typed->text()); !fine) return fine.error();
    if (!file.empty()) return typed;
    const auto again = from_terminal(what + " again");
    if (!again) return again.error();
    if (again->text() != typed->text())
        return Error{Code::denied, "The two were not the same; nothing was changed, try again."};
    return typed;
}

}  // namespace pledge::council
