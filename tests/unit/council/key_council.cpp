#include "tests/unit/council/key_council.h"

#include <filesystem>
#include <iostream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace pledge::testing {
namespace {

// What is said on stderr while it lives.
class Heard {
  public:
    Heard() : before_(std::cerr.rdbuf(text_.rdbuf())) {}
    ~Heard() { std::cerr.rdbuf(before_); }
    Heard(const Heard&) = delete;
    Heard& operator=(const Heard&) = delete;
    std::string text() const { return text_.str(); }

  private:
    std::ostringstream text_;
    std::streambuf* before_;
};

Answer some_answer(Random& random) {
    Answer answer;
    answer.id = random.bytes<16>();
    answer.set = SetId("derby-2024");
    answer.company = Company::own;
    answer.points.assign(10, PointAnswer{Say::face_5, 0});
    return answer;
}

}  // namespace

std::string KeyCouncil::must(const std::string& words) {
    const Heard heard;
    auto out = command(words);
    if (code != 0) throw std::runtime_error(words + ": " + heard.text());
    return out;
}

std::string KeyCouncil::refused(const std::string& words) {
    const Heard heard;
    command(words);
    if (code == 0) throw std::runtime_error(words + ": was not refused");
    return heard.text();
}

void KeyCouncil::set_up() {
    write_all(folder / "second.txt", "the other person's passphrase\n");
    write_all(folder / "new.txt", "a passphrase nobody knew before\n");
    must("init --council derby --name Derby --passphrase-file @publisher.txt");
    must("pack build " + std::string(PLEDGE_SOURCE_DIR) +
         "/assets/packs/derby-2024 --out @derby.pack --passphrase-file @publisher.txt");
    must("pack publish @derby.pack");
}

void KeyCouncil::plan(const std::string& extra) {
    must(kPlan + extra);
}

void KeyCouncil::open() {
    must("wave open --id autumn --passphrase-file @publisher.txt");
    asked = wave_key("autumn");
}

void KeyCouncil::collect(int answers) {
    start();
    const auto device = enrol("event");
    std::vector<Answer> sent;
    for (int i = 0; i < answers; ++i) sent.push_back(some_answer(random));
    if (upload(device, sent) != 200) throw std::runtime_error("the upload was refused");
    days_pass(1);
}

void KeyCouncil::stop_and_wait() {
    must("wave stop --id autumn --passphrase-file @publisher.txt");
    clock.pass(std::chrono::hours(24 * 14));
}

void KeyCouncil::type_code(const std::string& sheet, const std::string& to) {
    static const std::regex group("\\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\\b");
    const auto text = read_all(folder / sheet);
    std::string typed;
    for (std::sregex_iterator at(text.begin(), text.end(), group), end; at != end; ++at)
        typed += at->str() + "\n ";
    for (auto& letter : typed) letter = letter == '-' ? ' ' : static_cast<char>(std::tolower(letter));
    write_all(folder / to, typed);
}

void KeyCouncil::take_over_from(const KeyCouncil& lost) {
    clock.pass(lost.clock.now() - clock.now());
    for (const char* file : {"council.toml", "publisher.txt", "wave.txt", "second.txt", "new.txt"})
        std::filesystem::copy_file(lost.folder / file, folder / file,
                                   std::filesystem::copy_options::overwrite_existing);
}

}  // namespace pledge::testing
