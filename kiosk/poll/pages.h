#pragma once

#include "sync/core/result.h"
#include "sync/http/message.h"

#include <map>
#include <string>

namespace pledge::poll {

// The files that phones load, read once and compressed once. Nothing is read after the start, so that nothing
// that a phone asks for reaches a disk. Constant; any thread.
class Pages {
  public:
    struct File {
        std::string type, tag, plain, zipped;  // zipped: gzip, or empty where that saves nothing
    };

    // Everything under `pages`, with index.html for "/", and <words>/<language>/poll.json as
    // "/words/<language>.json". Code::bad_usage: there is no index.html, a folder can't be read, or there is
    // too much.
    static Result<Pages> read(const std::string& pages, const std::string& words);

    const std::map<std::string, File>& files() const { return files_; }  // path → file

  private:
    std::map<std::string, File> files_;
};

// What a phone gets that asks for it: compressed if it may be, or 304 if it has it.
http::Response answer_with(const Pages::File& file, const http::Request& request);

}  // namespace pledge::poll
