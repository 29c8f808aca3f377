"""What the tabs of an entity say of its story, as rows of an outline."""
