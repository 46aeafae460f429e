"""The discriminator's eye."""
