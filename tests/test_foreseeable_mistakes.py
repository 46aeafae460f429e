"""What people who train GANs get wrong: each is put right, or refused in a sentence whose advice works."""

import importlib.util
import re
import warnings

from ganedu import GAN, ConditionalGAN, backend, data, live, load, networks, penalties, priors
from ganedu.data.levels import rescaling
from ganedu.layers import MinibatchDiscrimination
import keras
from keras import layers
import numpy as np
from PIL import Image
import pytest
import tensorflow as tf

SHAPE = (8, 8, 1)
pytestmark = pytest.mark.filterwarnings("ignore:.*pictures are few")


def game(shape=SHAPE, generator=None, discriminator=None, compiled=True, eager=True, **options):
    keras.utils.set_random_seed(0)
    gan = GAN(
        generator or networks.dense_generator(4, (8,), shape),
        discriminator or networks.dense_discriminator(shape, (8,)),
        **options,
    )
    if compiled:
        gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3), run_eagerly=eager)  # sooner than traced
    return gan


def labelled(classes=3):
    keras.utils.set_random_seed(0)
    gan = ConditionalGAN(
        networks.dense_generator(4 + classes, (8,), SHAPE),
        networks.condition_on_label(networks.dense_discriminator((8, 8, 1 + classes), (8,)), classes),
        prior=priors.coded(4, categories=(classes,)),
    )
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3))
    return gan


@pytest.fixture
def pictures(rng):
    return rng.integers(0, 256, (40, *SHAPE), dtype="uint8")


def refused(call, words="."):
    """The sentence with which something is refused: one, of at most 300 characters."""
    with pytest.raises((TypeError, ValueError), match=words) as caught:
        call()
    sentence = str(caught.value)
    assert len(sentence) <= 300 and "\n" not in sentence, sentence
    return sentence


# Ranges: no advice may lead back to where it came from.


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
@pytest.mark.parametrize("low_contrast", [False, True])
@pytest.mark.parametrize("given", ["[0, 1]", "[-1, 1]", "[0, 255]", "[0, 65535]", "standardised"])
@pytest.mark.parametrize("way", ["array", "stream", "Dataset"])
def test_advice_on_ranges_works(activation, low_contrast, given, way, pictures):
    grey = pictures / 255.0
    if low_contrast:
        grey = 0.55 + 0.2 * grey
    images = {
        "[0, 1]": grey,
        "[-1, 1]": 2 * grey - 1,
        "[0, 255]": 255 * grey,
        "[0, 65535]": 65_535 * grey,
        "standardised": (grey - grey.mean()) / grey.std(),
    }[given].astype("float32")
    gan = game(generator=networks.dense_generator(4, (8,), SHAPE, activation))
    ways = {
        "array": lambda images: images,
        "stream": lambda images: data.stream(images, batch_size=8),
        "Dataset": lambda images: tf.data.Dataset.from_tensor_slices(images).batch(8),
    }

    def fit(images):
        gan.fit(ways[way](images), steps_per_epoch=1, batch_size=8, verbose=0)

    for _ in range(3):
        try:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                fit(images)
            said = [str(warning.message) for warning in caught if "take " in str(warning.message)]
        except ValueError as error:
            said = [str(error)]
        if not said:
            break
        assert len(said[0]) <= 300
        advice = re.search(r"(?:take|pass) ([^,.]*?(?:\.\d+)?[^,.]*?(?:\.\d+)?)(?:, in a|\.$|\. Or)", said[0])
        images = eval(advice[1], {"images": images}).astype("float32")
    assert not said
    low, high = (-1, 1) if activation == "tanh" else (0, 1)
    assert low - 1e-3 <= images.min() and images.max() <= high + 1e-3


def test_low_contrast_grey_levels_train(pictures):
    gan = game()
    with pytest.warns(UserWarning, match="the pictures are bright and all is well"):
        gan.fit(data.stream(140 + pictures // 4, batch_size=8), steps_per_epoch=1, verbose=0)


@pytest.mark.parametrize(
    ("bounds", "wanted", "expression"),
    [
        ((0, 1), (-1, 1), "2 * images - 1"),
        ((-1, 1), (0, 1), "images / 2 + 0.5"),
        ((0, 255), (-1, 1), "images / 127.5 - 1"),
        ((3, 250), (0, 1), "images / 255"),
        ((0, 65_000), (-1, 1), "images / 32767.5 - 1"),
        ((-2, 2), (-1, 1), "images / 2"),
        ((0, 10), (-1, 1), "images / 5 - 1"),
    ],
)
def test_rescaling(bounds, wanted, expression):
    assert rescaling(*bounds, *wanted) == expression


# Kinds of numbers.


def test_sixteen_bits_and_truth_values_are_what_they_show(pictures):
    expected = next(iter(data.stream(pictures, batch_size=8)))
    for same in (pictures.astype("uint16") * 257, pictures.astype("int64"), pictures.astype("uint16")):
        np.testing.assert_allclose(next(iter(data.stream(same, batch_size=8))), expected, atol=1e-6)
    truths = pictures > 127
    black_and_white = 255 * truths.astype("uint8")
    found, theirs = (next(iter(data.stream(images, batch_size=8))) for images in (truths, black_and_white))
    assert np.array_equal(found, theirs)


def test_masks_and_dark_pictures_are_asked_about(pictures):
    masks = (pictures > 127).astype("uint8")
    assert "pass images * 255" in refused(lambda: data.stream(masks))
    data.stream(masks * 255, batch_size=8)
    twelve = pictures.astype("uint16") * 16
    advice = re.search(r"pass (images / [\d.]+ - 1)", refused(lambda: data.stream(twelve), "nearly black"))[1]
    brought = eval(advice, {"images": twelve})
    np.testing.assert_allclose(next(iter(data.stream(brought, batch_size=40, seed=1))).numpy().max(), brought.max())
    refused(lambda: data.stream(pictures.astype("int32") - 300), "int32 from -300")


@pytest.mark.parametrize("dtype", ["float64", "float16"])
@pytest.mark.parametrize("penalty", [penalties.none, penalties.r1(1.0), penalties.gradient_penalty(1.0)])
def test_pipelines_in_other_precisions(dtype, penalty, pictures):
    floats = (pictures / 127.5 - 1).astype(dtype)
    history = game(penalty=penalty).fit(tf.data.Dataset.from_tensor_slices(floats).batch(8), verbose=0).history
    assert np.isfinite(history["d_loss"]).all()


def test_weights_in_half_precision_are_refused():
    keras.config.set_dtype_policy("float16")
    try:
        refused(lambda: game(), "weights of the generator are in half precision.*'mixed_float16'")
    finally:
        keras.config.set_dtype_policy("float32")


# Lengths.


FLOATS = np.linspace(-1, 1, 20 * 64).reshape(20, *SHAPE).astype("float32")


def sized(dataset):
    return tf.data.Dataset.from_tensor_slices(FLOATS).batch(dataset)


def unknown(batch=5):
    return tf.data.Dataset.from_generator(
        lambda: iter(FLOATS), output_signature=tf.TensorSpec(SHAPE, tf.float32)
    ).batch(batch)


def test_the_rest_of_a_pass_is_left_out_of_steps_of_several_turns():
    gan = game(d_turns=2)
    with pytest.warns(UserWarning, match="1 of 3 batches hold 6 examples and not 7, and are left out"):
        gan.fit(sized(7), epochs=3, verbose=0)
    assert gan.turns.numpy().tolist() == [6, 3]
    whole = game(d_turns=2)
    whole.fit(sized(5), epochs=3, verbose=0)
    assert whole.turns.numpy().tolist() == [12, 6]
    single = game()
    single.fit(sized(7), epochs=2, verbose=0)
    assert single.turns.numpy().tolist() == [6, 6]


@pytest.mark.parametrize(
    ("batch", "d_turns", "turns"), [(5, 1, [8, 8]), (7, 1, [6, 6]), (5, 2, [8, 4]), (7, 2, [4, 2])]
)
def test_a_length_that_tensorflow_does_not_know_is_counted(batch, d_turns, turns):
    gan = game(d_turns=d_turns)
    gan.fit(unknown(batch), epochs=2, verbose=0)
    assert gan.turns.numpy().tolist() == turns


def test_more_steps_than_a_pass_go_round():
    gan = game()
    gan.fit(unknown(), steps_per_epoch=5, epochs=2, verbose=0)
    assert gan.turns.numpy().tolist() == [10, 10]
    again = game()
    again.fit(FLOATS, batch_size=5, steps_per_epoch=10, verbose=0)
    assert np.isfinite(again.history.history["d_loss"]).all()


def test_examples_one_by_one():
    refused(lambda: game().fit(tf.data.Dataset.from_tensor_slices(FLOATS)), "come one by one.*with .batch")


# A second training goes on in the data.


def seen(gan):
    """The batches that D is shown, as they come."""
    shown, loss = [], gan.discriminator_loss
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3), run_eagerly=True)
    gan.discriminator_loss = lambda batch, seed: (shown.append(batch.numpy()), loss(batch, seed))[1]
    return shown


@pytest.mark.parametrize("d_turns", [1, 2])
@pytest.mark.parametrize("make", [lambda: data.stream(FLOATS, batch_size=4), lambda: sized(4), lambda: unknown(4)])
def test_three_trainings_see_what_one_sees(make, d_turns):
    one, three = game(d_turns=d_turns), game(d_turns=d_turns)
    expected, found = seen(one), seen(three)
    one.fit(make(), steps_per_epoch=9, verbose=0)
    for _ in range(3):
        three.fit(make(), steps_per_epoch=3, verbose=0)
    assert np.array_equal(found, expected)


def test_pictures_are_augmented_anew_in_each_pass_and_training():
    """Five passes of four batches, in one training and in several that end within a pass."""

    def own():
        return data.augmented(sized(5))

    one, more = game(d_turns=2), game(d_turns=2)
    expected, found = seen(one), seen(more)
    one.fit(own(), epochs=5, verbose=0)
    for steps in (3, 2, 5):
        more.fit(own(), epochs=1, steps_per_epoch=steps, verbose=0)
    assert np.array_equal(found, expected) and len(expected) == 20
    assert len({batch.tobytes() for batch in expected}) == 20


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("endless", [False, True])
def test_short_batches_are_left_out_wherever_they_are(seed, endless):
    """Shuffled after they were batched, the rest of 2 of 20 pictures may come first."""
    batches = sized(6).shuffle(8, seed=seed)
    gan = game(d_turns=2)
    shown = seen(gan)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gan.fit(batches.repeat() if endless else batches, steps_per_epoch=3 if endless else None, epochs=3, verbose=0)
    assert {len(batch) for batch in shown} == {6}
    assert len({picture.tobytes() for batch in shown for picture in batch}) == 18


@pytest.mark.parametrize("unsized", [False, True])
def test_all_batches_of_a_pass_are_played_in_steps_of_several_turns(unsized):
    gan = game(d_turns=3)
    shown = seen(gan)
    gan.fit(unknown(5) if unsized else sized(5), epochs=4, verbose=0)  # one step of three of the four batches each
    assert len(shown) == 12 and len({batch.tobytes() for batch in shown}) == 4


def test_a_loaded_game_goes_on_in_the_data(tmp_path):
    def training(steps, gan):
        gan.fit(data.stream(FLOATS, batch_size=4), steps_per_epoch=steps, verbose=0)
        return gan

    whole = training(7, game())
    training(3, game()).save(tmp_path / "half.keras")
    halves = training(4, load(tmp_path / "half.keras"))
    for mine, theirs in zip(halves.get_weights(), whole.get_weights(), strict=True):
        assert np.array_equal(mine, theirs)


# Lists, tuples, paths.


def test_lists_and_tuples(pictures):
    gan = game()
    gan.fit(list(pictures), batch_size=8, steps_per_epoch=1, verbose=0)
    labelled().fit((list(pictures), np.arange(40) % 3), batch_size=8, steps_per_epoch=1, verbose=0)
    assert gan.turns.numpy().tolist() == [1, 1]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            lambda pictures: [pictures[0], pictures[1], pictures[2][:5]],
            r"Picture 0 has shape \(8, 8, 1\) and picture 2",
        ),
        (lambda pictures: "pictures", "'pictures' is a path; data.folder"),
        (lambda pictures: ["a.png", "b.png"], "images are names of files; data.folder"),
        (lambda pictures: sized(4), "a tf.data.Dataset already"),
        (lambda pictures: np.moveaxis(np.repeat(pictures, 3, -1), -1, 1), "channels first.*np.moveaxis"),
        (lambda pictures: pictures[..., 0], r"Add the channel axis: images\[..., None\]"),
        (lambda pictures: iter(pictures), "images are an? "),
    ],
)
def test_what_is_no_stream_of_pictures(given, words, pictures):
    refused(lambda: data.stream(given(pictures)), words)


@pytest.mark.parametrize("x", [lambda: iter(FLOATS), lambda: {"images": FLOATS}, lambda: None, lambda: (FLOATS, None)])
def test_what_fit_cannot_take(x):
    refused(lambda: game().fit(x()), "expected a stream such as")


def test_folders_as_keras_reads_them(tmp_path, pictures):
    for number, picture in enumerate(pictures):
        Image.fromarray(picture[..., 0]).save(tmp_path / f"{number}.png")
    read = keras.utils.image_dataset_from_directory
    options = {"image_size": SHAPE[:2], "color_mode": "grayscale", "batch_size": 8, "verbose": False}
    gan = game()
    refused(lambda: gan.fit(read(tmp_path, labels=[0] * 40, **options)), "without labels")
    dataset = read(tmp_path, labels=None, **options)
    assert "images / 127.5 - 1" in refused(lambda: gan.fit(dataset))
    gan.fit(dataset.map(lambda images: images / 127.5 - 1), verbose=0)


# Labels.


def test_labels_out_of_range_are_found_wherever_they_are(pictures):
    labels = np.arange(40) % 3
    labels[37] = 3
    refused(lambda: labelled().fit(data.stream(pictures, labels, batch_size=4), steps_per_epoch=1), "reach from 0 to 3")
    late = tf.data.Dataset.from_tensor_slices((pictures / np.float32(127.5) - 1, labels)).batch(4)
    gan = labelled()
    refused(lambda: gan.fit(late, verbose=0), "With 3 classes the labels are 0 to 2")
    refused(lambda: gan.fit(data.augmented(late), verbose=0), "With 3 classes the labels are 0 to 2")
    gan.fit(late.take(9), verbose=0)  # it can be trained on


@pytest.mark.parametrize("wrong", [np.nan, 255.0])
@pytest.mark.parametrize("wrapped", [data.augmented, lambda own: data.together(own, own).map(lambda one, _: one)])
def test_data_of_ones_own_is_looked_at_however_it_is_wrapped(wrong, wrapped, pictures):
    pictures = pictures.astype("float32") / 127.5 - 1
    pictures[-1, 2, 2] = wrong
    own = tf.data.Dataset.from_tensor_slices(pictures).batch(8)
    refused(lambda: game().fit(wrapped(own), verbose=0), "NaN or infinite" if np.isnan(wrong) else "far beyond")


def test_endless_data_of_ones_own_begins_anew_however_it_is_wrapped(pictures):
    drawn = []

    def batches():
        while True:
            drawn.append(0)
            yield pictures[:8].astype("float32") / 127.5 - 1

    own = tf.data.Dataset.from_generator(batches, output_signature=tf.TensorSpec((8, *SHAPE)))
    own = data.augmented(own.apply(tf.data.experimental.assert_cardinality(tf.data.INFINITE_CARDINALITY)))
    gan = game()
    gan.fit(own, steps_per_epoch=30, verbose=0)
    drawn.clear()
    gan.fit(own, steps_per_epoch=3, verbose=0)
    assert len(drawn) < 15


def test_uneven_classes_are_said(pictures):
    labels = np.repeat([0, 1, 2], [20, 18, 2])
    with pytest.warns(UserWarning, match="Class 2 has 2 examples and class 0 has 20"):
        labelled().fit(data.stream(pictures, labels, batch_size=4), steps_per_epoch=1, verbose=0)
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        warnings.filterwarnings("ignore", ".*pictures are few")
        even = data.stream(*data.balanced(pictures, labels), batch_size=4)
        labelled().fit(even, steps_per_epoch=1, verbose=0)


def test_few_pictures_are_said_unless_they_are_augmented(pictures):
    stream = data.stream(pictures, batch_size=4)
    with pytest.warns(UserWarning, match="40 pictures are few"):
        game().fit(stream, steps_per_epoch=1, verbose=0)
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        game().fit(data.augmented(stream), steps_per_epoch=1, verbose=0)


# Networks.


class Own(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = keras.Sequential([layers.Flatten(), layers.Dense(1)])

    def call(self, x):
        return self.body(x)


def test_networks_of_own_classes():
    refused(lambda: game(discriminator=Own()), r"discriminator = keras.Model\(inputs, discriminator\(inputs\)\)")
    called = Own()
    called(np.zeros((1, *SHAPE), "float32"))
    refused(lambda: game(discriminator=called), r"discriminator = keras.Model\(inputs, discriminator\(inputs\)\)")
    inputs = keras.Input(SHAPE)
    game(discriminator=keras.Model(inputs, Own()(inputs))).fit(FLOATS, batch_size=4, verbose=0)
    refused(
        lambda: game(discriminator=keras.Sequential([layers.Flatten(), layers.Dense(1)])), "begin it with keras.Input"
    )


@pytest.mark.parametrize("make", [networks.dcgan_generator, networks.dense_generator, networks.dcgan_discriminator])
def test_shapes_of_images(make):
    refused(lambda: make(image_shape=64), r"image_shape is 64; expected \(height, width, channels\)")
    refused(lambda: make(image_shape=(3, 64, 64)), r"channels first; the course takes \(64, 64, 3\)")
    make(image_shape=(8, 12, 3))


def judge(*middle):
    return keras.Sequential([keras.Input(SHAPE), layers.Flatten(), layers.Dense(8), *middle, layers.Dense(1)])


class Centred(layers.Layer):
    """A layer of one's own that mixes examples."""

    def call(self, x):
        return x - tf.reduce_mean(x, axis=0)


def test_layers_that_mix_examples_do_not_go_with_penalties_on_gradients():
    for mixing in (MinibatchDiscrimination(3, 2), layers.BatchNormalization(), Centred()):
        refused(lambda mixing=mixing: game(discriminator=judge(mixing), penalty=penalties.r1(1.0)), "whole batch")
        game(discriminator=judge(mixing))
    for alone in (layers.LayerNormalization(), layers.Dropout(0.5), layers.GaussianNoise(1.0), layers.LeakyReLU()):
        game(discriminator=judge(alone), penalty=penalties.r1(1.0))


@pytest.mark.parametrize("channels", [2, 4])
def test_pictures_of_two_or_four_channels_train_and_are_not_shown(channels):
    shape = (8, 8, channels)
    images = np.repeat(FLOATS, channels, axis=-1)
    run = live.train(game(shape), data.stream(images, batch_size=4), steps=2).wait()
    assert run.state == "finished"


# Keras's callbacks.


def test_callbacks_that_work(tmp_path):
    worked = [
        keras.callbacks.ModelCheckpoint(tmp_path / "game.keras"),
        keras.callbacks.EarlyStopping("g_loss", mode="min", patience=9),
        keras.callbacks.CSVLogger(tmp_path / "log.csv"),
        *([keras.callbacks.TensorBoard(tmp_path / "board")] if importlib.util.find_spec("tensorboard") else []),
        keras.callbacks.LambdaCallback(),
    ]
    gan = game()
    gan.fit(FLOATS, batch_size=4, epochs=2, verbose=0, callbacks=worked)
    assert gan.turns.numpy().tolist() == [10, 10]
    assert (tmp_path / "game.keras").exists() and len((tmp_path / "log.csv").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("callback", "words"),
    [
        (lambda: keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate / 2), "ExponentialDecay"),
        (lambda: keras.callbacks.ReduceLROnPlateau(), "ExponentialDecay"),
        (lambda: keras.callbacks.SwapEMAWeights(), "use_ema=True"),
        (lambda: keras.callbacks.TerminateOnNaN(), "BackFromNaN"),
        (lambda: keras.callbacks.ModelCheckpoint("game.h5"), "ends in .keras"),
        (lambda: keras.callbacks.ModelCheckpoint("{epoch} {loss}.keras"), "a game has epoch, d_loss, g_loss"),
        (lambda: keras.callbacks.EarlyStopping("loss", mode="min"), "watches loss; this game has d_loss and g_loss"),
        (lambda: keras.callbacks.BackupAndRestore("backup"), "Checkpoints"),
        (lambda: keras.callbacks.TensorBoard("board", write_steps_per_second=True), "leave out write_steps_per_second"),
    ],
)
def test_callbacks_that_would_go_wrong(callback, words):
    gan = game()
    refused(lambda: gan.fit(FLOATS, batch_size=4, callbacks=[callback()]), words)
    assert gan.turns.numpy().tolist() == [0, 0]


def test_the_schedule_that_is_recommended_works():
    gan = game()
    rate = keras.optimizers.schedules.ExponentialDecay(1e-3, 1, 0.5)
    gan.compile(keras.optimizers.Adam(rate), keras.optimizers.Adam(1e-3))
    halve = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda epoch, logs: setattr(gan.g_optimizer, "learning_rate", gan.g_optimizer.learning_rate / 2)
    )
    gan.fit(FLOATS, batch_size=4, epochs=2, verbose=0, callbacks=[halve])
    assert float(gan.d_optimizer.learning_rate) == pytest.approx(1e-3 * 0.5**10)
    assert float(gan.g_optimizer.learning_rate) == pytest.approx(1e-3 / 4)


def test_warnings_point_at_the_line_of_the_learner(pictures):
    for train in (
        lambda gan, stream: gan.fit(stream, steps_per_epoch=1, verbose=0),
        lambda gan, stream: live.train(gan, stream, 1).wait(),
    ):
        with pytest.warns(UserWarning, match="40 pictures are few") as caught:
            train(game(), data.stream(pictures, batch_size=4))
        assert {warning.filename for warning in caught} == {__file__}


@pytest.mark.parametrize(
    "call",
    [
        lambda array: game(generator=array),
        lambda array: game(objective=array),
        lambda array: game(prior=array),
        lambda array: game(d_turns=array),
        lambda array: priors.normal(array),
        lambda array: penalties.r1(array),
        lambda array: networks.dcgan_generator(image_shape=array),
        lambda array: data.ring.points(array),
        lambda array: data.stream(array[0], scale=array),
        lambda array: live.Explorer(array),
        lambda array: live.Playground(world=array),
    ],
)
@pytest.mark.parametrize("kind", [np.asarray, list])
def test_arrays_are_never_printed(call, kind):
    assert "0.125" not in refused(lambda: call(kind(np.full((50, 40, 30), 0.125))))


def test_a_gpu_whose_memory_is_taken_is_said(monkeypatch):
    def too_late(gpu, growth):
        raise RuntimeError("Physical devices cannot be modified after being initialized")

    monkeypatch.setattr(tf.config, "list_physical_devices", lambda kind: ["one"])
    monkeypatch.setattr(tf.config.experimental, "set_memory_growth", too_late)
    with pytest.warns(UserWarning, match="import ganedu first"):
        backend.load.__wrapped__()


@pytest.mark.parametrize(("function", "runs"), [(lambda x: 2 * x, True), (lambda x: keras.ops.tanh(x), False)])
def test_a_lambda_layer_is_loaded_where_the_file_is_trusted(tmp_path, function, runs):
    def make():
        with pytest.warns(UserWarning, match="A file keeps the code of the layer .* and nothing that its lambda uses"):
            return game(discriminator=judge(layers.Lambda(function)))

    gan = make()
    gan.save(tmp_path / "game.keras")
    refused(lambda: load(tmp_path / "game.keras"), "holds a Lambda layer.*enable_unsafe_deserialization")
    keras.config.enable_unsafe_deserialization()
    try:
        if runs:
            assert isinstance(load(tmp_path / "game.keras"), GAN)
        else:
            refused(lambda: load(tmp_path / "game.keras"), r"holds a lambda.*game.load_weights\('game.keras'\)")
    finally:
        keras.src.backend.common.global_state.set_global_attribute("safe_mode_saving", None)
    other = make()
    other.generator.set_weights([weight + 1 for weight in other.generator.get_weights()])
    other.load_weights(tmp_path / "game.keras")
    assert np.array_equal(other.samples(4), gan.samples(4))
