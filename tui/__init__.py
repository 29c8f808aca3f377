"""The reader that the user sees: screens, panes and keys."""
