"""Symbols of people, alone and together, and of hands."""
from marks import at, both, d, s
from people import body, bust, cradle, holding_hand, linked_fingers, pointing_hand, raised_hand, seated, walking
from shapes import arrow, box, clock, house, low_book, question, tick


def circle_of_people():
    """Five people round a ring that is their joined hands, seen from a little above, the back ones first."""
    ring = s("M24 19.5C36 19.5 42 23.5 42 28S35 36.5 24 36.5S6 32.5 6 28S12 19.5 24 19.5Z")
    places = [(16.6, 24.5), (31.4, 24.5), (6.4, 34), (41.6, 34), (24, 44.5)]
    return ring + [mark for x, base in places for mark in body(x, base, 8, 19.5)]


def person_of_patterns():
    """A body of four patches, each with its own pattern."""
    return (
        both((24, 10.5, 7))
        + both("M7 44.5V34A17 12.5 0 0 1 41 34V44.5Z")
        + d("M24 21.5V33H7.2C8 26 15 21.5 24 21.5Z", "M25 44.5V34L41 44.5Z")
        + s("M24 21.5V44.5M7 33.5H41M12.7 33.5V44.5M18.3 33.5V44.5")
    )


def people_round_table():
    """Two behind the table, one at each end; the one at the right end is small."""
    table = "M24 24.5C32 24.5 36.5 27 36.5 30S32 36 24 36S11.5 33.5 11.5 30S16 24.5 24 24.5Z"
    behind = body(17.5, 31, 10, 27) + body(30.5, 31, 10, 27)
    return behind + both(table) + s("M24 36V44M18 44H30") + body(6.9, 42, 8.8, 25) + body(41.3, 42, 7.8, 18)


SYMBOLS = {
    "adult-check": body(16, 44, 20, 40) + tick(36, 22, 1.3),
    "adult-learning": both((24, 10.5, 7), "M10 38V34.5A14 13 0 0 1 38 34.5V38Z") + low_book(24, 35),
    "arrow-person": bust(34, 42, 21) + arrow(4, 26, 20, 26, 5.5) + s("M4 16H9M4 36H9"),
    "chair-empty": s("M7 10V44M20 36V44")
    + both(box(7, 29, 14, 6, 2))
    + both(box(24, 18, 21, 5.5, 2))
    + s("M36 23.5V44"),
    "circle-people": circle_of_people(),
    "clock-family": clock(24, 12, 8.5) + bust(10, 44, 13) + bust(38, 44, 13) + bust(24, 44, 15.5),
    "clock-wait": clock(36, 13, 9.5) + seated(11, 33.5),
    "family": body(10, 44, 13, 40) + body(25.8, 44, 11.5, 31) + body(39.6, 44, 9.5, 23),
    "people-equal": body(10.5, 43, 14, 38)
    + both((37.5, 10.2, 5.2))
    + both(box(30.5, 19.6, 14, 23.4, 1.5))
    + s("M31 28.5L39.5 20M31 37L44 24M34 43L44 32.5")
    + s("M21 22H27M21 29.5H27"),
    "person-check": bust(15.5, 43.5, 24) + tick(36.5, 15, 1.3),
    "person-question": bust(15.5, 43.5, 24) + question(38, 16, 1.3),
    "person-colours": person_of_patterns(),
    "scales": both("M24 35L32 45H16Z") + s("M3.5 33.5H44.5") + bust(10.5, 32, 13) + bust(37.5, 32, 13),
    "table-people": people_round_table(),
    "two-people-door": s("M19.5 44V4H44.5V44M3.5 44H44.5")
    + both("M44.5 4L37 8V44H44.5Z")
    + body(9.2, 44, 11, 30)
    + body(28, 44, 11, 30),
    "two-people-walk": walking(13, 44.5) + walking(35, 44.5),
    "hand-open": holding_hand(-2, -11.5, 1.08),
    "hand-up": raised_hand(-3),
    "hand-choose": both(box(3.5, 3.5, 11, 16, 2.5), box(18.5, 3.5, 11, 16, 2.5), box(33.5, 3.5, 11, 16, 2.5))
    + pointing_hand(0, 1),
    "hands-check": cradle() + at(house(), 10.6, -0.6, 0.56) + tick(24, 15.4, 0.58),
    "hands-round-person": cradle() + bust(24, 23.5, 14),
    "hands-sign": both(box(15, 3.5, 18, 14, 2.5))
    + s("M16.5 15.5L21.5 10.5L25 14L27.5 11.5L31.5 15.5")
    + raised_hand(-1.8, 19.3, 0.59)
    + pointing_hand(18.2, 17.6, 0.62),
    "book-hand": low_book(26, 13.5) + holding_hand(1, 1.5, 1),
    "pledge-hands": linked_fingers(),
}
