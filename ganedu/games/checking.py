"""What is wrong with the parts of a game, in a sentence, before anything is trained."""

import inspect
import pathlib

from ganedu.numbers import is_number, is_whole, shown, type_of, with_article
from ganedu.parts import objectives, optimizers, penalties, priors
from ganedu.parts.arguments import arguments
from ganedu.parts.outputs import name_of_end, output_range
import keras
import numpy as np
import tensorflow as tf

LABELS = ("int32", "int64")


def checked_turns(name, turns, usual):
    """A positive integer, or a sentence that says what is usual."""
    if not is_whole(turns, least=1):
        raise ValueError(f"{name} is {shown(turns)}; expected a positive integer: {usual}.")
    return int(turns)


def checked_file(path, overwrite=True, ending=".keras"):
    """The path of a file that can be written, or a sentence."""
    if not isinstance(path, (str, pathlib.PurePath)):
        raise TypeError(f"The path is {shown(path)}; expected that of a file that ends in {ending}.")
    file = pathlib.Path(path).expanduser()
    if not file.name.endswith(ending):
        raise ValueError(f"The file is {shown(str(path))}; it is saved as one that ends in {ending}.")
    if file.exists() and not overwrite:
        raise ValueError(f"{file.name} is there already; choose another name, or overwrite=True.")
    if not file.parent.is_dir():
        raise ValueError(f"The folder {file.parent.resolve()} is missing; make it first, or choose another.")
    return file


def checked_count(count):
    """How many samples, or a sentence."""
    if not is_whole(count, least=1):
        raise ValueError(f"count is {shown(count)}; expected a positive integer, such as 64.")
    return int(count)


def checked_epochs(epochs, initial_epoch, steps_per_epoch):
    """The three as integers, the last one or None, or a sentence."""
    for name, count, least in (("epochs", epochs, 1), ("initial_epoch", initial_epoch, 0)):
        if not is_whole(count, least=least):
            raise ValueError(f"{name} is {shown(count)}; expected a whole number of at least {least}.")
    if steps_per_epoch is not None and not is_whole(steps_per_epoch, least=1):
        raise ValueError(f"steps_per_epoch is {shown(steps_per_epoch)}; expected a whole number such as 1_000.")
    return int(epochs), int(initial_epoch), steps_per_epoch and int(steps_per_epoch)


def check_options(game, others):
    """Raises a sentence where a game is made with an argument that neither its class nor Keras takes."""
    unknown = [name for name in others if name not in ("name", "trainable", "dtype")]
    if unknown:
        names = ", ".join(arguments(type(game), keras.Model))
        raise TypeError(f"{type(game).__name__} takes no {', '.join(unknown)}; it takes {names}.")


def check_named_once(game, names):
    """Raises a sentence where a class gives a network of its base another name, since a file would hold it under both.

    Args:
        game: a game of a class that may be a learner's own.
        names: what its class and the bases of it are made from.
    """
    own = inspect.signature(type(game).__init__).parameters
    parts = {name: getattr(game, name) for name in names}
    for usual in set(names) - set(own):
        for other in set(names) & set(own):
            if isinstance(parts[usual], keras.Model) and parts[other] is parts[usual]:
                kind = type(game).__name__
                raise TypeError(
                    f"{kind} calls the {usual} {other}, and a file would hold it under both names: call the argument "
                    f"of {kind}'s __init__ {usual}, or take *networks there and pass them on."
                )


def check_rates(game):
    """Raises a sentence if a learning rate is negative, NaN or infinite."""
    for name in ("d_optimizer", "g_optimizer"):
        rate = float(tf.convert_to_tensor(getattr(game, name).learning_rate))
        if not 0.0 <= rate < float("inf"):
            raise ValueError(
                f"The learning_rate of {name} is {rate}; expected a number above 0: game.{name}.learning_rate = 2e-4."
            )


def check_steps_together(steps):
    """Raises a sentence unless these are steps for one call of the graph."""
    if steps != "auto" and not is_whole(steps, least=1):
        raise ValueError(f"steps_per_execution is {shown(steps)}; expected a whole number such as 16, or 'auto'.")


def check_fit(others, unknown):
    """Raises a sentence where `fit` is given more than it takes."""
    if others or "y" in unknown:
        raise TypeError(
            "fit takes the data in one: with labels as a pair, fit((images, labels)), for a game that takes labels, "
            "such as ConditionalGAN."
        )
    if "steps" in unknown:
        raise TypeError(f"fit calls it steps_per_epoch={shown(unknown['steps'])}; steps is what live.train takes.")
    if unknown:
        raise TypeError(
            f"fit has no {', '.join(unknown)}: a game is not validated and weighs no examples, and its streams are "
            "shuffled. It takes steps_per_epoch, epochs, batch_size, callbacks and verbose."
        )


def check_team(optimizer, team, new=False):
    """Raises a sentence if a team has nothing to train, or its optimizer is another team's.

    Args:
        optimizer: of the team.
        team: the networks.
        new: whether the optimizer is only now given to the team.
    """
    if not _trainable(team):
        raise ValueError(
            f"The network {team[0].name} has no weights to train: it is frozen. A game trains each team in turn, so "
            "nothing need be frozen; set its trainable = True."
        )
    if optimizer.built and _trained_by(optimizer) != _trainable(team):
        raise ValueError(
            f"This {type(optimizer).__name__} was built for other weights and keeps its memory of them: make a new one "
            "for this game."
            if new
            else f"Other weights of the network {team[0].name} are trainable now than when the game was compiled: call "
            "compile again, with new optimizers."
        )


def _trainable(team):
    return {id(weight) for network in team for weight in network.trainable_weights}


def _trained_by(optimizer):
    return {id(weight) for weight in optimizers.unscaled(optimizer)._trainable_variables}


def check_optimizers(d_optimizer, g_optimizer, others):
    """Raises a sentence unless these are two Keras optimizers, and nothing else."""
    if others or d_optimizer is None or g_optimizer is None:
        given = f" {', '.join(others)} is not among them." if others else ""
        raise TypeError(
            "A game brings its losses and is compiled with an optimizer for each team:"
            f" compile(d_optimizer=Adam(2e-4), g_optimizer=Adam(2e-4)).{given}"
        )
    for name, optimizer in (("d_optimizer", d_optimizer), ("g_optimizer", g_optimizer)):
        if not isinstance(optimizer, keras.optimizers.Optimizer):
            raise TypeError(
                f"{name} is {shown(optimizer)}; expected a Keras optimizer, such as keras.optimizers.Adam(2e-4)."
            )
    if d_optimizer is g_optimizer:
        raise ValueError("Both teams were given the same optimizer object; each keeps its own memory: make two.")


def checked_network(name, network):
    """A network that is built, or a sentence."""
    if not isinstance(network, keras.Model):
        raise TypeError(f"{name} is {shown(network)}; expected a Keras network, such as networks.dcgan_generator().")
    if not network.built:
        cure = "begin it with keras.Input(shape)" if isinstance(network, keras.Sequential) else _wrapped(name)
        raise ValueError(f"The {name} has no weights yet: {cure}.")
    if not getattr(network, "inputs", None):
        raise ValueError(f"Keras does not know the shapes of the {name}, a class of your own: {_wrapped(name)}.")
    returned = getattr(network, "output", None)
    if isinstance(returned, dict) or isinstance(returned, (list, tuple)) and len(returned) == 1:
        raise ValueError(f"The {name} returns {type_of(returned)}; expected the tensor within.")
    if _halves(network.outputs):
        raise ValueError(
            f"The {name} ends in half precision, too coarse for losses and samples: let its last layer compute in "
            "float32, such as keras.layers.Activation('linear', dtype='float32')."
        )
    if _halves(network.trainable_weights):
        raise ValueError(
            f"The weights of the {name} are in half precision, too coarse to add small steps to: set the policy "
            "'mixed_float16' or 'mixed_bfloat16' before you build it."
        )
    return network


def _halves(tensors):
    return any(tensor.dtype in ("float16", "bfloat16") for tensor in tensors)


def _wrapped(name):
    return f"inputs = keras.Input(shape), then {name} = keras.Model(inputs, {name}(inputs))"


def check_places(generator, discriminator):
    """Raises a sentence if two networks stand in each other's place."""
    known = all(getattr(network, "inputs", None) for network in (generator, discriminator))
    if known and generator.output_shape == (None, 1) != discriminator.output_shape == generator.input_shape:
        raise ValueError("The networks stand in each other's place: a GAN takes the generator first.")


def check_outputs(name, network, count, of):
    """Raises a sentence unless a network returns `count` logits, one for each `of`; for None at least 2 of them."""
    returns = network.output_shape
    if returns[-1] != count if count else returns[-1] < 2:
        raise ValueError(
            f"The {name} returns {returns}; expected one logit for each {of}, (batch, {count or 'classes'}): "
            f"end it with Dense({count or 10})."
        )
    if output_range(network) is not None:
        raise ValueError(
            f"The {name} ends in {with_article(name_of_end(network))}; the losses take logits: end it with "
            f"Dense({returns[-1]}), no activation."
        )


def check_alone(discriminator):
    """Raises a sentence if a discriminator takes more than samples, which are all that a game shows it."""
    if not isinstance(discriminator.input_shape, tuple):
        raise ValueError(
            f"The discriminator takes {len(discriminator.inputs)} inputs, and this game shows it samples alone; "
            "ConditionalGAN shows labels too."
        )


def check_sample_shapes(generator, name, network):
    """Raises a sentence if a generator makes samples of another shape than a network of one input takes."""
    if isinstance(network.input_shape, tuple) and not isinstance(generator.output_shape, tuple):
        raise ValueError(
            f"The generator returns {len(generator.outputs)} tensors and the {name} takes one: let it return the "
            "samples alone."
        )
    if isinstance(network.input_shape, tuple):
        _check_equal(generator.output_shape[1:], name, network.input_shape[1:])


def check_inputs(discriminator, generator, condition, cure):
    """Raises a sentence unless a discriminator takes samples and beside them a condition."""
    takes = discriminator.input_shape
    if not isinstance(takes, list) or len(takes) != 2:
        raise ValueError(
            f"The discriminator takes {takes}; expected two inputs, samples and their {condition}: {cure}. A D that is "
            "not given the condition never asks for it."
        )
    _check_equal(generator.output_shape[1:], "discriminator", takes[0][1:])


def _check_equal(made, name, taken):
    if len(made) != len(taken) or any(side not in (None, own) for own, side in zip(made, taken, strict=True)):
        raise ValueError(f"The generator makes samples of shape {made} and the {name} takes {taken}; make them equal.")


def check_separate(name, network, discriminator):
    """Raises a sentence if a network shares trained weights with one of the other team."""
    if _trainable([network]) & _trainable([discriminator]):
        raise ValueError(
            f"The {name} shares weights with the discriminator: the generators' turn would train D to be deceived. "
            f"Give the {name} layers of its own."
        )


def checked_weight(name, weight):
    """A number of at least 0, or a sentence."""
    if not is_number(weight, least=0):
        raise ValueError(f"{name} is {shown(weight)}; expected a number of at least 0, such as 1.0.")
    return weight


def checked_objective(objective):
    """An `objectives.Objective`, or a sentence."""
    if not isinstance(objective, objectives.Objective):
        raise TypeError(f"objective is {shown(objective)}; expected an Objective, such as objectives.non_saturating.")
    return objective


def checked_penalty(penalty, discriminator):
    """A penalty that goes with the discriminator, or a sentence."""
    if not isinstance(penalty, penalties.Penalty):
        raise TypeError(f"penalty is {shown(penalty)}; expected one of ganedu.penalties, such as penalties.r1(1.0).")
    penalty.get_config()  # which says what is missing in a class of one's own
    if penalty.per_example and mixes_examples(discriminator):
        raise ValueError(
            "The penalty is on the discriminator's gradient at each example by itself, and a layer such as batch "
            "normalisation makes every score depend on the whole batch: build the discriminator without it, as "
            "networks.dcgan_discriminator() is."
        )
    return penalty


def mixes_examples(network):
    """Whether in training what a network says of one example depends on another: a gradient tells, or a known layer.

    Weights that begin at 0 hide such a layer from the gradient.
    """
    layers = network._flatten_layers()
    if any(isinstance(layer, keras.layers.BatchNormalization) and layer.trainable for layer in layers):
        return True
    rows = [_alike(part) for part in network.inputs]
    floats = [part for part in rows if part.dtype.is_floating]
    with tf.GradientTape() as tape, keras.StatelessScope():
        tape.watch(floats)
        outputs = network(rows if len(rows) > 1 else rows[0], training=True)
        first = tf.reduce_sum(tf.cast(tf.nest.flatten(outputs)[0][0], tf.float32))
    gradients = tape.gradient(first, floats, unconnected_gradients="zero")
    return any(bool(tf.reduce_any(gradient[1:] != 0)) for gradient in gradients)


def _alike(part):
    """Two rows that a network takes, nearly alike: far from each other, one may not feel the other."""
    shape = (2, *[side or 8 for side in part.shape[1:]])
    if not tf.as_dtype(part.dtype).is_floating:
        return tf.zeros(shape, part.dtype)
    draws = tf.random.stateless_normal((1, *shape[1:]), (0, 1)) + 0.01 * tf.random.stateless_normal(shape, (0, 2))
    return tf.cast(draws, part.dtype)


def checked_latents(z, latent_dim):
    """z as a float32 tensor `(n, latent_dim)`, or a sentence."""
    count = z if is_whole(z, least=1) else 64
    hint = f"expected (n, {latent_dim}), as gan.prior({count}) draws."
    try:
        z = tf.convert_to_tensor(z, tf.float32)
    except (TypeError, ValueError):
        raise TypeError(f"z is {shown(z)}; {hint}") from None
    if z.shape.rank != 2 or z.shape[1] != latent_dim:
        raise ValueError(f"z has shape {tuple(z.shape)}; {hint}")
    return z


def checked_inputs(given, network):
    """What a network takes, floats as float32, or a sentence."""
    parts = list(given) if isinstance(given, tuple) else [given]
    expected = [(part.dtype, part.shape[1:]) for part in network.inputs]
    words = " and ".join(f"{dtype} {('n', *shape)}".replace("'", "") for dtype, shape in expected)
    wrong = f"D takes {words}"
    if len(parts) != len(expected):
        raise ValueError(f"{wrong}; given were {len(parts)} parts. Several go into a tuple, (images, labels).")
    made = []
    for part, (dtype, shape) in zip(parts, expected, strict=True):
        values = part if tf.is_tensor(part) else np.asarray(part)  # a tensor may be watched by a tape
        if made and values.dtype.name in LABELS:  # as D itself takes them in training
            values = values[:, None] if tuple(shape) == (1,) and len(values.shape) == 1 else values
            values = tf.cast(values, dtype) if len(values.shape) == 1 + len(shape) else values
        floats = values.dtype.is_floating if tf.is_tensor(values) else np.issubdtype(values.dtype, np.floating)
        if values.dtype == object or ("float" in dtype) != floats:
            grey = "float" in dtype and values.dtype != object and not made
            cure = "of grey levels give images / 127.5 - 1" if grey else "give arrays, of a stream next(iter(stream))"
            raise TypeError(f"{wrong}; given was {shown(part)} of {values.dtype}: {cure}.")
        given = tuple(values.shape)
        if len(given) != 1 + len(shape) or not all(s in (None, n) for s, n in zip(shape, given[1:], strict=True)):
            raise ValueError(f"{wrong}; given was {given}.")
        made.append(tf.cast(values, dtype))
    if len({len(part) for part in made}) > 1:
        raise ValueError(f"{wrong}; given were {' and '.join(str(len(part)) for part in made)} rows.")
    return made if len(made) > 1 else made[0]


def takes_noise(generator):
    """Whether a generator takes one vector for each example."""
    return isinstance(generator.input_shape, tuple) and len(generator.input_shape) == 2


def checked_prior(prior, generator, from_noise):
    """The prior, or a sentence; the normal one for None, if the generator takes vectors."""
    if not takes_noise(generator):
        if from_noise:
            raise ValueError(f"The generator takes {generator.input_shape}; expected z of shape (batch, latent_dim).")
        return prior
    if prior is None:
        return priors.normal(generator.input_shape[-1])
    if not isinstance(prior, priors.Prior):
        raise TypeError(f"prior is {shown(prior)}; expected one of ganedu.priors, such as priors.normal(64).")
    prior.get_config()  # as for a penalty
    if prior.latent_dim != generator.input_shape[-1]:
        raise ValueError(
            f"The prior draws z of {prior.latent_dim} coordinates and the generator takes {generator.input_shape[-1]}; "
            "give both the same latent_dim."
        )
    return prior


def check_code(generator, prior, example, categories=None, numbers=None):
    """Raises a sentence unless z is `coded`, with so many categories and numbers where they are given."""
    if not takes_noise(generator):
        raise ValueError(
            f"The generator takes {generator.input_shape}; expected z alone, (batch, latent_dim): the code is part of "
            f"it. Take the network as it is, and {example}."
        )
    coded = isinstance(prior, priors.coded)
    if coded and categories is not None:
        coded = (len(prior.categories), prior.numbers) == (categories, numbers)
    if not coded:
        raise ValueError(f"prior is {shown(prior)}; expected a code in front of the noise: {example}.")
