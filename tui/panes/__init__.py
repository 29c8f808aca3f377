"""The panes of the main screen; each draws what it is given and answers with messages."""
