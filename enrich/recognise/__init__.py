"""Finding names: a spaCy pipeline of the model's recogniser and the project's own components.

Each component is registered with spaCy under its ``newsreader_…`` name when its module is
imported, reads and writes ``doc.ents``, and can be put into any English pipeline behind a
recogniser. What a component needs to know of the layout it takes from ``doc._.blocks``; a Doc
without blocks is one paragraph.
"""
