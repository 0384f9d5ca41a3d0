#include "kiosk/content.h"

#include <utility>

#include <spdlog/spdlog.h>

namespace pledge::kiosk {
namespace {

namespace fs = std::filesystem;

void add_stamp(std::string& out, const fs::path& path) {
    std::error_code gone;
    const auto time = fs::last_write_time(path, gone);
    if (gone) return void(out += "-;");
    const auto size = fs::is_regular_file(path, gone) ? fs::file_size(path, gone) : 0;
    out += std::to_string(time.time_since_epoch().count()) + "/" + std::to_string(size) + ";";
}

}  // namespace

std::string Content::fingerprint() const {
    std::string out = "v";
    const fs::path folder = shelf_.folder();
    add_stamp(out, folder / "manifest.signed");
    add_stamp(out, folder / "packs");
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder / "packs", none)) add_stamp(out, entry.path());
    if (!pack_folder_.empty()) {
        add_stamp(out, fs::path(pack_folder_) / "pack.toml");
        add_stamp(out, fs::path(pack_folder_) / "help.toml");
    }
    return out;
}

Result<LoadedPack> Content::words_for(const Manifest* manifest) const {
    if (!pack_folder_.empty()) return shelf::load_pack_folder(pack_folder_);
    if (!manifest || manifest->packs.empty())
        return Error{Code::not_found, "The council has published no words yet."};
    const PackRef* wanted = &manifest->packs.front();
    for (const auto& ref : manifest->packs)
        if (manifest->wave && ref.id == manifest->wave->questions.id) wanted = &ref;
    return shelf_.pack_or_older(*wanted);
}

Result<flow::Offer> Content::load() {
    std::optional<Manifest> manifest;
    if (shelf_.enrolled()) {
        auto read = shelf_.manifest();
        if (!read && read.error().code != Code::not_found) return read.error();
        if (read) manifest = std::move(read).value();
    }
    auto loaded = words_for(manifest ? &*manifest : nullptr);
    if (!loaded) return loaded.error();
    auto offer = flow::make_offer(std::move(loaded->pack), manifest ? &*manifest : nullptr);
    if (offer) {
        const std::lock_guard lock(mutex_);
        new_words_.push_back({offer->pack.id, std::move(loaded->catalogues)});
    }
    return offer;
}

std::optional<flow::Action> Content::look() {
    auto now = fingerprint();
    if (now == seen_) return std::nullopt;
    seen_ = std::move(now);
    auto offer = load();
    if (offer) {
        offered_ = true;
        return flow::action::NewOffer{std::make_shared<flow::Offer>(std::move(offer).value()), false};
    }
    if (offer.error().code == Code::not_found) {
        spdlog::info("{}", offer.error().say);
        if (offered_) return std::nullopt;
        return flow::action::NewOffer{nullptr, false};
    }
    spdlog::error("{}", offer.error().say);
    if (offered_) return std::nullopt;  // what was offered before stays
    return flow::action::NewOffer{nullptr, true};
}

std::vector<Content::NewWords> Content::take_words() {
    const std::lock_guard lock(mutex_);
    return std::exchange(new_words_, {});
}

}  // namespace pledge::kiosk
