#include "kiosk/platform/renderer.h"

// epoxy before anything that might bring in a system GL header
#include "kiosk/platform/gl_textures.h"
#include "kiosk/platform/painter.h"

#include <backends/imgui_impl_opengl3.h>
#include <epoxy/gl.h>
#include <imgui.h>

namespace pledge::platform {
namespace {

using access::Rect;

// Dear ImGui draws none of our letters; of its own font it needs the white pixel that boxes are filled with.
void only_white() {
    static constexpr ImWchar kSpace[] = {' ', ' ', 0};
    auto& fonts = *ImGui::GetIO().Fonts;
    fonts.Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    ImFontConfig config;
    config.GlyphRanges = kSpace;
    fonts.AddFontDefault(&config);
}

}  // namespace

struct Renderer::State {
    int width, height;
    bool keeps;
    GlTextures textures;
    ui::DisplayList last;
    bool window_lost = true;
};

Renderer::Renderer(int width, int height, bool keeps)
    : state_(new State{width, height, keeps, GlTextures(), {}, true}) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    only_white();
    ImGui_ImplOpenGL3_Init("#version 330");
    ImGui_ImplOpenGL3_NewFrame();
    // pictures are drawn pixel for pixel and boxes are one colour: nothing to smooth between
    ImGui::GetStyle().AntiAliasedLinesUseTex = false;
    glBindTexture(GL_TEXTURE_2D,
                  static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(ImGui::GetIO().Fonts->TexID)));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

Renderer::~Renderer() {
    state_.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void Renderer::resize(int width, int height) {
    if (width == state_->width && height == state_->height) return;
    state_->width = width;
    state_->height = height;
    state_->last = {};
    state_->window_lost = true;
}

void Renderer::invalidate() {
    state_->window_lost = true;
}

bool Renderer::prepare(const ui::Picture& picture) {
    return state_->textures.prepare(picture);
}

void Renderer::prepare(const ui::Picture& picture, const ui::Bitmap& bitmap) {
    state_->textures.add(picture, bitmap);
}

void Renderer::forget() {
    state_->textures.drop_unused();
}

std::vector<Rect> Renderer::draw(const ui::DisplayList& list) {
    auto& s = *state_;
    const Rect whole{0, 0, static_cast<float>(s.width), static_cast<float>(s.height)};
    auto boxes = ui::damage(s.last, list, whole);
    if (boxes.empty() && !s.window_lost) return {};
    if (!s.keeps) boxes = {whole};
    if (!boxes.empty()) {
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::GetIO().DisplaySize = {whole.w, whole.h};
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        ImGui::NewFrame();
        Painter painter(*ImGui::GetBackgroundDrawList(), s.textures, s.height);
        for (const auto& box : boxes) painter.paint(list, box);
        ImGui::Render();
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        for (const auto& mark : list.marks)
            if (const auto* image = std::get_if<ui::Image>(&mark); image && image->picture)
                s.textures.touch(*image->picture);
        s.textures.end_frame();
        s.last = list;
    }
    if (s.window_lost) boxes = {whole};
    s.window_lost = false;
    return boxes;
}

}  // namespace pledge::platform
