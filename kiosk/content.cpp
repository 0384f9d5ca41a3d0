#include "kiosk/content.h"

#include "sync/text/mo_file.h"

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

bool is_asked(const SetId& set, const Manifest* manifest) {
    return manifest && manifest->wave && manifest->wave->questions.id == set;
}

// Whether a kiosk can show it: its translations can be read, and it asks what the open wave signed.
Status fit(const LoadedPack& loaded, const Manifest& manifest) {
    for (const auto& [language, catalogue] : loaded.catalogues) {
        const auto name = "The " + language + " catalogue of a pack";
        for (const auto* bytes : {&catalogue.all, &catalogue.reviewed})
            if (auto fine = text::check_mo(view_of(*bytes), name); !fine) return fine;
    }
    const bool asked = manifest.asking == Asking::open && is_asked(loaded.pack.id, &manifest);
    if (!asked || QuestionSet::of(loaded.pack) == manifest.wave->questions) return {};
    return Error{Code::conflict, "It does not ask what the council signed for the wave; publish it again."};
}

}  // namespace

std::string Content::fingerprint() const {
    std::string out = "v";
    const fs::path folder = shelf_.folder();
    add_stamp(out, folder / "manifest.signed");
    std::error_code none;
    for (const char* files : {"packs", "replies"}) {
        add_stamp(out, folder / files);
        for (const auto& entry : fs::directory_iterator(folder / files, none)) add_stamp(out, entry.path());
    }
    for (const auto& pack_folder : pack_folders_) {
        add_stamp(out, fs::path(pack_folder) / "pack.toml");
        add_stamp(out, fs::path(pack_folder) / "help.toml");
    }
    return out;
}

Result<std::vector<LoadedPack>> Content::sets_of_folders(const Manifest* manifest) {
    std::vector<LoadedPack> sets;
    for (const auto& folder : pack_folders_) {
        auto loaded = shelf::load_pack_folder(folder);
        if (!loaded) return loaded.error();
        folder_of_[loaded->pack.id] = folder;
        const bool asked = is_asked(loaded->pack.id, manifest);
        sets.insert(asked ? sets.begin() : sets.end(), std::move(loaded).value());
    }
    return sets;
}

Result<LoadedPack> Content::last_good(const PackRef& ref, const Manifest& manifest) const {
    std::string why = "it is not there or not whole";
    auto loaded = shelf_.pack_or_older(ref, [&](const LoadedPack& one) {
        auto fits = fit(one, manifest);
        if (!fits && one.pack.version == ref.version) why = fits.error().say;
        return fits;
    });
    if (loaded && loaded->pack.version != ref.version)
        spdlog::warn("Version {} of {} is shown instead of {}: {}", loaded->pack.version, ref.id.text,
                     ref.version, why);
    return loaded;
}

Result<std::vector<LoadedPack>> Content::sets_for(const Manifest* manifest) {
    if (!pack_folders_.empty()) return sets_of_folders(manifest);
    if (!manifest || manifest->packs.empty())
        return Error{Code::not_found, "The council has published no words yet."};
    const PackRef* wanted = &manifest->packs.front();
    for (const auto& ref : manifest->packs)
        if (is_asked(ref.id, manifest)) wanted = &ref;
    auto first = last_good(*wanted, *manifest);
    if (!first) return first.error();
    std::vector<LoadedPack> sets;
    sets.push_back(std::move(first).value());
    for (const auto& ref : manifest->packs) {
        if (&ref == wanted) continue;
        if (auto other = last_good(ref, *manifest))
            sets.push_back(std::move(other).value());
        else
            spdlog::warn("{} is not offered to read: {}", ref.id.text, other.error().say);
    }
    return sets;
}

void Content::add_replies(flow::Offer& offer, const Manifest& manifest) const {
    for (std::size_t set = 0; set < flow::count_sets(offer); ++set)
        for (const auto& ref : manifest.replies) {
            if (ref.id != flow::set_at(offer, set).id) continue;
            auto replies = shelf_.replies_or_older(ref);
            if (!replies) {
                spdlog::warn("No replies about {} are shown: {}", ref.id.text, replies.error().say);
                continue;
            }
            if (replies->version != static_cast<std::uint64_t>(ref.version))
                spdlog::warn("Version {} of the replies about {} is shown instead of {}.", replies->version,
                             ref.id.text, ref.version);
            offer.replies.push_back(std::move(*replies));
        }
}

Result<flow::Offer> Content::load() {
    std::optional<Manifest> manifest;
    if (shelf_.enrolled()) {
        auto read = shelf_.manifest();
        if (!read && read.error().code != Code::not_found) return read.error();
        if (read) manifest = std::move(read).value();
    }
    auto sets = sets_for(manifest ? &*manifest : nullptr);
    if (!sets) return sets.error();
    auto offer = flow::make_offer(std::move(sets->front().pack), manifest ? &*manifest : nullptr);
    if (!offer) return offer;
    for (std::size_t i = 1; i < sets->size(); ++i) offer->others.push_back(std::move((*sets)[i].pack));
    if (manifest) add_replies(*offer, *manifest);
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < sets->size(); ++i) {
        const auto& pack = flow::set_at(*offer, i);
        const auto folder = folder_of_.find(pack.id);
        new_words_.push_back({pack.id, std::move((*sets)[i].catalogues), std::move((*sets)[i].recorded),
                              folder == folder_of_.end() ? "" : folder->second, pack.messages()});
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
