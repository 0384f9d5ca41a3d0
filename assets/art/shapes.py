"""The things that appear in more than one picture, so that families look alike. Lengths are units of the 48 grid."""
import math

from marks import at, both, d, number, s


def box(x, y, w, h, r=3.0):
    """A rectangle with round corners, as a path."""
    return (
        f"M{number(x + r)} {number(y)}H{number(x + w - r)}A{r} {r} 0 0 1 {number(x + w)} {number(y + r)}V{number(y + h - r)}"
        f"A{r} {r} 0 0 1 {number(x + w - r)} {number(y + h)}H{number(x + r)}A{r} {r} 0 0 1 {number(x)} {number(y + h - r)}"
        f"V{number(y + r)}A{r} {r} 0 0 1 {number(x + r)} {number(y)}Z"
    )


def question(x, y, k=1.0):
    return at(s("M-4.4 -4.4C-4 -7.2 -2.2 -8.6 0 -8.6C2.8 -8.6 4.6 -6.9 4.6 -4.5C4.6 -1 0 -1.2 0 2.6"), x, y, k) + d(
        (x, y + 7.6 * k, 2.1)
    )


def tick(x, y, k=1.0):
    return at(s("M-6.5 0.6L-2 5L6.5 -5"), x, y, k)


def heart_path(x, y, w):
    return at(
        d(
            "M0 9.4C-6.6 4.9 -9.5 1.4 -9.5 -2.6C-9.5 -6 -7.1 -8.4 -4.2 -8.4C-2.4 -8.4 -0.9 -7.4 0 -5.8"
            "C0.9 -7.4 2.4 -8.4 4.2 -8.4C7.1 -8.4 9.5 -6 9.5 -2.6C9.5 1.4 6.6 4.9 0 9.4Z"
        ),
        x,
        y,
        w / 19,
    )[0].shape


def star_path(x, y, r, inner=0.46):
    points = []
    for n in range(10):
        far = r if n % 2 == 0 else r * inner
        angle = math.radians(-90 + 36 * n)
        points.append(f"{number(x + far * math.cos(angle))} {number(y + far * math.sin(angle))}")
    return "M" + "L".join(points) + "Z"


def bubble_path(x, y, w, h, r=6.0, tail="left", drop=7.0):
    """A speech bubble; the tail hangs below the box by drop, near its left or right end."""
    start = (
        f"M{number(x + r)} {number(y)}H{number(x + w - r)}A{r} {r} 0 0 1 {number(x + w)} {number(y + r)}V{number(y + h - r)}"
        f"A{r} {r} 0 0 1 {number(x + w - r)} {number(y + h)}"
    )
    if tail == "left":
        start += f"H{number(x + r + drop + 1)}L{number(x + r)} {number(y + h + drop)}V{number(y + h)}"
    else:
        start += f"H{number(x + w - r)}V{number(y + h + drop)}L{number(x + w - r - drop - 1)} {number(y + h)}"
    return (
        start
        + f"H{number(x + r)}A{r} {r} 0 0 1 {number(x)} {number(y + h - r)}V{number(y + r)}A{r} {r} 0 0 1 {number(x + r)} {number(y)}Z"
    )


def big_bubble():
    """The bubble of every "speech-…" picture with one bubble; room inside: 8…40 × 8…31."""
    return both(bubble_path(4, 4, 40, 31, 8))


def clock(x, y, r):
    return both((x, y, r)) + s(
        f"M{number(x)} {number(y - r * 0.55)}V{number(y)}L{number(x + r * 0.38)} {number(y + r * 0.26)}"
    )


def calendar():
    """Room inside: 9…39 × 20…41."""
    return both(box(6, 8, 36, 36, 5)) + s("M6 18H42M15.5 4V11.5M32.5 4V11.5")


def house(x=0, y=0, k=1.0):
    return at(
        both("M9 21V38.5A3.5 3.5 0 0 0 12.5 42H35.5A3.5 3.5 0 0 0 39 38.5V21L24 7.5Z")
        + s("M4.5 24.5L24 7.5L43.5 24.5"),
        x,
        y,
        k,
    )


def open_book(x, y, w, lines=False):
    """Centre x and y; lines are the writing on its pages."""
    k = w / 40
    out = at(
        both(
            "M0 -13C-4.6 -16.2 -11.4 -17.2 -20 -16.4V12.6C-11.4 11.8 -4.6 13 0 16.4C4.6 13 11.4 11.8 20 12.6V-16.4"
            "C11.4 -17.2 4.6 -16.2 0 -13Z"
        )
        + s("M0 -13V16.4"),
        x,
        y,
        k,
    )
    if lines:
        out += at(
            s(
                "M-13.5 -7.6C-11 -7.5 -8.4 -7 -6.3 -6M-13.5 0C-11 0.1 -8.4 0.6 -6.3 1.6"
                "M13.5 -7.6C11 -7.5 8.4 -7 6.3 -6M13.5 0C11 0.1 8.4 0.6 6.3 1.6"
            ),
            x,
            y,
            k,
        )
    return out


def low_book(x, y):
    """An open book seen from a little above, 34 wide; x and y are its middle."""
    return at(
        both(
            "M0 -5.5C-3.6 -8 -9.5 -9.2 -17 -8.8V6C-9.5 5.6 -3.6 6.6 0 9.2C3.6 6.6 9.5 5.6 17 6V-8.8C9.5 -9.2 3.6 -8 0 -5.5Z"
        )
        + s("M0 -5.5V9.2"),
        x,
        y,
    )


def phone_handset(x, y, k=1.0):
    return at(
        both(
            "M-11 -18H-6.8C-5.6 -18 -4.6 -17.2 -4.2 -16L-2.6 -10C-2.2 -9 -2.6 -7.8 -3.4 -7.2L-6.8 -4.4C-4.6 0 -0.2 4.6 4.4 6.8"
            "L7.2 3.4C7.8 2.6 9 2.2 10 2.6L16 4.2C17.2 4.6 18 5.6 18 6.8V11C18 14.8 15 18 11 18C-4 18 -18 4 -18 -11C-18 -15 -14.8 -18 -11 -18Z"
        ),
        x,
        y,
        k,
    )


def mobile(x, y, w, h):
    """A phone with a screen; top left corner."""
    return both(box(x, y, w, h, 4.5))


def arrow(x1, y1, x2, y2, head=5.0):
    """A straight arrow that ends at x2, y2."""
    angle = math.atan2(y2 - y1, x2 - x1)
    ends = [
        (x2 + head * 1.3 * math.cos(angle + turn), y2 + head * 1.3 * math.sin(angle + turn))
        for turn in (math.radians(138), math.radians(-138))
    ]
    return s(
        f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}M{number(ends[0][0])} {number(ends[0][1])}"
        f"L{number(x2)} {number(y2)}L{number(ends[1][0])} {number(ends[1][1])}"
    )


def page(x=9, y=4, w=30, h=40):
    return both(box(x, y, w, h, 4))


def cloud(x=0, y=0, k=1.0):
    return at(both("M13.5 39A9.5 9.5 0 0 1 11.6 20.2A12.5 12.5 0 0 1 35.6 17.4A10.9 10.9 0 0 1 34.2 39Z"), x, y, k)


def sun_half(x, y, r):
    """A low sun, sitting on the line y."""
    return both(f"M{number(x - r)} {number(y)}A{r} {r} 0 0 1 {number(x + r)} {number(y)}Z")


def coin(x, y, w=18.0):
    """A coin lying flat; x its middle, y its underside."""
    return both(box(x - w / 2, y - 6, w, 6, 3.0))


def pound_coin(x, y, r):
    """A coin from the front."""
    k = r / 10.5
    return both((x, y, r)) + at(
        s("M3.6 -4C3.2 -6.2 -2.4 -6.4 -1.6 -1.6C-1.2 1.2 -1.6 3.4 -3.4 5.2H4M-4 0.4H1.8"), x, y, k
    )


def dashed(points, on=4.2, off=4.8):
    """The line through the points, drawn as dashes."""
    out, left, drawing, path = "", on, True, [points[0]]
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        far, done = math.hypot(x2 - x1, y2 - y1), 0.0
        while far - done > left:
            done += left
            spot = (x1 + (x2 - x1) * done / far, y1 + (y2 - y1) * done / far)
            if drawing:
                path.append(spot)
                out += "M" + "L".join(f"{number(a)} {number(b)}" for a, b in path)
            path, drawing, left = [spot], not drawing, off if drawing else on
        left -= far - done
        path.append((x2, y2))
    return s(out)


def flame(x, y, k=1.0):
    """A small flame that stands on x, y."""
    return at(
        both("M0 0C-3.6 0 -5 -2.4 -4.4 -4.8C-3.8 -7.2 -1.2 -8.4 0 -11.6C1.2 -8.4 3.8 -7.2 4.4 -4.8C5 -2.4 3.6 0 0 0Z"),
        x,
        y,
        k,
    )


def tangle(x, y, k=1.0):
    """A line that loops over itself."""
    return at(s("M-14 4C-13 -6 -4 -9 -1 -3C2 3 -6 8 -8 2C-10 -5 3 -11 7 -5C10 0 4 7 1 3C-2 -2 8 -6 14 1"), x, y, k)
