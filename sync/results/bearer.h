#pragma once

#include "sync/core/ports.h"

#include <memory>
#include <string>

namespace pledge::results {

// A Transport that shows an API token with each request. Owns the one it sends through.
class Bearer final : public Transport {
  public:
    Bearer(std::unique_ptr<Transport> through, std::string token)
        : through_(std::move(through)), token_(std::move(token)) {}
    Result<HttpReply> send(const HttpRequest& request) override;

  private:
    std::unique_ptr<Transport> through_;
    std::string token_;
};

// The token in the first line of a file. Code::bad_usage: there is none in it.
Result<std::string> read_token_file(const std::string& path);

}  // namespace pledge::results
