"""What is measured, and how: each figure as a ratio to a peer or a limit of the same run."""
