"""The frozen classifiers, and what is asked of them."""

from ganedu import data, metrics
import keras
import numpy as np
import pytest


def scaled(images):
    return images / np.float32(127.5) - 1


@pytest.mark.parametrize(("name", "bar"), [("mnist", 0.992), ("fashion_mnist", 0.92)])
def test_evaluators_reach_their_accuracy(name, bar):
    images, labels = data.load(name, "test")
    assert metrics.gan_test(scaled(images), labels.astype("int32"), name) >= bar


@pytest.fixture(scope="module")
def digits():
    images, labels = data.load("mnist", "test")
    return scaled(images[:600]), labels[:600].astype("int32")


def test_features_are_what_the_answer_is_made_of(digits):
    features = metrics.features(digits[0])
    assert features.shape == (600, 64) and features.min() >= 0
    weights, biases = metrics.evaluator().layers[-1].get_weights()
    logits = features @ weights + biases
    np.testing.assert_allclose(keras.ops.softmax(logits), metrics.probabilities(digits[0]), atol=1e-5)


def test_features_differ_between_evaluators(digits):
    assert not np.allclose(metrics.features(digits[0]), metrics.features(digits[0], "fashion_mnist"))


def test_shares_of_images_and_of_their_probabilities(digits):
    answers = metrics.probabilities(digits[0])
    share = np.mean(answers.max(axis=1) >= 0.9)
    assert metrics.confident_share(digits[0]) == metrics.confident_share(answers) == share > 0.9
    assert metrics.classes_present(digits[0]) == metrics.classes_present(answers) == 10
    ones = digits[0][digits[1] == 1]
    assert metrics.classes_present(ones) == 1


def test_classes_present_by_hand():
    answers = np.eye(10)[[0] * 97 + [1] * 2 + [2]]
    assert metrics.classes_present(answers) == 2
    assert metrics.classes_present(answers, least=0.5) == 1
    assert metrics.confident_share(np.array([[0.9, 0.1], [0.6, 0.4]])) == 0.5


def test_shifted_digits_are_further_away(digits):
    images = digits[0]
    far = metrics.frechet_distance(metrics.features(images[:300]), metrics.features(-images[300:]))
    near = metrics.frechet_distance(metrics.features(images[:300]), metrics.features(images[300:]))
    assert far > 3 * near


def test_gan_test_is_an_accuracy(digits):
    images, labels = digits
    right = metrics.gan_test(images, labels)
    wrong = metrics.gan_test(images, (labels + 1) % 10)
    half = metrics.gan_test(images, np.where(np.arange(600) < 300, labels, (labels + 1) % 10))
    assert right > 0.98 and wrong < 0.01
    np.testing.assert_allclose(half, (right + wrong) / 2, atol=0.01)


def test_gan_train_learns_what_the_fakes_show(digits):
    """Fakes of two classes out of ten: those two are learned, and only those."""
    images, labels = data.load("mnist")
    chosen = np.flatnonzero(labels < 2)[:500]
    keras.utils.set_random_seed(0)
    fakes, fake_labels = scaled(images[chosen]), labels[chosen].astype("int32")
    before = metrics.evaluator().get_weights()
    accuracy = metrics.gan_train(fakes, fake_labels, *digits, steps=60)
    shown = (digits[1] < 2).mean()
    assert 0.9 * shown < accuracy <= shown
    for weights, kept in zip(metrics.evaluator().get_weights(), before, strict=True):
        np.testing.assert_array_equal(weights, kept)
    assert not metrics.evaluator().trainable


@pytest.mark.parametrize("judge", [metrics.features, metrics.probabilities, metrics.confident_share])
def test_images_that_an_evaluator_cannot_read(judge):
    for images in (np.zeros((3, 28, 28)), np.zeros((0, 28, 28, 1)), np.zeros((3, 32, 32, 1))):
        with pytest.raises(ValueError, match=r"takes \(n, 28, 28, 1\)"):
            judge(images)
    for images in (np.full((3, 28, 28, 1), 255.0), np.full((3, 28, 28, 1), np.nan)):
        with pytest.raises(ValueError, match=r"takes \[-1, 1\]"):
            judge(images)


def test_flat_images_are_no_probabilities():
    with pytest.raises(ValueError, match=r"metrics.probabilities\(images\), which takes \(n, 28, 28, 1\)"):
        metrics.classes_present(np.zeros((3, 784)))


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (np.zeros(5, int), "expected integers, one for each of 600 images"),
        (np.zeros(600), "dtype float64; expected integers"),
        (np.full(600, 10), r"labels lie in \[10, 10\]; expected 0 to 9"),
    ],
)
def test_labels_that_do_not_fit(digits, labels, words):
    with pytest.raises(ValueError, match=words):
        metrics.gan_test(digits[0], labels)
    with pytest.raises(ValueError, match=words):
        metrics.gan_train(digits[0], labels, *digits)
    with pytest.raises(ValueError, match=words):
        metrics.gan_train(*digits, digits[0], labels)


def test_an_evaluator_that_does_not_exist(digits):
    with pytest.raises(ValueError, match="no evaluator for 'cifar'; there is one for fashion_mnist, mnist"):
        metrics.features(digits[0], "cifar")


@pytest.mark.parametrize(("steps", "expected"), [(1, (128, 1)), (2, (256, 1)), (5, (600, 1)), (10, (600, 2))])
def test_gan_train_takes_no_more_steps_than_were_asked(digits, monkeypatch, steps, expected):
    """Of 600 digits; whole epochs where there are as many, about the steps that were asked for."""
    fits = []

    def fit(self, images, labels, epochs, **options):
        assert len(images) == len(labels) and len(np.unique(labels)) == 10
        fits.append((len(images), epochs))

    monkeypatch.setattr(keras.Model, "fit", fit)
    metrics.gan_train(*digits, *digits, steps=steps)
    assert fits == [expected]
