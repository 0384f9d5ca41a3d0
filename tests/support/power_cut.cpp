#include "tests/support/power_cut.h"

#include <algorithm>

namespace pledge::testing {

using Kind = DiskStep::Kind;

PowerCut::PowerCut(const SimDisk::Image& start, Random& dice) : dice_(dice) {
    int number = 1;  // as SimDisk::load() counts
    for (const auto& [name, bytes] : start) {
        names_[name] = number;
        files_[number++].sure = bytes;
    }
}

void PowerCut::apply(Blob& to, const Change& change) {
    if (change.truncate) return to.resize(change.at);
    if (to.size() < change.at + change.bytes.size()) to.resize(change.at + change.bytes.size());
    std::copy(change.bytes.begin(), change.bytes.end(), to.begin() + static_cast<std::ptrdiff_t>(change.at));
}

void PowerCut::apply_some(Blob& to, const Change& change, std::uint32_t chance) const {
    if (change.truncate) {
        if (dice_.below(256) < chance) apply(to, change);
        return;
    }
    const auto end = change.at + change.bytes.size();
    for (auto from = change.at; from < end;) {
        const auto until = std::min(end, (from / kSector + 1) * kSector);
        const auto bytes = View(change.bytes).subspan(from - change.at, until - from);
        if (dice_.below(256) < chance) apply(to, {false, from, Blob(bytes.begin(), bytes.end())});
        from = until;
    }
}

void PowerCut::pass(const DiskStep& step) {
    auto& file = files_[step.file];
    switch (step.kind) {
        case Kind::create:
            entries_.push_back({step.name, step.file});
            return;
        case Kind::remove:
            entries_.push_back({step.name, 0});
            return;
        case Kind::sync_folder:
            for (const auto& entry : entries_) {
                if (entry.file == 0)
                    names_.erase(entry.name);
                else
                    names_[entry.name] = entry.file;
            }
            entries_.clear();
            return;
        case Kind::write:
        case Kind::truncate:
            file.open.push_back({step.kind == Kind::truncate, step.at, step.bytes});
            return;
        case Kind::sync:
            for (const auto& change : file.open) apply(file.sure, change);
            file.open.clear();
            return;
        case Kind::broken_sync:
            for (const auto& change : file.open) apply_some(file.sure, change, 128);
            file.open.clear();
            return;
    }
}

SimDisk::Image PowerCut::named(std::size_t entries, const std::map<int, Blob>& contents) const {
    auto names = names_;
    for (std::size_t i = 0; i < entries; ++i) {
        if (entries_[i].file == 0)
            names.erase(entries_[i].name);
        else
            names[entries_[i].name] = entries_[i].file;
    }
    SimDisk::Image out;
    for (const auto& [name, number] : names) {
        const auto at = contents.find(number);
        out[name] = at != contents.end() ? at->second : files_.at(number).sure;
    }
    return out;
}

SimDisk::Image PowerCut::clean() const {
    std::map<int, Blob> contents;
    for (const auto& [number, file] : files_) {
        if (file.open.empty()) continue;
        auto& bytes = contents[number] = file.sure;
        for (const auto& change : file.open) apply(bytes, change);
    }
    return named(entries_.size(), contents);
}

std::optional<SimDisk::Image> PowerCut::torn(const DiskStep& last) const {
    const auto sectors = (last.at + last.bytes.size() + kSector - 1) / kSector - last.at / kSector;
    if (last.kind != Kind::write || sectors < 2) return std::nullopt;
    std::map<int, Blob> contents;
    for (const auto& [number, file] : files_) {
        if (file.open.empty() && number != last.file) continue;
        auto& bytes = contents[number] = file.sure;
        for (const auto& change : file.open) apply(bytes, change);
    }
    // the first sectors or the last ones, never all
    const auto cut =
        (last.at / kSector + 1 + dice_.below(static_cast<std::uint32_t>(sectors - 1))) * kSector - last.at;
    const bool head = dice_.below(2) == 0;
    const auto part = head ? View(last.bytes).first(cut) : View(last.bytes).subspan(cut);
    apply(contents[last.file], {false, head ? last.at : last.at + cut, Blob(part.begin(), part.end())});
    return named(entries_.size(), contents);
}

SimDisk::Image PowerCut::reordered(std::uint32_t chance) const {
    std::map<int, Blob> contents;
    for (const auto& [number, file] : files_) {
        if (file.open.empty()) continue;
        auto& bytes = contents[number] = file.sure;
        for (const auto& change : file.open) apply_some(bytes, change, chance);
    }
    const auto entries = chance == 0 ? 0 : dice_.below(static_cast<std::uint32_t>(entries_.size()) + 1);
    return named(entries, contents);
}

}  // namespace pledge::testing
