"""What the reader decided: an append-only log, and what stands because of it.

The library is the machine's proposal with the log on top: which mentions there are and whose they
are is a function of the proposal and of those decisions that were not taken back, whatever the
order in which they were made, taken back, or came from elsewhere.
"""
