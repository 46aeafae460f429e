"""More than fakes that the discriminator should tell from real samples."""

from ganedu.games.gan import GAN


class WithNegatives(GAN):
    """A GAN whose discriminator is shown further samples that are not real, such as pictures with the wrong caption.

    Args: those of `GAN`.
    """

    def negatives(self, batch, seed):
        """What else is not real: a list of pairs, a weight beside the fakes' 1, and D's logits."""
        raise TypeError(f"{type(self).__name__} lacks negatives(batch, seed), a list of pairs (weight, logits).")

    def discriminator_loss(self, batch, seed):
        real, fake, discriminate = self.matchup(batch, seed)
        real_logits = discriminate(real)
        shown = [(1.0, discriminate(fake)), *self.negatives(batch, seed)]
        loss = sum(weight * self.objective.discriminator(real_logits, logits) for weight, logits in shown)
        return loss / sum(weight for weight, _ in shown) + self.penalty(discriminate, real, fake, seed)
