#pragma once

#include "kiosk/flow/live.h"
#include "sync/core/result.h"
#include "sync/seal/secret.h"

#include <optional>
#include <string>

namespace pledge::kiosk {

// What lies in the kiosk's data folder while a live session runs, so that a kiosk that starts again goes on
// with it: which question, and the session's key. No votes, no counts, no result: those are in memory alone.
// The key opens votes of phones in this session, which nothing keeps; the file goes when the session ends.
struct SavedSession {
    flow::SavedLive live;
    seal::Secret key{32};
};

class SessionFile {
  public:
    explicit SessionFile(const std::string& data) : path_(data + "/session.json") {}

    Status write(const flow::SavedLive& live, const seal::Secret& key) const;
    // nullopt: there is none, or none that can be used; that one is thrown away.
    std::optional<SavedSession> read() const;
    void remove() const;

  private:
    std::string path_;
};

}  // namespace pledge::kiosk
