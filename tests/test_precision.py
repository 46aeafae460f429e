"""Convolutions compute in bfloat16 where the processor multiplies it, and losses never do."""

import os
import pathlib

from ganedu import GAN, data, networks, objectives, penalties
from ganedu.optimizers import Adam
from ganedu.parts import precision
import keras
import numpy as np
import pytest
import tensorflow as tf

SHAPE = (8, 8, 1)
TILES = "flags : fpu sse2 avx512_bf16 amx_bf16 amx_tile"


@pytest.fixture
def processor(monkeypatch):
    """Sets what the processor says of itself, and what the environment asks for."""

    def says(flags, asked=None):
        monkeypatch.setattr(pathlib.Path, "exists", lambda path: flags is not None)
        monkeypatch.setattr(pathlib.Path, "read_text", lambda path: flags)
        (monkeypatch.delenv if asked is None else lambda name: monkeypatch.setenv(name, asked))(precision.VARIABLE)
        precision.instructions.cache_clear()
        precision._say.cache_clear()

    yield says
    precision.instructions.cache_clear()
    precision._say.cache_clear()


def precisions(network):
    """What its layers with weights compute in."""
    return [layer.compute_dtype for layer in network.layers if layer.weights]


@pytest.mark.parametrize(
    ("flags", "asked", "expected"),
    [
        (TILES, None, "bfloat16"),
        (TILES, "auto", "bfloat16"),
        (TILES, "float32", "float32"),
        ("flags : fpu avx512f avx512_bf16", None, "bfloat16"),
        ("flags : fpu avx2 avx512f", None, "float32"),
        ("flags : fpu avx2", "bfloat16", "bfloat16"),
        (None, None, "float32"),
    ],
    ids=str,
)
def test_convolutional_networks_compute_in_what_pays(processor, flags, asked, expected):
    processor(flags, asked)
    for network in (networks.dcgan_discriminator(SHAPE, 4), networks.dcgan_generator(4, 4, SHAPE)):
        assert precisions(network)[0] == expected
        assert precisions(network)[-1] == "float32"
        assert {weight.dtype for weight in network.weights} == {"float32"}
    assert set(precisions(networks.dense_discriminator(SHAPE, (4,)))) == {"float32"}
    assert keras.config.dtype_policy().name == "float32"


def test_a_learners_policy_is_left_alone(processor):
    processor(TILES)
    keras.config.set_dtype_policy("mixed_float16")
    try:
        assert precisions(networks.dcgan_discriminator(SHAPE, 4))[0] == "float16"
        assert keras.config.dtype_policy().name == "mixed_float16"
    finally:
        keras.config.set_dtype_policy("float32")


def test_it_is_said_once(processor, capsys):
    processor(TILES)
    networks.dcgan_discriminator(SHAPE, 4)
    networks.dcgan_generator(4, 4, SHAPE)
    said = capsys.readouterr().out
    assert said.count("\n") == 1 and "GANEDU_PRECISION=float32 turns that off" in said


def test_not_on_a_gpu(processor, monkeypatch, capsys):
    processor(TILES)
    monkeypatch.setattr("ganedu.training.devices.has_gpu", lambda: True)
    assert precisions(networks.dcgan_discriminator(SHAPE, 4))[0] == "float32"
    assert capsys.readouterr().out == ""


def test_an_unknown_precision(processor):
    processor(TILES, "half")
    with pytest.raises(ValueError, match="GANEDU_PRECISION is 'half'; expected auto, float32 or bfloat16"):
        networks.dcgan_discriminator(SHAPE, 4)


@pytest.mark.parametrize("objective", [objectives.non_saturating, objectives.wasserstein])
def test_losses_penalties_and_optimizers_stay_in_single_precision(processor, objective):
    processor(TILES)
    penalty = penalties.gradient_penalty(10.0) if objective is objectives.wasserstein else penalties.r1(0.1)
    players = networks.dcgan_generator(4, 4, SHAPE), networks.dcgan_discriminator(SHAPE, 4)
    gan = GAN(*players, objective=objective, penalty=penalty)
    gan.compile(Adam(1e-3), Adam(1e-3, use_ema=True), run_eagerly=True)
    batch = tf.zeros((5, *SHAPE))
    real, fake, discriminate = gan.matchup(batch, (0, 0))
    assert fake.dtype == discriminate(real).dtype == tf.float32
    assert gan.penalty(discriminate, real, fake, (0, 0)).dtype == tf.float32
    assert gan.discriminator_loss(batch, (0, 0)).dtype == gan.generator_loss(batch, (0, 0)).dtype == tf.float32
    kept = [*gan.d_optimizer.variables, *gan.g_optimizer.variables, *gan.variables]
    assert not any("bfloat16" in str(variable.dtype) for variable in kept)
    history = gan.fit(data.stream(np.zeros((20, *SHAPE), "uint8"), batch_size=5), steps_per_epoch=2, verbose=0).history
    assert np.isfinite(list(history.values())).all()


def test_what_is_kept_of_the_course_is_made_in_single_precision():
    root = pathlib.Path(__file__).parent.parent
    assert os.environ[precision.VARIABLE] == "float32"
    for tool in ("Makefile", "tools/lessons.py", "tools/verify.py", "tools/study_run.py", "benchmarks/zoo.py"):
        assert precision.VARIABLE in (root / tool).read_text()
