"""Which names of one article mean the same: people, and organisations and places."""
