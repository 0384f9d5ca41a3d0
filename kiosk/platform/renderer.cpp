#include "kiosk/platform/renderer.h"

// epoxy before anything that might bring in a system GL header
#include "kiosk/platform/gl_textures.h"

#include <algorithm>

#include <backends/imgui_impl_opengl3.h>
#include <epoxy/gl.h>
#include <imgui.h>

namespace pledge::platform {
namespace {

using access::Rect;

ImU32 to_imgui(ui::Colour c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}
ImVec2 low(const Rect& r) {
    return {r.x, r.y};
}
ImVec2 high(const Rect& r) {
    return {r.x + r.w, r.y + r.h};
}

void paint(ImDrawList& out, const ui::Fill& fill, GlTextures&) {
    if (fill.colour.a) out.AddRectFilled(low(fill.rect), high(fill.rect), to_imgui(fill.colour), fill.radius);
    if (fill.border_width > 0) {
        const float half = fill.border_width / 2;
        const Rect& r = fill.rect;
        out.AddRect({r.x + half, r.y + half}, {r.x + r.w - half, r.y + r.h - half}, to_imgui(fill.border),
                    std::max(0.0F, fill.radius - half), 0, fill.border_width);
    }
}

void paint(ImDrawList& out, const ui::Image& image, GlTextures& textures) {
    if (!image.picture || image.picture->width() == 0 || image.picture->height() == 0) return;
    const auto texture =
        reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(textures.texture_of(*image.picture)));
    const float u0 = image.mirrored ? 1.0F : 0.0F;
    out.AddImage(texture, low(image.rect), high(image.rect), {u0, 0}, {1 - u0, 1}, to_imgui(image.tint));
}

// The buffer that survives from frame to frame.
struct Canvas {
    unsigned framebuffer = 0, texture = 0;

    void make(int width, int height) {
        glGenFramebuffers(1, &framebuffer);
        glGenTextures(1, &texture);
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    }
    void drop() {
        glDeleteFramebuffers(1, &framebuffer);
        glDeleteTextures(1, &texture);
    }
};

}  // namespace

struct Renderer::State {
    int width = 0, height = 0;
    Canvas canvas;
    GlTextures textures;
    ui::DisplayList last;
    bool window_lost = true;
};

Renderer::Renderer(int width, int height) : state_(std::make_unique<State>()) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 330");
    state_->width = width;
    state_->height = height;
    state_->canvas.make(width, height);
}

Renderer::~Renderer() {
    state_->canvas.drop();
    state_.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void Renderer::resize(int width, int height) {
    if (width == state_->width && height == state_->height) return;
    state_->canvas.drop();
    state_->canvas.make(width, height);
    state_->width = width;
    state_->height = height;
    state_->last = {};
    state_->window_lost = true;
}

void Renderer::invalidate() {
    state_->window_lost = true;
}

void Renderer::forget() {
    state_->textures.drop_unused();
}

bool Renderer::draw(const ui::DisplayList& list) {
    auto& s = *state_;
    const Rect whole{0, 0, static_cast<float>(s.width), static_cast<float>(s.height)};
    const auto boxes = ui::damage(s.last, list, whole);
    if (boxes.empty() && !s.window_lost) return false;

    glBindFramebuffer(GL_FRAMEBUFFER, s.canvas.framebuffer);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::GetIO().DisplaySize = {whole.w, whole.h};
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    auto& out = *ImGui::GetBackgroundDrawList();
    for (const auto& box : boxes) {
        // clearing is cheaper than blending a box over everything
        glEnable(GL_SCISSOR_TEST);
        glScissor(static_cast<int>(box.x), s.height - static_cast<int>(box.y + box.h),
                  static_cast<int>(box.w), static_cast<int>(box.h));
        const auto c = list.background;
        glClearColor(static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255,
                     static_cast<float>(c.b) / 255, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        out.PushClipRect(low(box), high(box));
        for (const auto& mark : list.marks)
            if (ui::rect_of(mark).overlaps(box))
                std::visit([&](const auto& m) { paint(out, m, s.textures); }, mark);
        out.PopClipRect();
    }
    glDisable(GL_SCISSOR_TEST);
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    s.textures.end_frame();

    // The window's buffers are swapped and their age is unknown: show the whole canvas, which is one copy.
    glBindFramebuffer(GL_READ_FRAMEBUFFER, s.canvas.framebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    glDisable(GL_SCISSOR_TEST);
    glBlitFramebuffer(0, 0, s.width, s.height, 0, 0, s.width, s.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    s.last = list;
    s.window_lost = false;
    return true;
}

}  // namespace pledge::platform
