"""What the checks of several exercises share; no exercise imports from another."""
