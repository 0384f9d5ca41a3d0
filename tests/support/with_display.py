#!/usr/bin/env python3
"""Runs a command on a display of its own: with_display.py COMMAND [ARGUMENT…]"""
import os
import subprocess
import sys

from kiosk import Display

display = Display()
try:
    sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DISPLAY": display.name}, check=False).returncode)
finally:
    display.close()
