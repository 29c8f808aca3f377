"""Following a story: what articles call names, and what they quote them as saying."""
