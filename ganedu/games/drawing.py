"""What a game makes, as it would be shown: with averaged weights where there are any, and nothing in it changed."""

import collections
import json
import zipfile

from ganedu.games import averages, checking, fitting
from ganedu.parts.layers import plain
from ganedu.parts.outputs import output_range
from ganedu.training.files import replaced
import keras
import numpy as np
import tensorflow as tf

CHUNK = 500  # rows drawn at once, so that memory stays small
SEED = (0, 1)  # of the noise behind fakes that are only looked at


class Sampler:
    """Draws with one network of a game in inference mode.

    Args:
        game: a `Game`.
        name: of one of its networks, such as "generator".
        usual_inputs: a function that gives inputs such as the network has in training. The statistics of batch
            normalisation are taken from them; with None the moving ones are used.
    """

    def __init__(self, game, name, usual_inputs=None):
        self._game, self._name, self._usual_inputs = game, name, usual_inputs
        self._standing = None, None  # a mark of what they are computed from, and the statistics

    @property
    def _network(self):
        return getattr(self._game, self._name)

    def values(self):
        """The values with which the network draws: lists for its trainable and for its other variables."""
        weights = self._weights()
        if self._usual_inputs is None or not self._momenta():
            return weights, self._network.non_trainable_variables
        inputs = self._usual_inputs()
        mark = averages.mark([*weights, *self._network.non_trainable_variables, *tf.nest.flatten(inputs)])
        if self._standing[0] != mark:
            self._standing = mark, self._standing_statistics(weights, inputs)
        return weights, self._standing[1]

    def network(self):
        """A copy of the network that has these values, of Keras's own layers: a `keras.Model`."""
        copy = plain(self._network)
        weights, rest = self.values()
        variables = [*copy.trainable_variables, *copy.non_trainable_variables]
        for variable, value in zip(variables, [*weights, *rest], strict=True):
            variable.assign(value)
        return copy

    def __call__(self, inputs):
        """What the network makes of inputs `(n, ...)`: a float32 array."""
        weights, rest = ([tf.convert_to_tensor(value) for value in part] for part in self.values())
        starts = range(0, max(len(inputs), 1), CHUNK)
        drawn = [self._draw(weights, rest, inputs[start : start + CHUNK]).numpy() for start in starts]
        return np.concatenate(drawn).astype("float32", copy=False)

    def glance(self, inputs):
        """The same, at half the cost: with the batch normalisation's statistics of these inputs themselves."""
        weights = [tf.convert_to_tensor(value) for value in self._weights()]
        return self._glance(weights, inputs, bool(self._momenta())).numpy()

    def _weights(self):
        averages = self._game.averaged(self._network)
        return self._network.trainable_variables if averages is None else averages

    def _momenta(self):
        """The momentum of each moving statistic of batch normalisation, by the statistic's id."""
        return {
            id(statistic): layer.momentum
            for layer in _normalisations(self._network)
            for statistic in (layer.moving_mean, layer.moving_variance)
        }

    @tf.function(reduce_retracing=True)
    def _draw(self, weights, rest, inputs):
        return self._network.stateless_call(weights, rest, inputs, training=False)[0]

    @tf.function
    def _glance(self, weights, inputs, training):
        rest, halves = self._network.non_trainable_variables, tf.split(inputs, 2)
        # Two halves, since a network by itself keeps no more than one core busy.
        drawn = [self._network.stateless_call(weights, rest, half, training=training)[0] for half in halves]
        return tf.concat(drawn, axis=0)

    @tf.function
    def _standing_statistics(self, weights, inputs):
        """The network's other variables, with the statistics of batch normalisation that belong to these weights.

        The moving statistics lag behind the weights: early in a training, and with averaged weights, samples were far
        off. Those of one fixed batch take their place, the "standing statistics" of Brock et al. (2019).
        """
        variables = self._network.non_trainable_variables
        before, shares = [tf.convert_to_tensor(variable) for variable in variables], self._momenta()

        def after(values):
            return self._network.stateless_call(weights, values, inputs, training=True)[1]

        now = after(before)
        if self._repeats():  # what is left of the old value is seen where that is one more
            one_more = after(
                [old + 1 if id(part) in shares else old for part, old in zip(variables, before, strict=True)]
            )
            moved = zip(variables, now, one_more, strict=True)
            shares |= {id(part): tf.reduce_mean(b - a) for part, a, b in moved if shares.get(id(part), 1.0) < 1.0}

        def standing(old, new, share):
            if not tf.is_tensor(share) and share == 1.0:
                return old
            return (new - share * old) / (1.0 - share)  # Keras moved it to share · old + (1 - share) · the batch's

        return [
            standing(old, new, shares[id(part)]) if id(part) in shares else old
            for part, old, new in zip(variables, before, now, strict=True)
        ]

    def _repeats(self):
        """Whether a layer of batch normalisation, or a part with one, stands in more than one place of a graph."""
        for part in self._network._flatten_layers():
            graph = getattr(part, "_functional", part)  # which a Sequential keeps
            levels = getattr(graph, "_nodes_by_depth", {}).values()
            uses = collections.Counter(node.operation for level in levels for node in level)
            often = [layer for layer, count in uses.items() if count > 1 and isinstance(layer, keras.Layer)]
            if any(_normalisations(layer) for layer in often):
                return True
        return False


def _normalisations(part):
    return [layer for layer in part._flatten_layers() if isinstance(layer, keras.layers.BatchNormalization)]


class Fakes:
    """Plays a game's matchup on a batch, as in training, and changes nothing.

    Args:
        game: a `Game`; of several duels in it, the first is played.
    """

    def __init__(self, game):
        self._game = game

    def __call__(self, batch):
        """The fakes of a batch: a float32 array, of several parts the first."""
        teams = [self._game.averaged(network) or network.trainable_variables for network in self._game.generators]
        return self._play(batch, [tf.convert_to_tensor(value) for team in teams for value in team]).numpy()

    def in_unit_range(self, batch):
        """The same in [-1, 1]."""
        return in_unit_range(self(batch), self._game.duels(batch)[0][0].generator)

    def many(self, count, batches):
        """The same of as many batches as it takes: a float32 array `(count, ...)`."""
        if batches is None:
            raise ValueError("This game makes samples from more than noise: give the data, gan.samples(64, stream).")
        made, found = [], 0
        for batch in batches.repeat():
            made.append(self.in_unit_range(batch))
            found += len(made[-1])
            if found >= count:
                return np.concatenate(made)[:count]

    @tf.function(autograph=False, reduce_retracing=True)
    def _play(self, batch, values):
        weights = [weight for network in self._game.generators for weight in network.trainable_variables]
        gan, part = self._game.duels(batch)[0]
        with keras.StatelessScope(state_mapping=list(zip(weights, values, strict=True))):
            _, fake, _ = gan.matchup(part, tf.constant(SEED, tf.int64))
        return tf.cast(tf.nest.flatten(fake)[0], tf.float32)


def export(game, filepath):
    """Saves the generator alone, as a network for any program with Keras, which makes what `generate` makes.

    It has the weights that `generate` draws with, averaged ones for instance; `game.generator.save` would keep those of
    the last turn. Layers of your own, and those of lesson 04, need their classes there too. It takes z, standard normal
    `(n, latent_dim)` with `priors.normal`; of a `ConditionalGAN` the first coordinates are the class, one-hot.

    Args:
        game: a `GAN`.
        filepath: of the file, which ends in `.keras`.

    Raises:
        ValueError: if the file's name ends otherwise, its folder is missing, or a game is in it.
    """
    path, network = checking.checked_file(filepath), game.sampler.network()
    if (held := written_down(path)) and not held["module"].startswith("keras"):
        raise ValueError(
            f"{path.name} holds a {held['class_name']}, which would be lost: give the generator alone another name."
        )
    with replaced(path) as aside:
        network.save(aside)


def written_down(path):
    """What Keras has written down of the object in a file, or None where there is no such file."""
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as file:
        return json.loads(file.read("config.json")) if "config.json" in file.namelist() else None


def score(game, samples):
    """What D says of samples, in inference mode; larger is more real.

    Args:
        game: a `GAN`.
        samples: `(n, ...)`, scaled as in training; where D takes more than that, a tuple of what it takes, such as
            `(images, labels)`.

    Returns:
        Logits, a float32 tensor `(n, ...)`.

    Raises:
        TypeError, ValueError: if D does not take them.
    """
    inputs = checking.checked_inputs(samples, game.discriminator)
    if hasattr(game, "classes") and isinstance(inputs, list) and inputs[1].shape[1:] in ((), (1,)):
        fitting.checked_labels(tf.cast(tf.reshape(inputs[1], [-1]), tf.int32), len(inputs[0]), game.classes)
    logits = game.discriminator(inputs, training=False)
    return tf.cast(logits, tf.float32)


def in_unit_range(samples, network):
    """Samples of a network in [-1, 1], where its outputs have a range."""
    low, high = output_range(network) or (-1.0, 1.0)
    if (low, high) == (-1.0, 1.0):
        return samples
    return (samples - low) / (high - low) * 2.0 - 1.0
