"""What is wrong with the parts of a game, in a sentence, before anything is trained."""

from ganedu.numbers import is_number, is_whole, shown
from ganedu.parts import objectives, penalties, priors
from ganedu.parts.outputs import name_of_end, output_range
import keras
import tensorflow as tf


def checked_turns(name, turns, usual):
    """A positive integer, or a sentence that says what is usual."""
    if not is_whole(turns, least=1):
        raise ValueError(f"{name} is {shown(turns)}; expected a positive integer: {usual}.")
    return int(turns)


def check_optimizers(d_optimizer, g_optimizer):
    """Raises a sentence unless these are two Keras optimizers."""
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
        cure = "begin it with keras.Input(shape)" if isinstance(network, keras.Sequential) else _wrapped(network)
        raise ValueError(f"The {name} has no weights yet: {cure}.")
    if not getattr(network, "inputs", None):
        raise ValueError(f"Keras does not know the shapes of the {name}, a class of your own: {_wrapped(network)}.")
    if any(weight.dtype in ("float16", "bfloat16") for weight in network.trainable_weights):
        raise ValueError(
            f"The weights of the {name} are in half precision, too coarse to add small steps to: set the policy "
            "'mixed_float16' or 'mixed_bfloat16' before you build it."
        )
    return network


def _wrapped(network):
    return f"inputs = keras.Input(shape), then keras.Model(inputs, {type(network).__name__}()(inputs))"


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
            f"The {name} ends in a {name_of_end(network)}; the losses take logits: end it with "
            f"Dense({returns[-1]}), no activation."
        )


def check_sample_shapes(generator, name, network):
    """Raises a sentence if a generator makes samples of another shape than a network of one input takes."""
    if isinstance(network.input_shape, tuple):
        _check_equal(generator.output_shape[1:], name, network.input_shape[1:])


def check_inputs(discriminator, generator, condition, cure):
    """Raises a sentence unless a discriminator takes samples and beside them a condition."""
    takes = discriminator.input_shape
    if not isinstance(takes, list) or len(takes) != 2:
        raise ValueError(
            f"The discriminator takes {takes}; expected two inputs, samples and their {condition}: make it with "
            f"{cure}. A D that is not given the condition never asks for it."
        )
    _check_equal(generator.output_shape[1:], "discriminator", takes[0][1:])


def _check_equal(made, name, taken):
    if made != taken:
        raise ValueError(f"The generator makes samples of shape {made} and the {name} takes {taken}; make them equal.")


def check_separate(network, discriminator):
    """Raises a sentence if a network of the generators' team shares weights with the discriminator."""
    theirs = {id(weight) for weight in discriminator.weights}
    if any(id(weight) in theirs for weight in network.weights):
        raise ValueError(
            f"The {network.name} shares weights with the discriminator: the generators' turn would train D to be "
            f"deceived. Give the {network.name} layers of its own."
        )


def checked_weight(weight):
    """A number of at least 0, or a sentence."""
    if not is_number(weight, least=0):
        raise ValueError(f"weight is {shown(weight)}; expected a number of at least 0, such as 1.0.")
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
    if penalty.per_example and mixes_examples(discriminator):
        raise ValueError(
            "The penalty is on the discriminator's gradient at each example by itself, and a layer such as batch "
            "normalisation makes every score depend on the whole batch: build the discriminator without it, as "
            "networks.dcgan_discriminator() is."
        )
    return penalty


def mixes_examples(network):
    """Whether in training what a network says of one example depends on another: a gradient tells."""
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
    if prior.latent_dim != generator.input_shape[-1]:
        raise ValueError(
            f"The prior draws z of {prior.latent_dim} coordinates and the generator takes {generator.input_shape[-1]}; "
            "give both the same latent_dim."
        )
    return prior


def check_code(prior, example, categories=None, numbers=None):
    """Raises a sentence unless a prior is `coded`, with so many categories and numbers where they are given."""
    coded = isinstance(prior, priors.coded)
    if coded and categories is not None:
        coded = (len(prior.categories), prior.numbers) == (categories, numbers)
    if not coded:
        raise ValueError(f"prior is {shown(prior)}; expected a code in front of the noise: {example}.")
