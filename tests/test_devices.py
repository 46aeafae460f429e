"""One game on several devices: each test runs programs of its own, since TensorFlow fixes its devices at the start."""

import json
import os
import pathlib
import socket
import subprocess
import sys

from ganedu import GAN, networks
import keras
import numpy as np
import pytest

ROOT = pathlib.Path(__file__).parent.parent
GAME = """
import json
from ganedu import GAN, data, networks, optimizers, penalties
import keras, numpy as np, tensorflow as tf

def play(strategy, batch_size=16):
    with strategy.scope():
        keras.utils.set_random_seed(0)
        gan = GAN(
            networks.dense_generator(2, (16,), (2,), activation=None),
            networks.dense_discriminator((2,), (16,)),
            penalty=penalties.gradient_penalty(1.0) + penalties.r1(1.0),
            d_turns=2,
        )
        gan.compile(optimizers.Adam(1e-3), optimizers.Adam(1e-3, use_ema=True))
    points = np.random.default_rng(0).normal(size=(512, 2)).astype("float32")
    history = gan.fit(data.stream(points, batch_size=batch_size), steps_per_epoch=20, epochs=2, verbose=0).history
    copies = [[c.numpy().tolist() for c in strategy.experimental_local_results(w.value)] for w in gan.weights]
    return {**history, "weights": copies, "samples": gan.generate(gan.prior(5, seed=1)).tolist()}
"""
TWO_DEVICES = """
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
"""


def start(code, *arguments, **variables):
    command = [sys.executable, "-c", GAME + code, *arguments]
    environment = {**os.environ, **variables}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def answer(process):
    output, errors = process.communicate(timeout=280)
    assert process.returncode == 0, errors[-2000:]
    return json.loads(output.splitlines()[-1])


def assert_equal_games(several, one):
    for copies, (single,) in zip(several["weights"], one["weights"], strict=True):
        for copy in copies:
            np.testing.assert_array_equal(copy, copies[0])
        np.testing.assert_allclose(copies[0], single, atol=1e-5)
    for name in ("d_loss", "g_loss", "samples"):
        np.testing.assert_allclose(several[name], one[name], rtol=1e-4, atol=1e-5)


@pytest.fixture(scope="module")
def replicas():
    """What one device and two of one program play, and how the two answer a batch that they cannot share."""
    code = """
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
one, two, refused = play(tf.distribute.get_strategy()), play(strategy), None
try:
    play(strategy, batch_size=15)
except Exception as error:
    refused = str(error)
print(json.dumps({"one": one, "two": two, "refused": refused}))
"""
    return answer(start(TWO_DEVICES + code))


@pytest.fixture
def one_device(replicas):
    return replicas["one"]


def test_two_replicas_play_the_game_of_one_device(replicas, one_device):
    assert all(len(copies) == 2 for copies in replicas["two"]["weights"])
    assert_equal_games(replicas["two"], one_device)


def test_a_batch_that_two_devices_cannot_share_is_refused(replicas):
    assert "A batch of 15 examples cannot be shared equally by 2 devices" in replicas["refused"]


def test_two_workers_play_the_game_of_one_device(one_device):
    workers = [f"127.0.0.1:{port}" for port in free_ports(2)]
    processes = []
    for index in range(2):
        config = {"cluster": {"worker": workers}, "task": {"type": "worker", "index": index}}
        code = "print(json.dumps(play(tf.distribute.MultiWorkerMirroredStrategy())), flush=True)"
        processes.append(start(code, TF_CONFIG=json.dumps(config)))
    try:
        answers = [answer(process) for process in processes]
    finally:
        for process in processes:
            process.kill()
    assert answers[0]["weights"] == answers[1]["weights"]
    for several in answers:
        assert_equal_games(several, one_device)


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def test_batch_normalisation_sees_the_joint_batch():
    """The script of docs/scaling.md, on one device and on two."""
    command = [sys.executable, "benchmarks/scale.py", "--steps", "8", "--channels", "4", "--batch-size", "32"]
    one, two = (
        json.loads(subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=True).stdout)
        for more in ([], ["--logical", "2"])
    )
    assert (one["devices"], two["devices"]) == (1, 2)
    for name in ("d_loss", "g_loss", "samples"):
        np.testing.assert_allclose(one[name], two[name], rtol=1e-3)


@pytest.fixture
def policy():
    yield keras.config.set_dtype_policy
    keras.config.set_dtype_policy("float32")


def half_precision_gan():
    keras.utils.set_random_seed(0)
    gan = GAN(networks.dense_generator(2, (16,), (2,), None), networks.dense_discriminator((2,), (16,)))
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3, use_ema=True))
    return gan


@pytest.mark.parametrize("name", ["mixed_float16", "mixed_bfloat16"])
def test_half_precision_follows_the_full_game(policy, points, name):
    full = half_precision_gan().fit(points, steps_per_epoch=20, verbose=0).history
    policy(name)
    gan = half_precision_gan()
    half = gan.fit(points, steps_per_epoch=20, verbose=0).history
    assert gan.generator.layers[0].compute_dtype == name.removeprefix("mixed_")
    for loss in ("d_loss", "g_loss"):
        np.testing.assert_allclose(half[loss], full[loss], rtol=0.03)
    scaled = [isinstance(each, keras.optimizers.LossScaleOptimizer) for each in (gan.d_optimizer, gan.g_optimizer)]
    assert scaled == [name == "mixed_float16"] * 2
    samples = gan.generate(gan.prior(6))
    assert samples.dtype == np.float32 and np.isfinite(samples).all()


def test_in_float16_a_step_that_overflows_is_skipped_by_both_players(policy, points):
    policy("mixed_float16")
    gan = half_precision_gan()
    gan.compile(
        keras.optimizers.LossScaleOptimizer(keras.optimizers.Adam(1e-3), initial_scale=2.0**100),
        keras.optimizers.LossScaleOptimizer(keras.optimizers.Adam(1e-3), initial_scale=2.0**100),
    )
    before = {name: network.get_weights() for name, network in gan.players.items()}
    gan.fit(points, steps_per_epoch=1, verbose=0)
    for name, network in gan.players.items():
        for old, new in zip(before[name], network.get_weights(), strict=True):
            np.testing.assert_array_equal(old, new)
    for optimizer in (gan.d_optimizer, gan.g_optimizer):
        assert float(optimizer.dynamic_scale) == 2.0**99 and int(optimizer.iterations) == 0


def test_a_half_precision_gan_is_saved_with_its_loss_scales(policy, points, tmp_path):
    policy("mixed_float16")
    gan = half_precision_gan()
    gan.fit(points, steps_per_epoch=3, verbose=0)
    gan.save(tmp_path / "gan.keras")
    again = keras.saving.load_model(tmp_path / "gan.keras")
    for game in (gan, again):
        game.fit(points, steps_per_epoch=3, verbose=0)
    for a, b in zip(gan.weights, again.weights, strict=True):
        np.testing.assert_array_equal(a, b)
