"""Drives the built program on a real pty: the main path, every way out, hostile data, odd terminals."""
import os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import finish
import again, ending, faults, hostile, path, terminals

for part in (path, again, ending, hostile, terminals, faults):
    print(f"-- {part.__doc__}")
    part.run()
finish()
