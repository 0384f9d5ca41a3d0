#pragma once

#include "sync/core/ports.h"
#include "tests/support/sim_disk.h"

#include <optional>

namespace pledge::testing {

// What a disk holds when the power goes after some of its steps. Sure is what was there at the start and what
// a sync took along; of the rest, anything may be there, 512 bytes at a time. Folder entries keep their
// order, as the journals of file systems do. (A write that is smaller than 512 bytes is whole or not at all,
// and spares its neighbours: what SQLite assumes of disks by default.)
class PowerCut {
  public:
    static constexpr std::size_t kSector = 512;
    // The start is sure. `dice` decides, among others, what is left of a sync that failed.
    PowerCut(const SimDisk::Image& start, Random& dice);

    void pass(const DiskStep& step);  // it was done

    // All that was done reached the disk.
    SimDisk::Image clean() const;
    // So it did, but of this last write only some sectors. Nothing: it has but one.
    std::optional<SimDisk::Image> torn(const DiskStep& last) const;
    // Each sector that no sync made sure survives with this probability, in 256ths; 0: nothing of it.
    SimDisk::Image reordered(std::uint32_t chance) const;

  private:
    struct Change {
        bool truncate;
        std::size_t at;
        Blob bytes;
    };
    struct File {
        Blob sure;
        std::vector<Change> open;
    };
    struct Entry {
        std::string name;
        int file;  // 0: removed
    };
    static void apply(Blob& to, const Change& change);
    void apply_some(Blob& to, const Change& change, std::uint32_t chance) const;
    SimDisk::Image named(std::size_t entries, const std::map<int, Blob>& contents) const;

    std::map<int, File> files_;
    std::map<std::string, int> names_;
    std::vector<Entry> entries_;  // not sure yet
    Random& dice_;
};

}  // namespace pledge::testing
