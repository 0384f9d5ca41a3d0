#pragma once

#include "sync/core/result.h"
#include "sync/council/records.h"

#include <string>
#include <string_view>
#include <vector>

namespace pledge::council {

// The content of a key's file (docs/formats/wave-key.md). Code::corrupt: damaged, or another wave's.
std::string write_key_file(const WaveId& wave, const std::vector<KeyPart>& parts);
Result<std::vector<KeyPart>> read_key_file(const WaveId& wave, std::string_view text);

// Where the wrapped keys of waves lie: one file each, in a folder of their own, so that no copy of the
// database holds a key (docs/formats/wave-key.md, docs/decisions/shredded-means-gone.md). Files are for their
// owner alone, replaced whole, and overwritten before they go. Holds nothing but the folder's name. One
// process at a time may write the key of one wave.
class KeyFolder {
  public:
    explicit KeyFolder(std::string folder) : folder_(std::move(folder)) {}

    // One part for each person; empty: there is no key. Code::corrupt: the file is damaged.
    Result<std::vector<KeyPart>> read(const WaveId& wave) const;
    // On the disk when this returns.
    Status write(const WaveId& wave, const std::vector<KeyPart>& parts) const;
    // Fine if there is none.
    Status shred(const WaveId& wave) const;

  private:
    std::string path(const WaveId& wave) const { return folder_ + "/wave-" + wave.text + ".key"; }

    std::string folder_;
};

}  // namespace pledge::council
