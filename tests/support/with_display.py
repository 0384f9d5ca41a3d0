#!/usr/bin/env python3
"""Runs a command on a display of its own: with_display.py COMMAND [ARGUMENT…]"""
import os
import subprocess
import sys

from kiosk import Display

# what a graphics driver never gives back is unloaded before the leak check could tell whose it is
asan = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
display = Display()
try:
    sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DISPLAY": display.name, "ASAN_OPTIONS": asan}, check=False).returncode)
finally:
    display.close()
