"""Symbols of things: books, bags, money, food, phones."""
from marks import at, both, d, s, union
from people import bust
from shapes import (
    box,
    clock,
    coin,
    flame,
    heart_path,
    low_book,
    mobile,
    open_book,
    page,
    phone_handset,
    pound_coin,
    question,
    star_path,
    tick,
)


def coin_stack(x, base, count, w=18.0):
    return [mark for n in range(count) for mark in coin(x, base - 6 * n, w)]


def list_rows(ticks):
    rows = []
    for y in (13.5, 24, 34.5):
        rows += tick(17, y, 0.55) if ticks else s(box(14, y - 3, 6, 6, 0.5))
        rows += s(f"M26 {y}H33")
    return page() + rows


def guitar(x, y, turn):
    body = union(([(0, 8), (0, 8.01)], 9), ([(0, -4), (0, -4.01)], 6), x=x, y=y, turn=turn)
    neck = both("M-1.8 -4V-20H1.8V-4Z", box(-3.4, -25.5, 6.8, 6.5, 1.5))
    return body + at(neck + d((0, 3.6, 2.6)) + s("M-3 11.5H3"), x, y, 1, turn)


wrench = both("M37 4.6V11H42.5V4.6A7 7 0 0 1 43.3 17V40.5A3.5 3.5 0 0 1 36.3 40.5V17A7 7 0 0 1 37 4.6Z")


def puzzle_end():
    return both("M3.5 15H6A3.8 3.8 0 1 1 11 15H13.5V22A3.8 3.8 0 1 1 13.5 27V37H3.5Z")


SYMBOLS = {
    "bag-check": s("M17.5 8V6.5A3 3 0 0 1 20.5 3.5H27.5A3 3 0 0 1 30.5 6.5V8")
    + both(box(3.5, 26, 12, 14, 3), box(32.5, 26, 12, 14, 3))
    + both("M9 40V21A15 13.5 0 0 1 39 21V40A4 4 0 0 1 35 44H13A4 4 0 0 1 9 40Z")
    + tick(24, 26.5, 1.35),
    "bag-question": s("M14 17V13A10 9.5 0 0 1 34 13V17")
    + both("M6 18L10 42A3 3 0 0 0 13 44.5H35A3 3 0 0 0 38 42L42 18Z")
    + both("M24 13.5C34 13.5 42 15 42 18.5S34 23.5 24 23.5S6 22 6 18.5S14 13.5 24 13.5Z")
    + question(24, 34, 0.8),
    "ball-guitar": both((11, 35.5, 8.5))
    + s("M6 29C9.4 32.5 9.4 38.5 6 42M16 29C12.6 32.5 12.6 38.5 16 42")
    + guitar(32.5, 28, 15),
    "book-open": open_book(24, 24.5, 40, lines=True),
    "book-question": both(box(8, 4, 32, 40, 4)) + s("M15 4V44") + question(27.5, 24, 1.15),
    "book-tools": open_book(16.3, 29, 26) + at(wrench, -1.2),
    "boxes-small": s("M3.5 44V14.5L24 3.5L44.5 14.5V44Z")
    + both(box(8.5, 31, 15, 13, 1.5), box(24.5, 31, 15, 13, 1.5), box(11, 18, 13, 13, 1.5), box(24, 20, 12, 11, 1.5))
    + s("M16 31V35.5M32 31V35.5M17.5 18V22.5M30 20V24"),
    "cake-lamp": both(box(4, 28, 20, 16, 3))
    + s("M4 34C6.5 37 9 37 10.7 34C12.5 37 15.5 37 17.3 34C19 37 21.5 37 24 34M14 28V20")
    + flame(14, 17.5, 0.8)
    + both("M28 34H45C45 40 41.5 43 36.5 43S28 40 28 34Z")
    + flame(36.5, 30, 1.0),
    "card-phone": both(box(3.5, 8, 41, 32, 4)) + phone_handset(16.5, 24, 0.52) + s("M31 18.5H38M31 29.5H38"),
    "coins": coin_stack(14.5, 43.5, 5, 21) + pound_coin(34, 33.5, 10.5),
    "coins-book": low_book(24, 34.5) + coin_stack(24, 31, 1, 18) + pound_coin(24, 14, 10.5),
    "coins-question": coin_stack(14.5, 43.5, 5, 21) + both((33, 31.5, 11.5)) + question(33, 31.3, 0.85),
    "comb": both(box(4, 4, 8, 40, 3))
    + s("M12 8H23M12 16H23M12 24H23M12 32H23M12 40H23")
    + both(box(29, 26, 15.5, 18, 3), box(27.5, 18.5, 18, 7, 2)),
    "doctor-check": s("M9 5H6V14A10 10 0 0 0 26 14V5H23M16 24V33A9.5 9.5 0 0 0 35 33V30")
    + both((35, 25, 5))
    + tick(38, 9, 0.9),
    "doctor-tooth": s("M7 5H4.5V13A7.5 7.5 0 0 0 19.5 13V5H17M12 20.5V32A9 9 0 0 0 21 41")
    + both((26, 41, 4))
    + both(
        "M34 13C30 10 25 12.5 25 18C25 23 27.5 24 28 30C28.2 32 31 32 31.5 30L32.6 26.5C33 25.3 35 25.3 35.4 26.5L36.5 30C37 32 39.8 32 40 30C40.5 24 43 23 43 18C43 12.5 38 10 34 13Z"
    ),
    "envelope-late": both(box(4, 21, 40, 23, 3)) + s("M5.5 23L20.5 34.5Q24 37 27.5 34.5L42.5 23") + clock(24, 11.5, 8),
    "hourglass": both("M12 4.5C12 16 21 18 21 24S12 32 12 43.5H36C36 32 27 30 27 24S36 16 36 4.5Z")
    + s("M8.5 4.5H39.5M8.5 43.5H39.5")
    + d("M15.5 12H32.5C31 17 26 19 24 22.5C22 19 17 17 15.5 12ZM17 43C18 38.5 22 37.5 24 36.5C26 37.5 30 38.5 31 43Z"),
    "list-check": list_rows(True),
    "list-empty": list_rows(False),
    "medal": both("M13 4H21L28 20L20 23Z")
    + both("M27 4H35L28 23L20 20Z")
    + both((24, 31.5, 12.5))
    + d(star_path(24, 31.5, 7)),
    "name-badge": s("M18 10L11 3.5M30 10L37 3.5")
    + both(box(4, 13, 40, 30, 4), box(18, 8.5, 12, 8, 2))
    + s("M12 34H36M13 27C15 22.5 17 22.5 18 26C19 29 21 27.5 22 25.5C23 23.5 25 23.5 26 26.5"),
    "noise": both(box(15, 4, 18, 40, 3))
    + s((24, 31, 5))
    + d((24, 13.5, 3))
    + s(
        "M10 17C8 21.5 8 26.5 10 31M38 17C40 21.5 40 26.5 38 31M5 11.5C2.6 20 2.6 28 5 36.5M43 11.5C45.4 20 45.4 28 43 36.5"
    ),
    "notebook-heart": both(box(10, 4, 31, 40, 4))
    + s("M6.5 12H14M6.5 20H14M6.5 28H14M6.5 36H14")
    + d(heart_path(27.5, 24, 17)),
    "pan-key": both("M5 14H29V22A6 6 0 0 1 23 28H11A6 6 0 0 1 5 22Z")
    + s("M3.5 14H44.5M13 9.5C10.5 7.5 15.5 6 13 4M21 9.5C18.5 7.5 23.5 6 21 4")
    + both((10, 38.5, 6))
    + s("M16 38.5H43.5V44M35 38.5V43"),
    "phone-crossed": mobile(11, 4, 26, 40) + s("M21 38H27M5 43L43 5"),
    "phone-person": mobile(9, 3.5, 30, 41) + bust(24, 36, 17) + d((24, 40.3, 1.5)),
    "plaster-heart": both(heart_path(24, 25, 40))
    + at(both(box(-15, -6, 30, 12, 6)) + s("M-6 -6V6M6 -6V6"), 24, 23, 1, -38),
    "plate-heart": d(heart_path(24, 9, 14))
    + both("M10 34C10 25 16 20.5 24 20.5S38 25 38 34Z")
    + d((18, 29, 1.8), (25, 26, 1.8), (30.5, 30, 1.8))
    + both("M3.5 34H44.5C43 40.5 38 43.5 31 43.5H17C10 43.5 5 40.5 3.5 34Z"),
    "plate-question": both((24.5, 24, 13))
    + question(24.5, 23.6, 0.85)
    + s("M3.2 6V13A3.4 3.4 0 0 0 10 13V6M6.6 16.4V43")
    + both("M42.2 6C44.6 6 45 9 45 12S44 17.5 42.2 17.5S39.4 15 39.4 12S39.8 6 42.2 6Z")
    + s("M42.2 17.5V43"),
    "puzzle-fit": both("M4 15H10.5A4.5 4.5 0 1 1 17.5 15H24V22A4.5 4.5 0 1 1 24 29V36H4Z")
    + both("M24 15H44V36H37.5A4.5 4.5 0 1 1 30.5 36H24V29A4.5 4.5 0 1 0 24 22Z"),
    "puzzle-gap": puzzle_end() + at(at(puzzle_end(), -8.5, -25), 38.2, 26, 1, 9, flip=True),
    "screen-question": both(box(4, 6, 33, 24, 3))
    + s("M3.5 36H26")
    + question(18, 18, 0.9)
    + both(box(29.5, 19, 15, 25, 3))
    + s("M35.5 38H38.5"),
    "sparkle-box": both(box(9, 26, 30, 18, 2))
    + s("M9 26L4 19M39 26L44 19M9 33H39")
    + d(star_path(24, 12, 7.5), star_path(12, 10, 4), star_path(36, 9, 4)),
    "star-ball": both((24, 21, 17.5))
    + s("M8.5 13C13 17 13 25 8.5 29M39.5 13C35 17 35 25 39.5 29M10 44.5H38")
    + d(star_path(24, 21.4, 9)),
    "fingerprint-star": s(
        "M6.4 36C5.4 32 5 28 5 23.5A19 19 0 0 1 43 23.5C43 28 42.6 32 41.6 36",
        "M13 42.5C11.2 37 10.5 31 10.5 23.5A13.5 13.5 0 0 1 37.5 23.5C37.5 31 36.8 37 35 42.5",
        "M20 45C17.2 38.5 16 31.5 16 23.5A8 8 0 0 1 32 23.5C32 31.5 30.8 38.5 28 45",
    )
    + d(star_path(24, 24, 5.4))
    + s("M24 34V39"),
    "ice-cream": both("M13.5 25L24 45L34.5 25Z")
    + s("M18 33.2L28.5 28.4M21.4 39.4L29.4 34.6")
    + both(
        "M10 22A14 14 0 0 1 38 22C38 27.5 32.5 27.5 31 24C29.5 28.6 25.5 28.6 24 24.6C22.5 28.6 18.5 28.6 17 24C15.5 27.5 10 27.5 10 22Z"
    ),
}
