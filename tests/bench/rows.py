"""One line of the table, and what may go wrong on the way to it."""
import dataclasses
import subprocess

from house import Gone, councils

# what a bench that can't run raises
WRONG = (RuntimeError, OSError, ValueError, AttributeError, subprocess.SubprocessError, Gone, councils.Failed)


@dataclasses.dataclass
class Row:
    name: str
    figure: float
    unit: str
    limit: str  # "" when it is there to be known
    over: bool
    ratio: float | None  # to what was measured beside it
    beside: str

    @staticmethod
    def table(rows):
        cells = [("what", "figure", "limit", "", "ratio", "measured beside it, in the same run")]
        for row in rows:
            figure = f"{row.figure:.0f}" if row.figure >= 100 else f"{row.figure:.2f}" if row.figure < 10 else f"{row.figure:.1f}"
            cells.append((row.name, f"{figure} {row.unit}", row.limit or "–", "OVER" if row.over else "ok" if row.limit else "",
                          f"{row.ratio:.2f}" if row.ratio is not None else "–", row.beside))
        widths = [max(len(line[i]) for line in cells) for i in range(5)]
        return ["  ".join([*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[5]]).rstrip() for line in cells]
