"""The embedded data, and streams."""

import hashlib

from ganedu import data
from ganedu.data import embedded
import numpy as np
import pytest
import tensorflow as tf

SHA256 = {
    "mnist": "06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64",
    "fashion_mnist": "5b6d2c4c694a91887af8ab7d039c04f80af3c29378d731c93a538d2e831aa469",
}
# MD5 of each uncompressed file of the original distribution, after its header is put back.
MD5_OF_IDX = {
    "train images": "6bbc9ace898e44ae57da46a324031adb",
    "train labels": "a25bea736e30d166cdddb491f175f624",
    "test images": "2646ac647ad5339dbf082846283269ea",
    "test labels": "27ae3e4e09519cfbb04c329615203637",
}


@pytest.mark.parametrize("name", embedded.NAMES)
def test_the_files_are_unchanged(name):
    assert hashlib.sha256((embedded.FOLDER / f"{name}.npz").read_bytes()).hexdigest() == SHA256[name]


@pytest.mark.parametrize("split", embedded.SPLITS)
def test_mnist_equals_the_original_idx_files(split):
    for kind, array in zip(("images", "labels"), data.load("mnist", split), strict=True):
        shape = array.shape[:3] if kind == "images" else array.shape
        header = np.array([2048 + len(shape), *shape], ">u4").tobytes()
        assert hashlib.md5(header + array.tobytes()).hexdigest() == MD5_OF_IDX[f"{split} {kind}"]


@pytest.mark.parametrize("name", embedded.NAMES)
def test_both_datasets_are_complete(name):
    for split, per_class in (("train", 6000), ("test", 1000)):
        images, labels = data.load(name, split)
        assert images.shape == (10 * per_class, 28, 28, 1) and images.dtype == np.uint8
        assert np.bincount(labels).sum() == 10 * per_class and len(np.bincount(labels)) == 10


def first(stream, count=1):
    return [batch.numpy() for batch in stream.take(count)]


def test_a_batch_is_scaled_as_asked():
    images, _ = data.load("mnist")
    wide, unit = first(data.mnist(32)), first(data.mnist(32, scale=(0, 1)))
    assert wide[0].shape == (32, 28, 28, 1) and wide[0].dtype == np.float32
    assert wide[0].min() == -1 and wide[0].max() == pytest.approx(1)
    np.testing.assert_allclose(unit[0], (wide[0] + 1) / 2, atol=1e-6)
    grey = np.rint(unit[0] * 255).astype("uint8")
    assert all((images == image).all(axis=(1, 2, 3)).any() for image in grey[:4])


def test_every_example_comes_once_per_epoch():
    positions = np.arange(12, dtype="float32")[:, None]
    batches = first(data.stream(positions, batch_size=4, seed=5), 9)
    epochs = [np.concatenate(batches[start : start + 3])[:, 0] for start in (0, 3, 6)]
    assert all(sorted(epoch) == list(range(12)) for epoch in epochs)
    assert not (epochs[0] == epochs[1]).all()


def test_an_epoch_may_end_inside_a_batch():
    positions = np.arange(10, dtype="float32")[:, None]
    walk = np.concatenate(first(data.stream(positions, batch_size=4), 5))[:, 0]
    assert sorted(walk[:10]) == sorted(walk[10:]) == list(range(10))


def test_the_seed_decides_the_order():
    a, b, c = (first(data.mnist(16, seed=seed))[0] for seed in (1, 1, 2))
    assert (a == b).all() and not (a == c).all()


def test_labels_stay_with_their_images():
    images, labels = data.load("fashion_mnist", "test")
    x, y = next(iter(data.fashion_mnist(64, split="test", labels=True)))
    assert y.dtype == tf.int32
    for image, label in zip(np.rint((x.numpy() + 1) * 127.5).astype("uint8")[:8], y.numpy(), strict=False):
        assert label in labels[(images == image).all(axis=(1, 2, 3))]


def test_a_stream_runs_in_the_callers_thread():
    options = data.mnist().options()
    assert options.autotune.enabled is False and options.threading.private_threadpool_size == 1


GREY = np.zeros((8, 28, 28, 1), "uint8")
POINTS = np.zeros((8, 2), "float32")


@pytest.mark.parametrize(
    ("arrays", "options", "error", "words"),
    [
        (GREY[..., 0], {}, ValueError, r"shape \(8, 28, 28\).*images\[..., None\]"),
        (GREY[0, 0, 0], {}, ValueError, "shape .* expected"),
        (GREY.astype("int64") - 1, {}, TypeError, "images are int64 from -1 to -1; expected grey levels"),
        (POINTS.astype("int32"), {}, TypeError, "astype"),
        (GREY.astype("float32") + 255, {}, ValueError, r"\[255, 255\]; expected \[-1, 1\]"),
        (np.full((8, 4, 4, 1), np.nan), {}, ValueError, "8 of 8 examples hold NaN"),
        (GREY, {"batch_size": 0}, ValueError, "batch_size is 0; expected a positive integer"),
        (GREY[0].repeat(3, axis=-1), {}, ValueError, r"A single picture is images\[None\]"),
        (np.zeros((300, 4, 4), "uint8"), {}, ValueError, r"images\[\.\.\., None\]"),
        ([__file__], {}, TypeError, "images are names of files; data.folder"),
        ((GREY, np.zeros(7, int)), {}, ValueError, r"8 and 7 rows .* data.unpaired"),
        ((GREY, np.zeros(8)), {}, TypeError, "expected integers"),
        ((), {}, ValueError, "There is no array to stream"),
        (GREY, {"scale": (1, 1)}, ValueError, r"scale is \(1, 1\)"),
        (GREY, {"scale": "unit"}, ValueError, "expected a pair"),
        (GREY, {"scale": 1}, ValueError, "expected a pair"),
    ],
)
def test_bad_input_gets_a_sentence(arrays, options, error, words):
    with pytest.raises(error, match=words):
        data.stream(*(arrays if isinstance(arrays, tuple) else [arrays]), **{"batch_size": 4, **options})


def test_unknown_names_get_a_sentence():
    with pytest.raises(ValueError, match="There is no dataset 'cifar'; the course ships mnist and fashion_mnist"):
        data.load("cifar")
    with pytest.raises(ValueError, match="There is no split 'valid'"):
        data.load("mnist", "valid")


@pytest.mark.parametrize("damage", ["cut", "missing", "foreign"])
def test_a_damaged_file_gets_a_sentence(tmp_path, damage):
    path = tmp_path / "mnist.npz"
    if damage == "cut":
        path.write_bytes((embedded.FOLDER / "mnist.npz").read_bytes()[:100_000])
    elif damage == "foreign":
        np.savez(path, a=np.zeros(3))
    with pytest.raises(ValueError, match="mnist.npz is missing or damaged .* Restore it with: git checkout"):
        embedded._arrays(path)


def numbered(count):
    """Points whose first coordinate is their number."""
    return np.stack([np.arange(count), np.zeros(count)], axis=1).astype("float32")


def orders(stream, batches):
    parts = [[part.numpy()[:, 0] for part in pair] for pair in stream.take(batches)]
    return [np.concatenate(rows) for rows in zip(*parts, strict=True)]


def test_pairs_keep_together():
    first, second = orders(data.paired(numbered(64), numbered(64) + 100, batch_size=8), 8)
    np.testing.assert_array_equal(first + 100, second)


@pytest.mark.parametrize("counts", [(64, 64), (64, 40)])
def test_unpaired_orders_have_nothing_to_do_with_each_other(counts):
    stream = data.unpaired(*map(numbered, counts), batch_size=8)
    first, second = orders(stream, 200)
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.1
    assert set(first) == set(range(counts[0])) and set(second) == set(range(counts[1]))
    for old, new in zip(orders(stream, 5), orders(stream.skip(2), 3), strict=True):
        np.testing.assert_array_equal(old[16:], new)


def test_texts_in_any_array_are_no_labels():
    images, names = np.zeros((4, 8, 8, 1), "uint8") + 255, list("abca")
    for labels in (np.array(names), np.array(names, object)):
        with pytest.raises(TypeError, match="labels are texts; expected integers: names, labels = np.unique"):
            data.stream(images, labels)
