#pragma once

#include "kiosk/flow/update.h"

namespace pledge::testing {

// A small pack: six points, two asked first; the first has two chips, the others none.
inline Pack small_pack() {
    Pack pack;
    pack.id = SetId("small");
    pack.version = 1;
    for (int i = 0; i < 6; ++i) {
        Point point;
        point.id = PointId("p" + std::to_string(i));
        point.rateable = true;
        if (i == 0)
            point.reasons = {{ReasonId("good"), "sun", true, "Good"},
                             {ReasonId("bad"), "rain", false, "Bad"}};
        pack.points.push_back(point);
    }
    pack.first_set = {PointId("p0"), PointId("p3")};
    pack.rest_order = {PointId("p1"), PointId("p2"), PointId("p4"), PointId("p5")};
    return pack;
}

inline Manifest manifest_for(const Pack& pack, Breakdown breakdown = {}) {
    Manifest manifest;
    manifest.version = 1;
    manifest.council = CouncilId("test");
    manifest.asking = Asking::open;
    manifest.wave = Wave{};
    manifest.wave->id = WaveId("w");
    manifest.wave->questions = QuestionSet::of(pack);
    manifest.wave->breakdown = std::move(breakdown);
    return manifest;
}

inline std::shared_ptr<const flow::Offer> offer_for(Breakdown breakdown = {}, bool asking = true) {
    auto pack = small_pack();
    const auto manifest = manifest_for(pack, std::move(breakdown));
    return std::make_shared<flow::Offer>(
        flow::make_offer(std::move(pack), asking ? &manifest : nullptr).value());
}

// A kiosk at rest, with time at one second.
inline flow::Model resting_model(Breakdown breakdown = {}, bool asking = true) {
    flow::Model model;
    flow::update(model, flow::action::Tick{std::chrono::milliseconds(1000), {}});
    flow::update(model, flow::action::NewOffer{offer_for(std::move(breakdown), asking)});
    return model;
}

// Beside the small set one with sections: two promises, a way, and eight statements.
inline Pack sections_pack() {
    Pack pack;
    pack.id = SetId("sections");
    pack.version = 1;
    pack.sections = {{"a", "A", "sun", ""}, {"b", "B", "rain", ""}};
    const auto add = [&](const char* id, const char* section, PointKind kind, int number) {
        Point point;
        point.id = PointId(id);
        point.section = section;
        point.kind = kind;
        point.number = number;
        point.rateable = kind == PointKind::outcome;
        pack.points.push_back(point);
    };
    for (int i = 8; i > 0; --i) {  // the file need not be in order
        const auto id = "s" + std::to_string(i);
        add(id.c_str(), i > 2 ? "b" : "a", PointKind::statement, i);
    }
    add("second", "b", PointKind::outcome, 2);
    add("first", "a", PointKind::outcome, 1);
    pack.first_set = {PointId("first"), PointId("second")};
    return pack;
}

inline std::shared_ptr<const flow::Offer> two_sets(bool asking = true) {
    auto offer = std::make_shared<flow::Offer>(*offer_for({}, asking));
    offer->others.push_back(sections_pack());
    return offer;
}

inline flow::Model several_sets(bool asking = true) {
    auto model = resting_model({}, asking);
    flow::update(model, flow::action::NewOffer{two_sets(asking)});
    return model;
}

// Replies to promises of these ids.
inline Replies small_replies(const char* set, std::initializer_list<const char*> points) {
    Replies out{SetId(set), 1, {}};
    for (const char* point : points) {
        Reply reply;
        reply.point = PointId(point);
        reply.written = *month_from_text("2026-06");
        reply.words["en"] = {std::string("About ") + point, "It was done.", "", "Leisure, in June"};
        out.replies.push_back(reply);
    }
    return out;
}

inline std::shared_ptr<const flow::Offer> replied_offer(bool asking = true) {
    auto offer = std::make_shared<flow::Offer>(*two_sets(asking));
    offer->replies = {small_replies("small", {"p2", "p0"}), small_replies("sections", {"s3", "first"})};
    return offer;
}

inline flow::Model replied_model(bool asking = true) {
    auto model = resting_model({}, asking);
    flow::update(model, flow::action::NewOffer{replied_offer(asking)});
    return model;
}

// A building's screen, offered two languages, at its first slide.
inline flow::Model display_model(std::shared_ptr<const flow::Offer> offer = two_sets()) {
    flow::Model model;
    model.config.display.on = true;
    model.config.languages = {"en", "ur"};
    flow::update(model, flow::action::Tick{std::chrono::milliseconds(1000), {}});
    flow::update(model, flow::action::NewOffer{std::move(offer)});
    return model;
}

inline void later(flow::Model& model, std::chrono::milliseconds by) {
    flow::update(model, flow::action::Tick{model.now + by, model.local});
}

// Presses one thing after another, waiting out the moment before faces appear.
inline std::vector<flow::Effect> press(flow::Model& model, std::initializer_list<flow::Action> actions) {
    std::vector<flow::Effect> all;
    for (const auto& action : actions) {
        later(model, std::chrono::milliseconds(700));
        for (auto& effect : flow::update(model, action)) all.push_back(std::move(effect));
    }
    return all;
}

}  // namespace pledge::testing
