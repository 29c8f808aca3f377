"""Following a story: with whom, since when, called what, saying what, connected how, what is new.

Every answer is made of sentences of articles. What needs grammar was found when an article was
recognised and is stored with its place; the rest is worked out from mentions when it is asked for.
"""
