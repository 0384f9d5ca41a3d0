"""Symbols of talking, listening, asking and answering."""
import math

from marks import at, both, d, limb, number, s, t
from people import seated
from shapes import arrow, big_bubble, bubble_path, cloud, heart_path, page, question, star_path, tangle, tick


def ear(x=0, y=0, k=1.0):
    return at(
        both(
            "M15.5 18.5A12.5 12.5 0 0 1 40.5 18.5C40.5 27 34 28.6 32.6 35.4C31.6 40.4 28.6 43.5 24.4 43.5C19.6 43.5 16.4 40 16.4 35.6Z"
        )
        + s("M22.4 19.6A5.9 5.9 0 0 1 34 18C34 23.4 28 24 27.4 29.4"),
        x,
        y,
        k,
    )


def raised_small(x, y, k=1.0):
    """A raised hand and its arm as one solid shape, for the inside of a bubble."""
    fingers = [([(px, top), (px * 0.8, 3)], 1.75) for px, top in ((-6.2, -6), (-2.1, -10), (2.1, -9.4), (6.2, -5.6))]
    palm = [([(-2, 3), (2, 3)], 4.2), ([(0, 4), (0, 12)], 3.4), ([(-3, 5.5), (-9.4, 0.5)], [2.6, 1.8])]
    return at(d("".join(limb(points, r) for points, r in fingers + palm)), x, y, k)


def ring_of_dashes(r, count):
    spots = [math.radians(360 * (n + 0.5) / count) for n in range(count)]
    half = 0.09
    return s(
        "".join(
            f"M{number(24 + r * math.cos(a - half))} {number(24 + r * math.sin(a - half))}"
            f"L{number(24 + r * math.cos(a + half))} {number(24 + r * math.sin(a + half))}"
            for a in spots
        )
    )


def two_sharing():
    """Two bubbles drawn over each other, both outlines whole."""
    left, right = bubble_path(3.5, 6, 30, 28, 8), bubble_path(14.5, 6, 30, 28, 8, "right")
    return t(left, right) + s(left, right)


def cloud_bubble():
    return both("M13.5 39A9.5 9.5 0 0 1 11.6 20.2A12.5 12.5 0 0 1 35.6 17.4A10.9 10.9 0 0 1 34.2 39H26L16 47V39Z")


def light_bulb(x, y):
    return s(
        f"M{x - 3.5} {y + 5.5}C{x - 3.5} {y + 2.5} {x - 7} {y + 1} {x - 7} {y - 3.5}A7 7 0 0 1 {x + 7} {y - 3.5}"
        f"C{x + 7} {y + 1} {x + 3.5} {y + 2.5} {x + 3.5} {y + 5.5}ZM{x - 2.5} {y + 10}H{x + 2.5}"
    )


SYMBOLS = {
    "ear": ear(3) + s("M12.5 10.5C9.2 15 9.2 22 12.5 26.5M5.5 6C0.8 13.6 0.8 23.4 5.5 31"),
    "ear-speech": both(bubble_path(3.5, 5, 20, 14, 5, "right")) + ear(13.6, 10.6, 0.78) + arrow(5, 35, 18.5, 35, 4.5),
    "speech-alert": big_bubble() + raised_small(24, 20.2, 1.05),
    "speech-alone": both(bubble_path(14.5, 16, 19, 13, 5)) + ring_of_dashes(20.5, 12),
    "speech-check": big_bubble() + tick(24, 19.5, 1.5),
    "speech-crossed": both(bubble_path(3.5, 24, 18, 13, 5))
    + both(bubble_path(10, 4, 34.5, 26, 7, "right"))
    + s("M18 13.5H36.5M18 20.5H30"),
    "speech-heart": two_sharing() + d(heart_path(24, 20.3, 12.5)),
    "speech-light": big_bubble() + light_bulb(24, 19),
    "speech-question": big_bubble() + question(24, 19.6, 1.15),
    "speech-reply": both(bubble_path(3.5, 4, 26, 15, 5))
    + both(bubble_path(18.5, 23, 26, 15, 5, "right"))
    + d((10.8, 11.5, 1.9), (16.5, 11.5, 1.9), (22.2, 11.5, 1.9))
    + s("M25 30.5H38"),
    "speech-tangle": big_bubble() + tangle(24, 20.5),
    "speech-two-scripts": both(bubble_path(3.5, 3.5, 24, 20, 5))
    + s("M8.6 18L13.2 8.5L17.8 18M10.4 15H16")
    + both(bubble_path(21.5, 18, 23, 21, 5, "right"))
    + s("M27 25.2H38C31 26.4 28 29.4 28.6 32.2C29.2 35 34 35.6 38.4 33.8")
    + d((35.4, 29.8, 1.9)),
    "heart-speech": big_bubble() + d(heart_path(24, 20, 20)),
    "three-voices": both(bubble_path(3.5, 3.5, 18.5, 12, 1.5))
    + at(both("M28.4 18.4A9 9 0 1 1 33.4 21L27.4 23Z"), 0.4)
    + at(cloud_bubble(), 6, 19, 0.56),
    "cloud-question": cloud(0, -1, 1) + question(24, 24.6, 1.05),
    "two-people-speech": seated(8, 34.6, 0.78)
    + seated(40, 34.6, 0.78, flip=True)
    + both(bubble_path(12.5, 3.5, 9.5, 8, 2.5, drop=4.5))
    + both(bubble_path(26, 3.5, 9.5, 8, 2.5, "right", drop=4.5)),
    "scales-speech": both("M24 33L33 44.5H15Z")
    + s("M4 32H44")
    + both(bubble_path(4, 12, 18, 12, 4))
    + both((37, 24, 6.5)),
    "scroll-check": page() + d(star_path(24, 14.5, 6.4)) + tick(24, 31.5, 1.3),
    "scroll-question": page() + d(star_path(24, 12.5, 5.6)) + question(24, 30, 1.0),
}
