"""In what precision convolutions compute: in bfloat16 where the processor multiplies it."""

import contextlib
import functools
import os
import pathlib

from ganedu.training import devices
import keras

VARIABLE = "GANEDU_PRECISION"
CHOICES = ("auto", "float32", "bfloat16")
HALF = "mixed_bfloat16"


@functools.cache
def instructions():
    """The instructions by which the processor multiplies bfloat16, as Linux tells: Intel's tiles (AMX), AVX-512's.

    Without them bfloat16 is emulated, and slow.
    """
    about = pathlib.Path("/proc/cpuinfo")
    flags = set(about.read_text().split()) if about.exists() else ()
    return [name for name in ("amx_bf16", "avx512_bf16") if name in flags]


def chosen():
    """What the environment variable asks for: one of `CHOICES`.

    Raises:
        ValueError: if it is none of them.
    """
    choice = os.environ.get(VARIABLE) or CHOICES[0]
    if choice not in CHOICES:
        raise ValueError(f"{VARIABLE} is {choice!r}; expected {', '.join(CHOICES[:-1])} or {CHOICES[-1]}.")
    return choice


@contextlib.contextmanager
def of_convolutions():
    """While it lasts, new layers compute in bfloat16 if that is asked for, or pays: weights stay in float32.

    A dtype policy that a learner has set is left as it is.
    """
    policy = keras.config.dtype_policy()
    pays = chosen() == "auto" and instructions() and not devices.has_gpu()
    if policy.name != "float32" or not (pays or chosen() == "bfloat16"):
        yield
        return
    if pays:
        _say()
    keras.config.set_dtype_policy(HALF)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(policy)


@functools.cache
def _say():
    print(f"Convolutions compute in bfloat16 here, which this processor multiplies; {VARIABLE}=float32 turns that off.")
