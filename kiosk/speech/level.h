#pragma once

#include "kiosk/speech/ports.h"

namespace pledge::speech {

// How loud speech is. Levels are dBFS: RMS against full scale, where a full square wave is 0.
constexpr double kLeastLevel = -40, kMostLevel = -20;  // what a start level may be
constexpr double kLeastGain = -12, kMostGain = 9;      // dB a visitor may move it by: 21 dB in all
constexpr double kGainStep = 3;

double clamp_gain(double db);
double factor_of(double db);

// RMS of the parts in which somebody speaks: mean power of the 20 ms blocks that pass the two gates of ITU-R
// BS.1770-4 (absolute, then relative), without its frequency weighting. Below -70 for silence.
double spoken_level(const Sound& sound);

// Brings speech to `level` and holds its peaks so far below full scale that kMostGain on top can't clip.
// Peaks are turned down for the moment, not cut. Silence stays silence.
void bring_to_level(Sound& sound, double level);

// Up from nothing and down to nothing, so that neither end clicks.
void fade_ends(Sound& sound);

// To kRate, by libsamplerate's band-limited interpolation (Smith's algorithm).
Result<Sound> to_output_rate(Sound sound, const Wanted& wanted);

}  // namespace pledge::speech
