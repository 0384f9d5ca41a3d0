#include "sync/council/catalogue.h"

#include "sync/council/files.h"

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace pledge::council {
namespace {

class TemporaryFolder {
  public:
    TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "pledge-pack-XXXXXX").string()) {
        if (!::mkdtemp(path_.data())) path_.clear();
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

// The exit code; -1 when the program could not be started.
int run(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) return -1;
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Result<std::string> compile_catalogue(const std::string& po_file, Drafts drafts) {
    const TemporaryFolder folder;
    const auto mo_file = folder.path() + "/out.mo";
    std::vector<std::string> command = {"msgfmt", "--check-format", "-o", mo_file};
    if (drafts == Drafts::with) command.emplace_back("--use-fuzzy");
    command.push_back(std::filesystem::absolute(po_file).string());
    const int exit = folder.path().empty() ? -1 : run(command);
    if (exit == -1 || exit == 127)
        return Error{Code::failed, "msgfmt can't be run; install the package gettext and try again."};
    if (exit != 0)
        return Error{Code::bad_input, po_file + " is no good catalogue; mend what msgfmt names above."};
    return read_file(mo_file, std::size_t{8} << 20);
}

bool has_msgfmt() {
    const char* path = std::getenv("PATH");
    for (std::string rest = path ? path : ""; !rest.empty();) {
        const auto colon = rest.find(':');
        if (::access((rest.substr(0, colon) + "/msgfmt").c_str(), X_OK) == 0) return true;
        rest = colon == std::string::npos ? std::string() : rest.substr(colon + 1);
    }
    return false;
}

// GNU gettext manual, section 10.3: two tables of (length, offset), in the order of the originals, whose key
// is the context, U+0004 and the English text. Read in this machine's byte order, which msgfmt has just
// written.
std::optional<std::string> translation_in(const std::string& mo, const std::string& context,
                                          const std::string& english) {
    const auto number = [&](std::size_t at) {
        std::uint32_t out = 0;
        if (at + 4 <= mo.size()) std::memcpy(&out, mo.data() + at, 4);
        return std::size_t{out};
    };
    const auto text = [&](std::size_t row) {
        const auto length = number(row), offset = number(row + 4);
        return offset <= mo.size() && length <= mo.size() - offset
                   ? std::string_view(mo).substr(offset, length)
                   : std::string_view();
    };
    const auto key = context + '\4' + english;
    for (std::size_t i = 0; i < number(8) && number(12) + i * 8 < mo.size(); ++i)
        if (text(number(12) + i * 8) == key) return std::string(text(number(16) + i * 8));
    return std::nullopt;
}

}  // namespace pledge::council
