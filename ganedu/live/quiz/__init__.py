"""Questions with an answer."""
