"""The front door: the command line, the settings, and the wiring of the rooms behind it."""

__version__ = "0.1.0"
