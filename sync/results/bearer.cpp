#include "sync/results/bearer.h"

#include <algorithm>
#include <fstream>

namespace pledge::results {
namespace {

constexpr std::size_t kMostToken = 200;

bool is_token_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

Result<HttpReply> Bearer::send(const HttpRequest& request) {
    auto with = request;
    with.headers["Authorization"] = "Bearer " + token_;
    return through_->send(with);
}

Result<std::string> read_token_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string token(kMostToken + 2, '\0');
    in.read(token.data(), static_cast<std::streamsize>(token.size()));
    if (in.bad() || (in.gcount() == 0 && !in.eof()))
        return Error{Code::failed, path + " can't be read; check its name and its rights."};
    token.resize(static_cast<std::size_t>(in.gcount()));
    token.resize(std::min(token.size(), token.find_first_of("\r\n")));
    if (token.empty() || token.size() > kMostToken ||
        !std::all_of(token.begin(), token.end(), is_token_letter))
        return Error{Code::bad_usage,
                     path + " holds no token; its first line must be the token and nothing else."};
    return token;
}

}  // namespace pledge::results
