"""What runs a game: the worker, checkpoints, callbacks, devices."""
