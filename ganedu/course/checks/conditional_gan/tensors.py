"""How answers in TensorFlow are held against NumPy, and whether a network can learn through them."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import Hint, call
from ganedu.course.checks.common.tensors import check_slopes, on_tensors, tensors
import tensorflow as tf

NUMPY = (
    "TensorFlow lost the gradient, and the players could not learn through this: stay with tf or keras functions; "
    "no NumPy, no .numpy(), no stop_gradient."
)
ERRORS = (("symbolic", NUMPY), ("'numpy'", NUMPY))


def compare_tensors(answer, equation, arguments, mistakes, known=(), picture=None, trained=(0, 1)):
    """Holds an answer that takes tensors against its equation in NumPy; then gradients have to pass through it.

    Args:
        answer, equation, arguments, mistakes, known, picture: as for `compare`.
        trained: which of the arguments need the whole gradient.

    Returns:
        What the answer gave, as a float array.

    Raises:
        Hint: if the answer is not the equation's, or a gradient is lost.
    """
    found = compare(on_tensors(answer), equation, arguments, mistakes, known, picture)
    inputs = tensors(arguments)
    compiled = tf.function(answer, autograph=False)
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        result = call(compiled, *inputs, known=(*ERRORS, *known))
    if not tf.is_tensor(result) or any(slopes is None for slopes in tape.gradient(result, inputs)):
        raise Hint(NUMPY)
    check_slopes(answer, equation, arguments, trained)
    return found
