"""The commands, one module for each thing that can be asked for."""
