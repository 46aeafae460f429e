"""Loads TensorFlow quietly and sets it up for the course."""

import contextlib
import functools
import gc
import os
import warnings


@functools.cache
def load():
    """Imports TensorFlow and Keras; GPU memory is taken as it is needed, not all at once, and two cores are used well.

    Raises:
        RuntimeError: if Keras already runs on another backend.
    """
    _check(os.environ["KERAS_BACKEND"])
    with _silenced(), _kept():
        import keras
        import tensorflow as tf
    _check(keras.backend.backend())  # Keras may have been imported before ganedu could choose
    # Each new GAN traces graphs of its own, which TensorFlow takes for a fault.
    tf.get_logger().addFilter(lambda record: "tf.function retracing" not in record.getMessage())
    # With it, TensorFlow 2.21 lets a gradient penalty read a bias while Adam changes it, and trainings differ.
    tf.config.optimizer.set_experimental_options({"dependency_optimization": False})
    gpus = tf.config.list_physical_devices("GPU")
    try:
        for gpu in gpus:
            tf.config.experimental.set_memory_growth(gpu, True)
        if cores() == 2 and not gpus:
            # Two operations side by side beat two cores that share each: 1.1 to 1.2 times the steps of dense networks.
            tf.config.threading.set_inter_op_parallelism_threads(2)
            tf.config.threading.set_intra_op_parallelism_threads(1)
    except RuntimeError:  # too late once TensorFlow is in use
        if gpus:
            warnings.warn(
                "TensorFlow was in use before ganedu was imported, and keeps the whole memory of the GPU to itself: "
                "restart the kernel and import ganedu first.",
                stacklevel=2,
            )


def cores():
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def _check(name):
    if name != "tensorflow":
        raise RuntimeError(
            f"Keras runs on {name!r} here, and ganedu needs TensorFlow. "
            "Unset KERAS_BACKEND (or set it to 'tensorflow') and restart the kernel."
        )


@contextlib.contextmanager
def _silenced():
    """Sends file descriptor 2 nowhere: TensorFlow's C++ start-up notes ignore every logging setting."""
    saved, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
        os.close(nowhere)


@contextlib.contextmanager
def _kept():
    """Spares the garbage collector what stays for good anyway: TensorFlow is there a sixth sooner."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
