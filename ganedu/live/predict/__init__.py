"""A prediction before a result."""
