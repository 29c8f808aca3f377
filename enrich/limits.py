"""How much of an article the background work takes on."""

# Names are looked for in so many code points of a text: memory is bounded.
LONGEST_CHARS = 200_000
