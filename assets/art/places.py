"""Symbols of places, roads, weather, days and time."""
from marks import at, both, curve, d, number, s, union
from people import bust
from shapes import (
    arrow,
    box,
    calendar,
    clock,
    cloud,
    dashed,
    heart_path,
    house,
    question,
    star_path,
    sun_half,
    tangle,
    tick,
)


def fork():
    """A road seen from above that splits in two."""
    side = curve((11, 31), (11, 20), (20, 17.5), (39.5, 17.5), 10)
    straight = [(11, 39.5), (11, 9)]
    return union((straight, 5.5), (side, 5.5)) + dashed(straight, 4, 5.2) + dashed(side[5:], 4, 5.2)


def tree_crown():
    return union(*(([(px, py)], r) for px, py, r in ((24, 11.5, 8), (14, 16, 7), (34, 16, 7), (24, 19.5, 7))))


def small_people():
    """Three people behind a table, solid, for a calendar page."""
    out = s("M11.5 38H36.5")
    for x in (14.6, 24, 33.4):
        out += d((x, 24.6, 2.6), f"M{number(x - 3.6)} 35V32.5A3.6 3.6 0 0 1 {number(x + 3.6)} 32.5V35Z")
    return out


SYMBOLS = {
    "arrows-school": both("M4 28V14H14L24 4.5L34 14H44V28Z")
    + s("M20 28V21H28V28")
    + d(*(box(x, 18.6, 3.2, 4.6, 0.6) for x in (8, 13.6, 31.2, 36.8)))
    + arrow(17, 45, 17, 34, 4.5)
    + arrow(31, 34, 31, 45, 4.5),
    "arrows-swap": calendar() + arrow(12, 25.5, 36, 25.5, 4.5) + arrow(36, 35, 12, 35, 4.5),
    "bed-door": s("M3.5 44V4H44.5V44")
    + both("M3.5 4L15 9V44H3.5Z")
    + d((11, 27, 1.8))
    + both(box(27.5, 24, 10, 7, 2.5))
    + both(box(19, 31, 19.5, 7.5, 2))
    + s("M38.5 19V44M19.5 38V44"),
    "bus-far": both("M3.5 27A4 4 0 0 1 7.5 23H24A4 4 0 0 1 28 27V40H3.5Z")
    + s("M3.5 31.5H28M11.5 23V31.5M20 23V31.5")
    + both((9.5, 40.5, 3.6), (22, 40.5, 3.6))
    + at(house(), 28.5, 1, 0.36)
    + dashed(curve((32, 41), (48, 41), (48, 33), (38, 31), 16) + curve((38, 31), (30, 29), (31, 22), (37, 21), 16)),
    "calendar-check": calendar() + tick(24, 31, 1.4),
    "calendar-people": calendar() + small_people(),
    "calendar-question": calendar() + question(24, 30.5, 0.95),
    "calendar-star": calendar() + d(star_path(24, 31.2, 10)),
    "calm-water": sun_half(24, 25, 13) + s("M3.5 25H44.5M9 33H39M15 41H33"),
    "clock-fast": clock(29, 24, 15.5) + s("M3.5 16H9M3.5 24H8M3.5 32H9"),
    "clock-heart": both((24, 24, 20)) + s("M24 11V22.5L32 18") + d(heart_path(24, 33.5, 13)),
    "curtain": s("M3.5 5.5H44.5")
    + bust(30.5, 43.5, 22)
    + both("M5.5 5.5H27C27 18 25 30 25 40.5C22.5 44 20.5 44 18.5 41C16.5 44 14 44 12 41C10 44 7.5 44 5.5 41Z")
    + s("M12 5.5V41M19.5 5.5C19.5 18 18.5 30 18.5 41"),
    "flag-hill": both("M3.5 44C10 30 17 25 24 25S38 30 44.5 44Z") + s("M24 25V4") + both("M24 4H40L36 9.5L40 15H24Z"),
    "heart-sun": both((24, 24, 13))
    + s("M24 3.5V5.5M24 42.5V44.5M3.5 24H5.5M42.5 24H44.5M9.5 9.5L11 11M37 37L38.5 38.5M38.5 9.5L37 11M11 37L9.5 38.5")
    + d(heart_path(24, 24.6, 16)),
    "house-heart": house() + d(heart_path(24, 31, 15)),
    "house-question": house() + question(24, 29.5, 0.95),
    "map-question": both("M4 12L13.5 7V39L4 44Z")
    + both("M13.5 7L34.5 12V44L13.5 39Z")
    + both("M34.5 12L44 7V39L34.5 44Z")
    + question(24, 25.5, 1.0),
    "mat-quiet": both("M4 24.5V12.5A8.5 8.5 0 0 1 21 12.5V24.5Z")
    + s("M12.5 4V24.5M27.5 8.5L39 27.5M27.5 18L33 27.5")
    + both("M14.5 33.5H44L38 44H8.5Z")
    + s("M21 33.5L15 44M37.5 33.5L31.5 44"),
    "path-forward": sun_half(24, 20, 9.5)
    + s("M3.5 20H44.5")
    + both("M22.5 20C22 25 33 26 32 31C31 36 13 36 9 44.5H33C34 40 41.5 37 41 31.5C40.5 26 26 25 26 20Z"),
    "path-question": fork() + question(34, 35.6, 0.88),
    "plant-pot": s("M24 31V14")
    + both("M24 30C15.5 30 10 26.5 8.5 19.5C16.5 19 22.5 22.5 24 30Z")
    + both("M24 25C25 17.5 30.5 14 39 14C38 21.5 32.5 25 24 25Z")
    + both("M24 16C19.5 13 19 8 22.5 3.5C27.5 7.5 28 12.5 24 16Z")
    + both("M13.5 33H34.5L32.5 44.5H15.5Z")
    + both(box(10.5, 30, 27, 5, 1.5)),
    "road-hill": both("M3.5 44.5C7 26 13 7 24 7S41 26 44.5 44.5Z")
    + s("M13.5 44.5L20.6 8M34.5 44.5L27.4 8M24 15V18M24 25V30M24 37V42"),
    "steps-five": both("M4 44V36H12V28H20V20H28V12H36V4H44V44Z"),
    "table-tangle": tangle(24, 15, 1.2) + both(box(4, 29, 40, 6, 2.5)) + s("M10 35V44.5M38 35V44.5"),
    "tree-roots": both("M20.5 24V33C20.5 35 22 36 24 36S27.5 35 27.5 33V24Z")
    + tree_crown()
    + s(
        "M3.5 33H14M34 33H44.5M24 36V44.5M22 35C20 39 15 37.5 12 44.5M26 35C28 39 33 37.5 36 44.5M16.5 38.8C12 37.5 8 38.5 5 41M31.5 38.8C36 37.5 40 38.5 43 41"
    ),
    "wave-grow": both(
        "M3 41C6 41 7 36 10 36S14 41 18 41C24 41 24 22 32 18C38 15 44 18 44 24C40 22 36 24 36 29C36 36 40 41 45 41V44.5H3Z"
    ),
    "rain": cloud(0, -6, 1) + s("M14 38L12 43M24 38L22 43M34 38L32 43"),
    "missing": s("M13 12L24 4L35 12") + both(box(4, 12, 40, 32, 3.5)) + s(box(11.5, 19.5, 25, 17, 1.5)),
}
