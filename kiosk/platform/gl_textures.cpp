#include "kiosk/platform/gl_textures.h"

#include <algorithm>

#include <epoxy/gl.h>

namespace pledge::platform {
namespace {

unsigned upload(const ui::Bitmap& bitmap) {
    unsigned texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    if (bitmap.coverage) {
        // one byte a pixel, read as white with that alpha
        const GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, bitmap.width, bitmap.height, 0, GL_RED, GL_UNSIGNED_BYTE,
                     bitmap.pixels.data());
    } else {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, bitmap.width, bitmap.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     bitmap.pixels.data());
    }
    return texture;
}

}  // namespace

GlTextures::~GlTextures() {
    while (!entries_.empty()) drop(entries_.begin());
}

void GlTextures::drop(std::map<std::uint64_t, Entry>::iterator at) {
    glDeleteTextures(1, &at->second.texture);
    bytes_ -= at->second.bytes;
    entries_.erase(at);
}

unsigned GlTextures::texture_of(const ui::Picture& picture) {
    if (!entries_.contains(picture.id())) add(picture, picture.make());
    auto& entry = entries_.at(picture.id());
    entry.last_frame = frame_;
    return entry.texture;
}

void GlTextures::add(const ui::Picture& picture, const ui::Bitmap& bitmap) {
    if (entries_.contains(picture.id())) return;
    entries_[picture.id()] = {upload(bitmap), bitmap.pixels.size(), 0};
    bytes_ += bitmap.pixels.size();
}

bool GlTextures::prepare(const ui::Picture& picture) {
    if (entries_.contains(picture.id()) || bytes_ > budget_ / 2) return false;
    add(picture, picture.make());
    return true;
}

void GlTextures::touch(const ui::Picture& picture) {
    if (const auto at = entries_.find(picture.id()); at != entries_.end()) at->second.last_frame = frame_;
}

void GlTextures::end_frame() {
    while (bytes_ > budget_) {
        const auto oldest = std::min_element(
            entries_.begin(), entries_.end(),
            [](const auto& a, const auto& b) { return a.second.last_frame < b.second.last_frame; });
        if (oldest->second.last_frame == frame_) break;
        drop(oldest);
    }
    ++frame_;
}

void GlTextures::drop_unused() {
    for (auto at = entries_.begin(); at != entries_.end();) {
        const auto next = std::next(at);
        if (at->second.last_frame + 1 < frame_) drop(at);
        at = next;
    }
}

}  // namespace pledge::platform
