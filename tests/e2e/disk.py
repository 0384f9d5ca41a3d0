"""A disk so small that it can be filled."""
import os
import subprocess

from house import NotRun


def first_line(text):
    return next(iter(text.strip().splitlines()), "no reason given")


def small_disk(house, size="3m"):
    folder = house.folder / "disk"
    folder.mkdir()
    if os.geteuid() != 0:
        raise NotRun("only root can mount a small disk to fill")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "pledge-test", str(folder)],
                             capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        raise NotRun(f"a small disk can't be mounted here ({first_line(mounted.stderr)})")
    house.ends.callback(subprocess.run, ["umount", "-l", str(folder)], check=False)
    return folder


def fill(folder):
    """Takes every byte that is left."""
    with open(folder / "filler", "wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            pass
