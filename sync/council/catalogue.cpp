#include "sync/council/catalogue.h"

#include "sync/council/files.h"

#include <filesystem>
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

}  // namespace pledge::council
