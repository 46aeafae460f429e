"""Sentences out of a running graph."""

import contextlib
import re

import tensorflow as tf

MARK = "ganedu: "


def insist(condition, sentence):
    """Within a graph, ends what goes on where a condition does not hold; `spoken` raises the sentence."""
    tf.debugging.Assert(condition, [MARK + sentence])


def refuse(sentence):
    """While a graph is made, raises a sentence as `spoken` will tell it, without TensorFlow's account around it."""
    raise ValueError(MARK + sentence)


@contextlib.contextmanager
def spoken():
    """Raises what `insist` said, that data has ended, and that nothing can be learnt, as a `ValueError`."""
    try:
        yield
    except tf.errors.InvalidArgumentError as error:
        said = re.search(rf"{MARK}([^'\]]*)", error.message)
        if said is None:
            raise
        raise ValueError(said[1]) from error
    except ValueError as error:
        said = re.search(rf"{MARK}(.*)", str(error))
        if said:
            raise ValueError(said[1]) from error
        if "No gradients provided for any variable" not in str(error):
            raise
        raise ValueError(
            "No gradient of the loss reaches the weights of G or D: an operation such as tf.round, tf.argmax, a cast "
            "to integers, tf.stop_gradient or .numpy() cuts it off, in a network, the matchup or the loss."
        ) from error
    except tf.errors.OutOfRangeError as error:
        raise ValueError(
            "The data has ended, and gives nothing when it is begun anew, as a generator that was made once, of which "
            "batches are made ahead: make the generator within the function that from_generator is given."
        ) from error
