"""The speed benchmark: all contestants compute the same thing, its arithmetic is right, and it runs."""

import importlib.util
from pathlib import Path
import re
import subprocess
import sys
from types import SimpleNamespace

from ganedu import GAN, plots
import keras
import numpy as np
import pytest
import tensorflow as tf
from tensorflow.python.framework import ops

from benchmarks import gpu
from benchmarks.speed import growth, report, standings, turns, with_ganedu, with_keras, with_tf1
from benchmarks.speed.tasks import Convolutional, Dense, classic_flops_per_image, digits, flops_per_image

ROOT = Path(__file__).parent.parent
TASKS = [Dense(16), Convolutional(4, 8, 32)]
SEED = (3, 4)  # of z
needs_torch = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="PyTorch is not installed: it comes with the extra bench"
)


@pytest.fixture(params=TASKS, ids=str)
def task(request):
    return request.param


@pytest.fixture
def ours(task, rng):
    """ganedu's game with random weights everywhere, biases too."""
    gan = with_ganedu.game(task)
    for network in (gan.generator, gan.discriminator):
        network.set_weights([w + rng.normal(0.0, 0.02, w.shape) for w in network.get_weights()])
    return gan


@pytest.fixture
def real(task, rng):
    return tf.constant(rng.uniform(*task.scale, (task.batch_size, *task.image_shape)), tf.float32)


def losses_and_gradients(d_loss, g_loss, gan):
    """What two functions without arguments return, and the gradient of each for its own player."""
    answers = []
    for loss, network in ((d_loss, gan.discriminator), (g_loss, gan.generator)):
        with tf.GradientTape() as tape:
            value = loss()
        answers.append((value, [g.numpy() for g in tape.gradient(value, network.trainable_weights)]))
    return answers


def of_ours(gan, real):
    return losses_and_gradients(lambda: gan.discriminator_loss(real, SEED), lambda: gan.generator_loss(real, SEED), gan)


def assert_close(expected, measured):
    for (loss, gradients), (other_loss, other_gradients) in zip(expected, measured, strict=True):
        np.testing.assert_allclose(loss, other_loss, rtol=1e-5)
        for gradient, other in zip(gradients, other_gradients, strict=True):
            np.testing.assert_allclose(gradient, other, rtol=1e-3, atol=1e-5 * max(1.0, np.abs(gradient).max()))


# ---------------------------------------------------------------------------------------------- the same game


def test_stock_keras_computes_the_same_losses_and_gradients(task, ours, real):
    stock = with_keras.game(task)
    for network, twin in ((ours.generator, stock.generator), (ours.discriminator, stock.discriminator)):
        twin.set_weights(network.get_weights())
    z = ours.prior(task.batch_size, SEED)
    theirs = losses_and_gradients(lambda: stock.discriminator_loss(real, z), lambda: stock.generator_loss(z), stock)
    assert_close(of_ours(ours, real), theirs)


def in_torch_order(task, weights, is_generator):
    """Keras's kernels and gradients as PyTorch holds them: outputs first, channels before height and width."""
    arrays = [w.transpose(3, 2, 0, 1) if w.ndim == 4 else w.T for w in map(np.asarray, weights)]
    if isinstance(task, Convolutional):
        shape = (task.size // 4, task.size // 4, 2 * task.channels)
        if is_generator:  # its first layer makes maps
            arrays[0] = arrays[0].reshape(*shape, -1).transpose(2, 0, 1, 3).reshape(arrays[0].shape)
        else:  # its last layer reads maps
            arrays[-2] = arrays[-2].reshape(-1, *shape).transpose(0, 3, 1, 2).reshape(arrays[-2].shape)
    return arrays


@needs_torch
def test_pytorch_computes_the_same_losses_and_gradients(task, ours, real):
    import torch

    from benchmarks.speed import with_torch

    expected = of_ours(ours, real)
    networks = with_torch.networks(task)
    for network, twin in zip(networks, (ours.generator, ours.discriminator), strict=True):
        weights = in_torch_order(task, twin.trainable_weights, twin is ours.generator)
        for parameter, weight in zip(network.parameters(), weights, strict=True):
            parameter.data = torch.tensor(weight)
    z = torch.tensor(ours.prior(task.batch_size, SEED).numpy())
    images = torch.tensor(real.numpy()).permute(0, 3, 1, 2)
    d_loss = with_torch.discriminator_loss(*networks, images, z)
    g_loss = with_torch.generator_loss(*networks, z)
    d_gradient = torch.autograd.grad(d_loss, networks[1].parameters())
    g_gradient = torch.autograd.grad(g_loss, networks[0].parameters())
    expected = [
        (loss, in_torch_order(task, gradients, is_generator))
        for (loss, gradients), is_generator in zip(expected, (False, True), strict=True)
    ]
    assert_close(expected, [(d_loss.item(), d_gradient), (g_loss.item(), g_gradient)])


def test_the_classic_program_has_the_same_networks_and_losses(rng):
    task = Dense(16)
    ours = with_ganedu.game(task)
    real = rng.uniform(size=(16, 784)).astype("float32")
    z = ours.prior(16, SEED).numpy()
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        g_layers, d_layers = with_tf1.variables(task)
        fed_z = tf.compat.v1.placeholder(tf.float32, z.shape)
        operations = with_tf1.program(tf.constant(real), fed_z, g_layers, d_layers)
        session.run(tf.compat.v1.global_variables_initializer())
        weights = session.run((g_layers, d_layers))
        d_loss, g_loss, *_ = session.run(operations, {fed_z: z})
    for network, layers in zip((ours.generator, ours.discriminator), weights, strict=True):
        network.set_weights([array for layer in layers for array in layer])
    images = real.reshape(16, 28, 28, 1)
    np.testing.assert_allclose(ours.discriminator_loss(images, SEED), d_loss, rtol=1e-4)
    np.testing.assert_allclose(ours.generator_loss(images, SEED), g_loss, rtol=1e-4)


def test_everyone_trains_on_the_digits_that_ganedu_streams(task):
    digit = next(iter(with_ganedu.stream(task))).numpy()
    images = digits(task)
    assert images.shape == (60_000, *task.image_shape) and images.dtype == np.float32
    assert (np.abs(images - digit[0]).max(axis=(1, 2, 3)) < 1e-6).any()


# ---------------------------------------------------------------------------------------------- arithmetic


def product_flops(roots):
    """What TensorFlow says the matrix products and convolutions cost that must run before the roots."""
    waiting, seen = list(roots), set()
    while waiting:
        op = waiting.pop()
        if op not in seen:
            seen.add(op)
            waiting += [tensor.op for tensor in op.inputs] + list(op.control_inputs)
    products = [op for op in seen if op.type == "MatMul" or op.type.startswith("Conv2D")]
    return sum(ops.get_stats_for_node_def(op.graph, op.node_def, "flops").value for op in products)


def flops_of(function, *args):
    graph = tf.function(function).get_concrete_function(*args).graph
    return product_flops([tensor.op for tensor in graph.outputs] + list(graph.control_outputs))


def test_tensorflow_counts_the_same_operations(task, ours, real):
    d_turn, g_turn = (task.batch_size * flops for flops in flops_per_image(task))
    stock = with_keras.game(task)
    stock.d_optimizer.build(stock.discriminator.trainable_weights)
    stock.g_optimizer.build(stock.generator.trainable_weights)
    assert flops_of(stock.train_step, real) == d_turn + g_turn
    # ganedu's layers reach the same sums in another way, which would be counted too.
    plain = GAN(*map(with_keras.stock_layers, (ours.generator, ours.discriminator)), prior=ours.prior)
    plain.compile(keras.optimizers.Adam(), keras.optimizers.Adam())
    assert flops_of(plain.discriminator_turn, real) == d_turn
    # The generator's turn may pass the real batch through a batch-normalised discriminator, whose averages it moves.
    unneeded = flops_of(plain.generator_turn, real) - g_turn
    assert 0 <= unneeded <= 2 * task.batch_size * sum(task.discriminator_products())


@needs_torch
def test_pytorch_counts_the_same_operations(task):
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    from benchmarks.speed import with_torch

    generator, discriminator = with_torch.networks(task)
    z = torch.zeros(task.batch_size, task.latent_dim)
    with FlopCounterMode(display=False) as d_turn:
        real = torch.zeros(task.batch_size, 1, *task.image_shape[:2])
        with_torch.discriminator_loss(generator, discriminator, real, z).backward()
    discriminator.requires_grad_(False)
    with FlopCounterMode(display=False) as g_turn:
        with_torch.generator_loss(generator, discriminator, z).backward()
    counted = d_turn.get_total_flops(), g_turn.get_total_flops()
    assert counted == tuple(task.batch_size * flops for flops in flops_per_image(task))


def test_the_classic_program_costs_what_tensorflow_counts():
    task = Dense(16)
    with tf.Graph().as_default():
        z = tf.zeros((16, task.latent_dim))
        d_loss, g_loss, *train = with_tf1.program(tf.zeros((16, 784)), z, *with_tf1.variables(task))
        counted = product_flops([d_loss.op, g_loss.op, *train])
    assert counted == 16 * classic_flops_per_image(task)


def test_the_fits_find_the_laws_that_made_the_data():
    x = np.array([1.0, 3.0, 10.0, 40.0])
    np.testing.assert_allclose(growth.power_law(x, 5.0 * x**1.7), (5.0, 1.7))
    np.testing.assert_allclose(growth.affine(1e9 * x, 0.002 + x / 50), (0.002, 50e9, 0.0), atol=1e-9)
    assert growth.affine([1e9, 2e9, 3e9], [1.0, 2.2, 3.0])[2] > 0.01


# ---------------------------------------------------------------------------------------------- turns and the page


def test_the_clock_times_a_turn_after_its_warm_up(monkeypatch):
    seconds, sent, turns_left = [0.0], [], [1.0, None]
    monkeypatch.setattr(turns.time, "perf_counter", lambda: seconds[0])
    clock = turns.Clock(SimpleNamespace(send=sent.append, recv=lambda: turns_left.pop(0)))
    with pytest.raises(turns.Over):
        for _ in range(100):
            seconds[0] += 0.1 if seconds[0] < 0.35 else 0.25  # the warm-up runs faster
            clock(10, 0.5)
    assert sent == ["ready", pytest.approx(40.0)]
    with pytest.raises(FloatingPointError, match="nan"):
        turns.Clock(None)(10, float("nan"))


def test_a_contestant_that_fails_says_why():
    with pytest.raises(RuntimeError, match="somebody failed on .*No module named"):
        turns.compete([turns.Entry("somebody", "missing", Dense())], rounds=1, seconds=0.1)


def result(name, rates, task=None):
    return turns.Result(turns.Entry(name, "", task), rates, memory=500.0)


def test_the_page_compares_round_by_round_and_judges_the_bars():
    task = Convolutional(64)
    flops = sum(flops_per_image(task))
    match = standings.Match(
        task,
        [
            result(standings.GANEDU, [100.0, 200.0, 400.0], task),
            result(standings.KERAS, [50.0, 50.0, 50.0], task),
            result(standings.TORCH, [50.0, 250.0, 320.0], task),
            result("slow products", [1.0, 1.0, 1.0]),
            result("products", [200.0 * flops, 500.0 * flops, 400.0 * flops]),
        ],
    )
    sweep = growth.sweep("batch_size", [64, 64], [result("", [100.0, 100.0], task)] * 2)
    sweep = growth.Sweep("channels", [16, 32], [1e9, 2e9], [0.1, 0.4], sweep.memory)
    page = report.page([match], [sweep], 0.1, "images/speed.png")
    assert "1.25 [1.02, 1.62] (PyTorch) | met" in page  # the median of 2, 0.8 and 1.25, not 200 / 250
    assert "50% [45%, 75%] | missed" in page
    assert page.count("not judged") == 6 and page.count("not run: the processor multiplies no bfloat16") == 2
    assert "with channels to the power 2.00" in page
    assert report.picture([match], [sweep, sweep]).png().startswith(plots.Picture((1, 1)).png()[:8])


def test_half_precision_has_a_limit_and_bars_of_its_own():
    task = Convolutional(32)
    flops = sum(flops_per_image(task))
    match = standings.Match(
        task,
        [
            result(standings.GANEDU, [100.0, 100.0], task),
            result(standings.KERAS, [90.0, 90.0], task),
            result(standings.GANEDU_HALF, [150.0, 150.0], task),
            result(standings.TORCH_HALF, [200.0, 200.0], task),
            result("products", [200.0 * flops, 200.0 * flops]),
            result("products, bfloat16", [600.0 * flops, 600.0 * flops]),
        ],
    )
    np.testing.assert_allclose(match.share(standings.GANEDU), 0.5)
    np.testing.assert_allclose(match.share(standings.GANEDU_HALF), 0.25)
    assert match.fastest_other() == standings.KERAS
    sweep = growth.Sweep("channels", [16, 32], [1e9, 2e9], [0.1, 0.4], [1.0, 1.0])
    bars = report.bars([match])
    assert "1.50 [1.50, 1.50] (ganedu) | met" in bars
    assert "0.75 [0.75, 0.75] (PyTorch, bfloat16) | missed" in bars
    assert [line.get_label() for line in report.picture([match], [sweep]).axes[0].lines[-2:]] == [
        "limit, single precision",
        "limit, bfloat16",
    ]


def test_a_check_on_a_gpu_that_fails_or_hangs_stops_no_other(capsys):
    gpu.table([gpu.Check("whole_calls_agree", limit=1), gpu.Check("speed", (9,)), gpu.Check("repeated", limit=1)])
    said = re.sub(r" \(\d+ s\)", "", capsys.readouterr().out).splitlines()
    assert said[:2] == ["## whole_calls_agree", "HUNG, ended after 1 s"]
    assert said[2:4] == ["## speed 9", "FAILED with 1"]
    assert said[4:] == ["## repeated", "HUNG, ended after 1 s"]


def test_without_a_gpu_nothing_is_said_to_have_run(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["gpu"])
    gpu.main()
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(gpu.all_checks()) and all("not run" in line for line in said)


def test_a_quick_run_measures_everything_and_writes_the_page(tmp_path):
    command = [sys.executable, "-m", "benchmarks.speed", "--quick", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "speed.md").read_text()
    assert all(line in done.stdout for line in page.splitlines() if line.startswith("| "))
    for name in (standings.GANEDU, standings.KERAS, standings.CLASSIC):
        row = re.search(rf"^\| {name} \|.*\|$", page, re.M).group()
        numbers = [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*\.?\d*(?=[\s%,\]])", row)]
        assert len(numbers) >= 7 and all(np.isfinite(numbers))
    assert (tmp_path / "images" / "speed.png").stat().st_size < 80_000
