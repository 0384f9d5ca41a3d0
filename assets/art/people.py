"""People and hands. A person is a head and a body: no hair, clothes, skin or gender, and no face."""
from marks import STROKE, at, both, curve, mirrored, number, s, union

SMALL = 2.4  # the outline of small hands with many fingers
GAP = 4.2  # between the lines of a head and of its shoulders


def bust(x, base, w):
    """Head and shoulders, w wide, standing on base."""
    high, r = 0.42 * w, 0.27 * w
    body = (
        f"M{number(x - w / 2)} {number(base)}C{number(x - w / 2)} {number(base - 0.66 * high)} {number(x - 0.3 * w)} {number(base - high)} "
        f"{number(x)} {number(base - high)}S{number(x + w / 2)} {number(base - 0.66 * high)} {number(x + w / 2)} {number(base)}Z"
    )
    return both((x, base - high - GAP - r, r), body)


def body(x, base, w, h):
    """A whole person, w wide and h tall, standing on base."""
    r = 0.37 * w
    top = base - h + 2 * r + GAP
    return both(
        (x, base - h + r, r),
        f"M{number(x - w / 2)} {number(base)}V{number(top + w / 2)}A{number(w / 2)} {number(w / 2)} 0 0 1 {number(x + w / 2)} {number(top + w / 2)}"
        f"V{number(base)}Z",
    )


def seated(x, y, k=1.0, flip=False):
    """A person on a chair, from the side, looking right; x, y is where the seat meets the back."""
    chair = at(s("M-6 -12V10M-6 3.4H8V10"), x, y, k, flip=flip)
    person = union(([(2, -9), (2, -2), (11, -2), (11, 8)], 3.3), x=x, y=y, k=k, flip=flip)
    return chair + person + at(both((2, -20, 5)), x, y, k, flip=flip)


def walking(x, base, k=1.0, flip=False):
    """A person in mid-step, from the side, walking right; 38 tall."""
    legs = ([(0, -16), (-6, -3)], 2.8), ([(0, -16), (6, -3)], 2.8)
    return union(*legs, ([(0, -22), (0, -15)], 4.4), x=x, y=base, k=k, flip=flip) + at(
        both((0.8, -33.5, 5)), x, base, k, flip=flip
    )


def raised_hand(x=0, y=0, k=1.0):
    """Palm towards us, with a cuff."""
    fingers = [([(px, top), (px, 30)], 3) for px, top in ((18.5, 13), (24.5, 7.5), (30.5, 8.5), (36.5, 13.5))]
    palm = [([(21.5, 30), (33.5, 30)], 6), ([(25.5, 33), (30, 33)], 6.5), ([(22, 33), (10.5, 24.5)], [4.5, 3])]
    return union(*fingers, *palm, x=x, y=y, k=k, ink=STROKE if k == 1 else SMALL) + at(
        both("M20.5 38.5H34.5V44.5H20.5Z"), x, y, k
    )


def holding_hand(x=0, y=0, k=1.0):
    """An open hand from the side, palm up, fingers to the right; the palm is at 24, 30."""
    return at(
        both(
            "M11.5 30.5C15 26.5 18 25.5 21 25.5H29A3.4 3.4 0 0 1 32 30.2L39.5 25.2C43 23 46 27 43 30L34 39C32.4 40.6 30.5 41.5 28 41.5H11.5Z",
            "M4 28H11.5V43H4Z",
        )
        + s("M32 30.2C31.4 31.6 30.2 32.3 29 32.3H21.5"),
        x,
        y,
        k,
    )


def cradle():
    """Two hands from below, fingers up at the sides; what they hold is between x 13 and 35, above y 29."""

    def hand(flip):
        return union(
            ([(19, 41.5), (13, 34.5), (6, 20)], [4.2, 4.2, 3]),
            ([(13.5, 35.5), (19, 29.5)], [4, 2.8]),
            x=48 if flip else 0,
            flip=flip,
        )

    return hand(False) + hand(True)


def pointing_hand(x=0, y=0, k=1.0):
    """One finger up, the others folded; the fingertip is at 24, 12."""
    return union(
        ([(24, 12), (24, 34)], 3),
        ([(30, 26), (30, 34)], 3),
        ([(36, 28), (36, 35)], 3),
        ([(27, 35), (33, 35)], 6),
        ([(29, 37.5), (32.5, 37.5)], 6.5),
        ([(27, 38), (15.5, 29.5)], [4.5, 3]),
        x=x,
        y=y,
        k=k,
        ink=STROKE if k == 1 else SMALL,
    )


def linked_fingers():
    """Two hands, palms towards us, three fingers folded, the little fingers up and hooked into each other."""
    little = (
        [(18.6, 32), (19, 25.5)]
        + curve((19, 25.5), (19.8, 17.5), (22.6, 9.4), (28.4, 8.6), 14)[1:]
        + curve((28.4, 8.6), (32.6, 8), (35, 11.4), (34, 16), 9)[1:]
    )
    folded = [([(x, top), (x, 31)], 2.5) for x, top in ((4.6, 25.2), (9.4, 22.8), (14.2, 23))]
    palm = ([(9, 33.6), (14.6, 33.6)], 6.8), ([(4.6, 30), (8, 33)], 2.5)
    hand = union((little, [2.5] + [3.1] * (len(little) - 1)), *folded, *palm, ink=SMALL) + both("M5.5 39.5H18V45H5.5Z")
    return mirrored(hand) + hand
