"""A touchscreen: Xorg with the dummy video driver, and fingers through its inputtest driver.

The fingers' messages are those of xf86-input-inputtest-protocol.h (xorg-server 21.1), see inputtestdrv(4).
"""
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import time

from house import WINDOW, NotRun

MODULES = pathlib.Path("/usr/lib/xorg/modules")
NEEDED = {"drivers/dummy_drv.so": "xserver-xorg-video-dummy", "input/inputtest_drv.so": "xserver-xorg-core"}
CONFIG = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 32768
EndSection
Section "Monitor"
  Identifier "glass"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "{w}x{h}" 148.5 1920 2008 2052 2200 1080 1084 1089 1125
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "glass"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "{w}x{h}"
    Virtual {w} {h}
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "fingers"
  Driver "inputtest"
  Option "DeviceType" "Touch"
  Option "SocketPath" "{folder}/fingers"
EndSection
Section "InputDevice"
  Identifier "keys"
  Driver "inputtest"
  Option "DeviceType" "Keyboard"
  Option "SocketPath" "{folder}/keys"
EndSection
Section "ServerLayout"
  Identifier "kiosk"
  Screen "screen"
  InputDevice "fingers" "CorePointer"
  InputDevice "keys" "CoreKeyboard"
EndSection
"""
VERSION, WAIT_FOR_SYNC, TOUCH = 0, 1, 6
BEGIN, UPDATE, END = 18, 19, 20  # XI_TouchBegin and its sisters
AXIS_MOST = 0xFFFF


class TouchDisplay:
    """An Xorg of our own; NotRun says why there can't be one here."""

    def __init__(self, folder):
        if not shutil.which("Xorg"):
            raise NotRun("there is no Xorg; install the package xserver-xorg-core")
        for module, package in NEEDED.items():
            if not (MODULES / module).exists():
                raise NotRun(f"{module} is missing; install the package {package}")
        if os.geteuid() != 0:
            raise NotRun("Xorg with a configuration of its own needs root")
        folder.mkdir()
        (folder / "xorg.conf").write_text(CONFIG.format(w=WINDOW[0], h=WINDOW[1], folder=folder))
        self.log = folder / "xorg.log"
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xorg", "-displayfd", str(write), "-config", str(folder / "xorg.conf"), "-logfile", str(self.log), "-noreset",
             "-nolisten", "tcp", "-novtswitch", "-sharevts"], pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if not number:
            self.process.wait()
            raise NotRun(f"Xorg does not start here: {self.complaint()}")
        self.name = f":{number}"
        self.fingers = Fingers(folder / "fingers")

    def complaint(self):
        said = [line.split("(EE)")[-1].strip() for line in self.log.read_text(errors="replace").splitlines() if "(EE)" in line]
        return next((line for line in said if len(line) > 10), "its log says nothing") if said else "its log says nothing"

    def close(self):
        self.fingers.close()
        self.process.terminate()
        self.process.wait()


class Fingers:
    """Ten of them, by number, on the touch device that listens at `path`; each call returns when Xorg is done with it."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(10)
        end = time.monotonic() + 10
        while True:
            try:
                self.socket.connect(str(path))
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.02)
        self.socket.sendall(struct.pack("=IIHH", 12, VERSION, 1, 0))
        self.read(12)

    def read(self, size):
        got = b""
        while len(got) < size:
            more = self.socket.recv(size - len(got))
            assert more, "Xorg hung up on the fingers"
            got += more
        return got

    def touch(self, finger, kind, x, y):
        places = [(x + 0.5) * AXIS_MOST / WINDOW[0], (y + 0.5) * AXIS_MOST / WINDOW[1]] + [0.0] * 62
        mask = bytes([3]) + bytes(7)
        event = struct.pack("=IIIII8s4x64d64d", 1056, TOUCH, finger, kind, 0, mask, *places, *[0.0] * 64)
        self.socket.sendall(event)
        self.socket.sendall(struct.pack("=II", 8, WAIT_FOR_SYNC))
        self.read(8)

    def down(self, finger, x, y):
        self.touch(finger, BEGIN, x, y)

    def slide(self, finger, x, y):
        self.touch(finger, UPDATE, x, y)

    def up(self, finger, x, y):
        self.touch(finger, END, x, y)

    def ask(self, line):
        """What a Kiosk asks its mouse for: "tap X Y"."""
        word, x, y = line.split()
        assert word == "tap"
        self.down(0, int(x), int(y))
        self.up(0, int(x), int(y))
        return "ok"

    def close(self):
        self.socket.close()
