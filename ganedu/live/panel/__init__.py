"""The live panel of a training."""
