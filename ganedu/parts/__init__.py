"""Values that are handed to a game: objectives, penalties, priors, networks, layers, optimizers."""
