"""Semi-supervised learning: the discriminator names classes, from few labels and many images without."""

from ganedu.games.feature_matching import FeatureMatchingGAN
from ganedu.parts import networks
import keras
import numpy as np
import tensorflow as tf


@keras.saving.register_keras_serializable("ganedu")
class SemiSupervisedGAN(FeatureMatchingGAN):
    """A GAN whose discriminator is a classifier of K classes (Salimans et al., 2016, section 5).

    Of its K logits l the sum Z = Σ exp(l) says how real an example is: D(x) = Z / (Z + 1). The classifier learns names
    from the labelled examples, and from all others, as from fakes, what belongs to any class at all. The generator
    matches features.

    A batch is a pair: a labelled batch `(images, labels)`, and a batch of images without labels; `data.together` makes
    such streams.

    Args:
        generator: a built Keras network from z `(batch, latent_dim)` to samples.
        discriminator: a built Keras network from samples to the logits of the classes `(batch, classes)`.
        objective, penalty, prior, d_turns, seed: as for `GAN`.

    Attributes:
        classifier: the network of the class logits.
        discriminator: the same as one of a single logit, log Z.

    Raises:
        TypeError, ValueError: if the parts do not fit together.
    """

    def __init__(self, generator, discriminator, *arguments, **options):
        _check_classifier(discriminator)
        super().__init__(generator, networks.real_or_fake(discriminator), *arguments, **options)
        self.classifier = discriminator

    def discriminator_loss(self, batch, seed):
        (labelled, labels), real = batch
        logits = self.classifier(labelled, training=True)
        supervised = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
        return tf.reduce_mean(supervised) + super().discriminator_loss(real, seed)

    def generator_loss(self, batch, seed):
        _, real = batch
        return super().generator_loss(real, seed)

    def classify(self, images):
        """The probabilities of the classes, in inference mode.

        Where `d_optimizer` was made with `use_ema=True`, the averaged weights judge.

        Args:
            images: `(n, ...)`, scaled as in training.

        Returns:
            A float32 array `(n, classes)`.
        """
        parts = np.array_split(np.asarray(images, "float32"), max(1, len(images) // 500))
        weights = [tf.convert_to_tensor(weight) for weight in self._judging_weights()]
        return np.concatenate([self._classified(weights, tf.constant(part)).numpy() for part in parts])

    def _judging_weights(self):
        weights, optimizer = self.classifier.trainable_variables, getattr(self, "d_optimizer", None)
        optimizer = getattr(optimizer, "inner_optimizer", optimizer)
        if optimizer is None or not optimizer.use_ema or tf.convert_to_tensor(optimizer.iterations) == 0:
            return weights
        team = zip(optimizer._trainable_variables, optimizer._model_variables_moving_average, strict=True)
        averages = {id(weight): average for weight, average in team}
        return [averages[id(weight)] for weight in weights]

    @tf.function(reduce_retracing=True)
    def _classified(self, weights, images):
        rest = self.classifier.non_trainable_variables
        return tf.nn.softmax(self.classifier.stateless_call(weights, rest, images, training=False)[0])

    def check_batch(self, batch):
        shape = tf.nest.map_structure(lambda part: 0, batch)
        if shape != ((0, 0), 0):
            raise TypeError(
                "A semi-supervised GAN takes a labelled batch and one without labels: "
                "data.together(data.stream(images, labels, batch_size=100), data.mnist(100))."
            )
        (labelled, labels), real = batch
        super().check_batch(labelled)
        super().check_batch(real)
        self._check_labels(labels.numpy())

    def _check_labels(self, labels):
        classes = self.classifier.output_shape[-1]
        if not np.issubdtype(labels.dtype, np.integer):
            raise TypeError(f"The labels have dtype {labels.dtype}; expected integers: labels.astype('int32').")
        if labels.min() < 0 or labels.max() >= classes:
            raise ValueError(
                f"The labels reach from {labels.min()} to {labels.max()}; with {classes} classes they are 0 to "
                f"{classes - 1}. End D with as many units as there are classes, and number them from 0."
            )

    def get_config(self):
        return {**super().get_config(), "discriminator": keras.saving.serialize_keras_object(self.classifier)}


def _check_classifier(network):
    if not isinstance(network, keras.Model) or not network.built:
        raise TypeError(f"discriminator is {network!r}; expected a built Keras network from samples to class logits.")
    if len(network.output_shape) != 2 or network.output_shape[-1] < 2:
        raise ValueError(
            f"The discriminator returns {network.output_shape}; expected one logit for each class, (batch, classes): "
            "end it with Dense(10) for ten. Whether an example is real follows from all of them together."
        )
    if getattr(network.layers[-1], "activation", None) is keras.activations.softmax:
        raise ValueError("The discriminator ends in a softmax; the losses take logits: end it with no activation.")
