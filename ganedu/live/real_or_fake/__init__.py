"""A game against the discriminator."""
