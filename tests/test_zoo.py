"""The zoo: what is stored is what was trained, it is good, and a damaged file gets a sentence."""

import ast
import pathlib

from ganedu import GAN, ConditionalGAN, data, metrics, networks, priors, zoo
from ganedu.optimizers import Adam
from ganedu.zoo import vanilla, weights
import keras
import nbformat
import numpy as np
import pytest

from benchmarks import zoo as maker

ROOT = pathlib.Path(__file__).parents[1]
NAMES = sorted(maker.RECIPES)


@pytest.fixture(scope="module", params=NAMES)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def gan(name):
    return maker.RECIPES[name].trained()


@pytest.fixture(scope="module")
def samples(gan):
    return gan.generate(gan.prior(2_000, seed=5))


@pytest.fixture(scope="module")
def real():
    return data.load("mnist", "test")[0] / 127.5 - 1.0


@pytest.fixture(scope="module")
def real_features(real):
    return metrics.features(real)


def test_every_file_belongs_to_a_function_and_is_small():
    assert sorted(path.stem for path in weights.FOLDER.glob("*.npz")) == NAMES == sorted(zoo.__all__)
    for name in NAMES:
        assert (weights.FOLDER / f"{name}.npz").stat().st_size <= 2e6
        with np.load(weights.FOLDER / f"{name}.npz") as file:
            assert {array.dtype.name for array in file.values()} == {"float16"}


def test_samples_are_digits_of_all_kinds(name, samples, real_features):
    bars = {"vanilla_mnist": (0.60, 75.0), "dcgan_mnist": (0.70, 50.0), "conditional_mnist": (0.85, 5.0)}
    bars["clusters_mnist"] = (0.85, 8.0)
    bars["infogan_mnist"] = (0.90, 20.0)  # 0.99 and 8 measured
    bars["improved_mnist"] = (0.65, 65.0)  # 0.73 and 52 measured
    bars["wgan_mnist"] = (0.60, 75.0)  # 0.71 and 58
    least, most = bars[name]
    answers = metrics.probabilities(samples)
    assert metrics.classes_present(answers) == 10
    assert metrics.confident_share(answers) >= least
    assert metrics.frechet_distance(real_features, metrics.features(samples)) <= most


def test_the_discriminator_has_learnt_as_well(name, gan, real):
    noise = np.random.default_rng(0).uniform(-1, 1, (500, 28, 28, 1)).astype("float32")
    z = gan.prior(500, seed=5)
    real, read, drawn = real[:500].astype("float32"), None, None
    if isinstance(gan, ConditionalGAN):
        read, drawn = data.load("mnist", "test")[1][:500], z[:, : gan.classes].numpy().argmax(axis=1)
    if name == "clusters_mnist":  # only what was clustered has such labels
        real, read = next(iter(maker.RECIPES[name].stream(500)))

    def answers(images, labels):
        told = images if labels is None else [images, labels]
        return gan.discriminator.predict(told, batch_size=maker.RECIPES[name].batch_size, verbose=0).mean()

    on_real, on_fake, on_noise = answers(real, read), answers(gan.generate(z), drawn), answers(noise, drawn)
    assert on_real > on_fake
    assert on_real > on_noise


def test_the_conditional_gan_draws_what_it_is_asked_for():
    gan = zoo.conditional_mnist()
    labels = np.arange(2_000) % 10
    assert metrics.gan_test(gan.generate(gan.labelled(gan.prior(2_000, seed=5), labels[::-1])), labels[::-1]) >= 0.98


def test_the_infogan_reads_its_own_codes():
    gan = zoo.infogan_mnist()
    z = gan.prior(2_000, seed=5)
    read = gan.recogniser.predict(gan.generate(z), batch_size=500, verbose=0)[:, :10].argmax(axis=1)
    assert (read == z[:, :10].numpy().argmax(axis=1)).mean() >= 0.95


def test_the_infogan_reads_real_digits():
    images, labels = data.load("mnist", "test")
    answers = zoo.infogan_mnist().recogniser.predict(images / 127.5 - 1.0, batch_size=500, verbose=0)
    assert metrics.matched_accuracy(answers[:, :10].argmax(axis=1), labels.astype(int)) >= 0.95


def test_two_loads_are_equal_and_apart(name, gan):
    other = maker.RECIPES[name].trained()
    z = gan.prior(4, seed=0)
    before = gan.generate(z)
    assert np.array_equal(other.generate(z), before)
    for variable in other.generator.trainable_variables:
        variable.assign(variable * 0)
    assert np.array_equal(gan.generate(z), before)


def test_it_can_be_trained_on(name):
    gan = maker.RECIPES[name].trained()
    before = gan.generate(gan.prior(4, seed=0))
    gan.compile(Adam(1e-4), Adam(1e-4), run_eagerly=True)  # sooner than traced
    stream = maker.RECIPES[name].stream(16)
    history = gan.fit(stream, steps_per_epoch=3, verbose=0).history
    assert np.isfinite([history["d_loss"], history["g_loss"]]).all()
    after = gan.generate(gan.prior(4, seed=0))
    assert 0 < np.abs(after - before).mean() < 0.2


def test_what_is_stored_draws_what_the_trained_gan_draws(tmp_path, monkeypatch):
    """Averaged weights, and the statistics of batch normalisation that belong to them, to three digits."""
    monkeypatch.setattr(weights, "FOLDER", tmp_path)

    def untrained():
        return GAN(networks.dcgan_generator(8, 4), networks.dcgan_discriminator(channels=4))

    gan = untrained()
    gan.compile(Adam(1e-2), Adam(1e-2, use_ema=True, ema_momentum=0.9))
    gan.fit(data.mnist(16), steps_per_epoch=30, verbose=0)
    weights.save(gan, tmp_path / "small.npz")
    loaded = weights.load(untrained(), "small")
    z = gan.prior(64, seed=2)
    assert np.abs(loaded.generate(z) - gan.generate(z)).max() < 0.02
    as_trained = gan.generator(z, training=False).numpy()
    assert np.abs(as_trained - gan.generate(z)).max() > 0.1  # or the test could not fail
    for stored, own in zip(loaded.discriminator.weights, gan.discriminator.weights, strict=True):
        np.testing.assert_allclose(stored, own, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("name", ["vanilla_mnist", "conditional_mnist"])
def test_the_script_makes_the_same_file_again(name, tmp_path):
    for number in range(2):
        weights.save(maker.RECIPES[name].made(steps=3), tmp_path / f"{number}.npz")
    assert (tmp_path / "0.npz").read_bytes() == (tmp_path / "1.npz").read_bytes()


def test_the_rate_falls_over_the_second_half():
    for optimizer in maker.OURS(1_000):
        rates = [float(optimizer._learning_rate(step)) for step in (0, 250, 500, 750, 1_000)]
        np.testing.assert_allclose(rates, [2e-3, 2e-3, 2e-3, 1e-3, 0.0], atol=1e-9)


def test_the_vanilla_gan_is_that_of_lesson_02():
    cells = nbformat.read(ROOT / "lessons" / "02_vanilla_gan.ipynb", as_version=4).cells
    source = next(cell.source for cell in cells if "def our_networks" in cell.source)
    names = {"LATENT_DIM": 100, "keras": keras, "layers": keras.layers, "networks": networks}
    exec(compile(ast.parse(source), "lesson 02", "exec"), names)
    ours = vanilla.untrained()

    def described(network):
        return [
            {key: value for key, value in layer.get_config().items() if key not in ("name", "seed")}
            for layer in network.layers
        ]

    generator, discriminator = names["our_networks"]()
    assert described(ours.generator) == described(generator)
    assert described(ours.discriminator) == described(discriminator)
    assert isinstance(ours.prior, priors.uniform)
    source = next(cell.source for cell in cells if "def our_gan" in cell.source)
    for used, optimizer in zip(
        ("Adam(1e-3, 0.5)", "Adam(1e-3, 0.5, use_ema=True, ema_momentum=0.999)"), maker.steady(1), strict=True
    ):
        assert used in source
        assert eval(used, {"Adam": Adam}).get_config() | {"name": ""} == optimizer.get_config() | {"name": ""}


def broken(name):
    """Ways in which a file may be damaged, as functions from its bytes to others."""
    other = (weights.FOLDER / f"{next(n for n in NAMES if n != name)}.npz").read_bytes()
    return {
        "cut": lambda content: content[: len(content) // 2],
        "empty": lambda content: b"",
        "changed": lambda content: content[:5_000] + bytes(100) + content[5_100:],
        "another model's": lambda content: other,
    }


@pytest.mark.parametrize("damage", ["cut", "empty", "changed", "another model's"])
def test_a_damaged_file_gets_a_sentence(name, damage, tmp_path, monkeypatch):
    content = broken(name)[damage]((weights.FOLDER / f"{name}.npz").read_bytes())
    monkeypatch.setattr(weights, "FOLDER", tmp_path)
    (tmp_path / f"{name}.npz").write_bytes(content)
    with pytest.raises(ValueError, match=f"^{name}.npz is damaged. Restore it with: git checkout"):
        getattr(zoo, name)()


def test_a_missing_file_gets_a_sentence(name, tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=f"^{name}.npz is missing from the zoo. Restore it with: git checkout"):
        getattr(zoo, name)()


def test_the_functions_say_how_they_were_trained(name):
    words = getattr(zoo, name).__doc__
    recipe = maker.RECIPES[name]
    assert f"{recipe.steps:,} steps with batches of {recipe.batch_size}" in words
    average = recipe.optimizers(6)[1].ema_momentum
    assert f"EMA, {average}" in words
