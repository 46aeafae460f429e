"""From folders of pictures as people have them to a saved GAN."""

import pathlib
import re
import shutil
import tempfile
import types
import warnings

from ganedu import GAN, data, networks, plots
import ganedu.data.pictures as folders
import keras
import numpy as np
from PIL import Image
import pytest
import tensorflow as tf

PAGE = pathlib.Path(__file__).parent.parent / "docs" / "own_pictures.md"


def colours(rng, size=(40, 30), channels=3):
    return rng.integers(0, 256, (*size, channels), dtype="uint8")


def photos(root, rng):
    """Colour JPGs of many sizes, one of them turned by its EXIF data, in folders within folders."""
    for number in range(12):
        place = root / f"roll {number % 3}" / "day"
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(colours(rng, (30 + number, 50 - number))).save(place / f"p{number}.JPG")


def scans(root, rng):
    """Grey PNGs in 8, 16 and 1 bits."""
    for number in range(4):
        Image.fromarray(colours(rng)[..., 0]).save(root / f"grey{number}.png")
        Image.fromarray(colours(rng)[..., 0].astype("uint16") * 257).save(root / f"deep{number}.png")
        Image.fromarray(colours(rng)[..., 0] > 127).save(root / f"bit{number}.png")


def cut_outs(root, rng):
    """Transparent PNGs, palettes with a transparent colour, moving GIFs and WebPs."""
    for number in range(4):
        Image.fromarray(colours(rng, channels=4)).save(root / f"alpha{number}.png")
        frames = [Image.fromarray(colours(rng)).quantize(16) for _ in range(3)]
        frames[0].save(root / f"moving{number}.gif", save_all=True, append_images=frames[1:])
        Image.fromarray(colours(rng)).save(root / f"web{number}.webp")


def broken(root, rng):
    """Sound pictures among a cut one, an empty one, a text that is called PNG, hidden files and other files."""
    for number in range(9):
        Image.fromarray(colours(rng)).save(root / f"p{number}.jpg")
    whole = (root / "p0.jpg").read_bytes()
    (root / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (root / "empty.png").touch()
    (root / "words.png").write_text("no picture")
    (root / ".DS_Store").write_bytes(b"\0")
    (root / ".ipynb_checkpoints").mkdir()
    shutil.copy(root / "p0.jpg", root / ".ipynb_checkpoints" / "p0.jpg")
    (root / "notes.txt").write_text("mine")


def classes(root, rng):
    """A folder for each class, of very different size."""
    for name, count in (("circle", 14), ("square", 6), ("triangle", 2)):
        (root / name).mkdir()
        for number in range(count):
            Image.fromarray(colours(rng)).save(root / name / f"{number}.png")


FOLDERS = {
    photos: (12, 3, "12 pictures, now 16 x 16 in colour"),
    scans: (12, 1, "12 pictures, now 16 x 16 in grey"),
    cut_outs: (12, 3, "12 pictures"),
    broken: (9, 3, "Left out: broken: cut.jpg, empty.png, words.png; no pictures: notes.txt; 2 hidden."),
    classes: (22, 3, "22 pictures"),
}


@pytest.fixture
def my_pictures(tmp_path, rng, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my_pictures").mkdir()
    return lambda fill: fill(tmp_path / "my_pictures", rng)


def blocks(page):
    return "\n".join(re.findall(r"```python\n(.*?)```", page, re.S))


@pytest.mark.parametrize("fill", FOLDERS)
def test_the_page_leads_from_a_folder_to_a_saved_gan(fill, my_pictures, capsys):
    my_pictures(fill)
    count, channels, said = FOLDERS[fill]
    code = blocks(PAGE.read_text().split("## Classes")[0])
    code, changes = re.subn(r'"my_pictures", 64, 3_000', '"my_pictures", 16, 3', code)
    assert changes == 1
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # what is few is said of the folder, and pictures are augmented
        exec(code, found)
    printed = capsys.readouterr().out
    assert said in printed and "Fewer than 1,000 are few" in printed
    assert found["images"].shape == (count, 16, 16, channels)
    found["gan"].fit(found["pictures"], steps_per_epoch=3, verbose=0)  # as `again` was in the meantime
    z = found["gan"].prior(3, seed=1)
    assert np.array_equal(found["again"].generate(z), found["gan"].generate(z))
    assert Image.open("samples.png").size == (8 * 16, 8 * 16)


def test_the_page_on_classes_and_on_what_is_held_back(my_pictures, capsys):
    my_pictures(classes)
    first, second = PAGE.read_text().split("## Classes")
    head = blocks(first).split("pictures = ")[0].replace('"my_pictures", 64, 3_000', '"my_pictures", 16, 2')
    tail, changes = re.subn(r"cluster_labels\(images, 20\)", "cluster_labels(images, 4)", blocks(second))
    assert changes == 1
    exec(head + tail, found := {})
    assert found["classes"] == 3 and Image.open("circle.png").size == (8 * 16, 2 * 16)
    assert Image.open("clustered.png").size == (8 * 16, 8 * 16) and found["sizes"].sum() == 22
    assert found["held_out"].shape == (3, 16, 16, 3) and found["seen"].shape == (19, 16, 16, 3)


def test_classes_without_pictures_are_left_out(my_pictures, capsys):
    my_pictures(classes)
    for name in ("broken", "nothing"):
        pathlib.Path("my_pictures", name).mkdir()
    pathlib.Path("my_pictures", "broken", "a.png").touch()
    stream = data.folder("my_pictures", 16, labels=True)
    assert stream.class_names == ["circle", "square", "triangle"] and stream.arrays[1].max() == 2
    printed = capsys.readouterr().out
    assert "broken/, a class without pictures" in printed and "nothing/, a class without pictures" in printed


def test_class_folders_become_labels(my_pictures, capsys):
    my_pictures(classes)
    stream = data.folder("my_pictures", 16, labels=True)
    assert stream.class_names == ["circle", "square", "triangle"]
    assert np.bincount(stream.arrays[1]).tolist() == [14, 6, 2]
    assert "Classes: 0 circle (14), 1 square (6), 2 triangle (2)." in capsys.readouterr().out
    images, labels = next(iter(stream))
    assert images.shape == (22, 16, 16, 3) and labels.dtype == "int32"


def test_small_ones_and_a_class_of_broken_files(my_pictures, capsys):
    my_pictures(classes)
    data.folder("my_pictures", 64)
    assert "22 were smaller and are enlarged." in capsys.readouterr().out
    for name in ("circle", "triangle"):
        for file in pathlib.Path("my_pictures", name).iterdir():
            file.write_text("no picture")
    with pytest.raises(ValueError, match="Pictures that can be read are in square alone; broken: circle/0.png"):
        data.folder("my_pictures", 16, labels=True)


def test_masks_are_written_anew(my_pictures, capsys):
    def masks(root, rng):
        for n in range(3):
            Image.fromarray(rng.integers(0, 3, (16, 16), dtype="uint8")).convert("LA").save(root / f"m{n}.png")

    my_pictures(masks)
    with pytest.raises(ValueError, match="reach to 2 of 255, nearly black. If they are masks") as caught:
        data.folder("my_pictures", 16)
    other = pathlib.Path("other")
    other.mkdir()
    for file in pathlib.Path("my_pictures").iterdir():
        names = {"Image": Image, "np": np, "file": file, "other": other}
        exec(str(caught.value).partition("each anew: ")[2].removesuffix("."), names)
    assert set(np.unique(data.folder("other", 16).arrays[0])) == {0, 127, 254}
    with pytest.raises(ValueError, match="reach to 2 of 255"):
        data.folder("my_pictures", 40)


def test_levels_of_32_bits(tmp_path, capsys):
    levels = np.linspace(0, 2**30, 256).astype("int32").reshape(16, 16)
    Image.fromarray(levels).save(tmp_path / "deep.tif")
    (images,) = data.folder(tmp_path, 16).arrays
    assert np.abs(images[0, ..., 0].astype(int) - np.arange(256).reshape(16, 16)).max() <= 1


def test_pictures_as_browsers_save_them(my_pictures, capsys):
    my_pictures(lambda root, rng: [Image.fromarray(colours(rng)).save(root / f"p{n}.jfif", "jpeg") for n in range(3)])
    assert len(data.folder("my_pictures", 16).arrays[0]) == 3


def picture(file, size, channels):
    """The first picture of a folder of its own."""
    place = file.with_suffix("")
    place.mkdir()
    shutil.copy(file, place)
    return data.folder(place, size, channels=channels).arrays[0][0]


def test_a_picture_is_what_pillow_shows(tmp_path):
    """A picture of two halves, wide, turned and transparent; expected values by hand."""
    halves = np.zeros((20, 20, 3), "uint8")
    halves[:, 10:] = 255
    wide = np.concatenate([halves, np.full((20, 100, 3), 77, "uint8"), halves], axis=1)  # its middle is 77 alone
    Image.fromarray(wide).save(tmp_path / "wide.png")
    assert (picture(tmp_path / "wide.png", (20, 20), 3) == 77).all()
    turned = Image.fromarray(halves)
    exif = turned.getexif()
    exif[0x0112] = 6  # turned by a quarter: the right half is shown below
    turned.save(tmp_path / "turned.png", exif=exif)
    assert (picture(tmp_path / "turned.png", (20, 20), 1)[..., 0] == halves[..., 0].T).all()
    clear = np.dstack([np.zeros((20, 20, 3), "uint8"), halves[..., :1]])  # black, left half transparent
    Image.fromarray(clear).save(tmp_path / "clear.png")
    assert (picture(tmp_path / "clear.png", (20, 20), 3) == 255 - halves).all()
    deep = np.linspace(0, 65_535, 400).astype("uint16").reshape(20, 20)
    Image.fromarray(deep).save(tmp_path / "deep.png")
    assert np.abs(picture(tmp_path / "deep.png", (20, 20), 1)[..., 0] - deep / 257.0).max() <= 0.5 + 1e-6


def test_many_pictures_stay_on_disk(my_pictures, capsys, monkeypatch):
    my_pictures(photos)
    place = pathlib.Path("place")
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place.resolve()))
    in_memory = list(data.folder("my_pictures", 16, batch_size=4).take(5))
    monkeypatch.setattr(folders, "IN_MEMORY", 1)
    monkeypatch.setattr(folders, "TELL_EVERY", 0.0)
    stream = data.folder("my_pictures", 16, batch_size=4)
    printed = capsys.readouterr().out
    assert (
        f"read from disk, in {tempfile.gettempdir()}," in printed and "my_pictures: 11 of 12 pictures read" in printed
    )
    assert isinstance(stream.arrays[0], np.memmap)
    assert {file.name[:11] for file in place.iterdir()} <= {"__autograph"}  # those of TensorFlow
    monkeypatch.setattr(shutil, "disk_usage", lambda place: types.SimpleNamespace(free=10))
    with pytest.raises(ValueError, match="has no room for them: choose a smaller size"):
        data.folder("my_pictures", 16)
    for mine, theirs in zip(stream.take(5), in_memory, strict=True):
        np.testing.assert_array_equal(mine, theirs)
    gan = GAN(networks.dcgan_generator(4, 4, (16, 16, 3)), networks.dcgan_discriminator((16, 16, 3), 4))
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3))
    with pytest.warns(UserWarning, match="12 pictures are few"):
        assert np.isfinite(gan.fit(stream, steps_per_epoch=3, verbose=0).history["d_loss"]).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: data.folder("nowhere", 16), "nowhere is missing; expected a folder of pictures"),
        (lambda: data.folder("my_pictures", 16), "holds no picture; expected files that end in .jpg.*found notes.txt"),
        (lambda: data.folder("my_pictures", "big"), "size is 'big'; expected a number of pixels"),
        (lambda: data.folder("my_pictures", 16, channels=2), "channels is 2; expected 1 for grey levels, 3"),
    ],
)
def test_folders_that_cannot_be_read(call, words, my_pictures):
    my_pictures(lambda root, rng: (root / "notes.txt").write_text("mine"))
    with pytest.raises(ValueError, match=words) as caught:
        call()
    assert len(str(caught.value)) <= 300


def test_labels_want_a_folder_for_each_class(my_pictures):
    my_pictures(broken)
    with pytest.raises(ValueError, match="found 0 folders and beside them cut.jpg, empty.png and 10 more"):
        data.folder("my_pictures", 16, labels=True)


def test_only_broken_files(my_pictures):
    my_pictures(lambda root, rng: [(root / f"{name}.png").touch() for name in "abcdefg"])
    with pytest.raises(ValueError, match="broken: a.png, b.png, c.png, d.png, e.png and 2 more"):
        data.folder("my_pictures", 16)


def test_links_are_followed_and_dead_ones_named(my_pictures, rng, capsys):
    my_pictures(photos)
    others = pathlib.Path("others")
    others.mkdir()
    Image.fromarray(colours(rng)).save(others / "one.png")
    pathlib.Path("my_pictures", "linked").symlink_to(others.resolve())
    pathlib.Path("my_pictures", "again").symlink_to(pathlib.Path("my_pictures").resolve())
    pathlib.Path("my_pictures", "dead.jpg").symlink_to("nothing.jpg")
    assert len(data.folder("my_pictures", 16).arrays[0]) == 13
    assert "no pictures: dead.jpg (a link to nothing)" in capsys.readouterr().out


def test_copies_are_counted(my_pictures, capsys):
    my_pictures(photos)
    shutil.copy("my_pictures/roll 0/day/p0.JPG", "my_pictures/copy.jpg")
    data.folder("my_pictures", 16)
    assert "1 of them repeats others" in capsys.readouterr().out


def test_white_on_transparent_is_told(my_pictures, capsys):
    white = np.full((20, 20, 4), 255, "uint8")

    def icons(root, rng):
        for number in range(5):
            white[..., 3] = rng.integers(0, 256, (20, 20))
            Image.fromarray(white).save(root / f"{number}.png")

    my_pictures(icons)
    data.folder("my_pictures", 16)
    assert "They are all the same: white on transparent" in capsys.readouterr().out


def test_large_scans_are_read(my_pictures, monkeypatch):
    my_pictures(scans)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert len(data.folder("my_pictures", 16).arrays[0]) == 12
    assert Image.MAX_IMAGE_PIXELS == 100


def test_the_folder_that_is_meant(my_pictures, monkeypatch, capsys):
    my_pictures(photos)
    with pytest.raises(ValueError, match="my_picturs is missing; .* my_pictures is there"):
        data.folder("my_picturs", 16)
    with pytest.raises(TypeError, match="labels is 'inferred'; expected True"):
        data.folder("my_pictures", 16, labels="inferred")
    monkeypatch.chdir("my_pictures")
    data.folder(".", 16)
    assert capsys.readouterr().out.startswith("my_pictures: 12 pictures")


# More of few.


def test_augmented_pictures_are_mirrored_and_shifted_ones(rng):
    images = rng.uniform(-1, 1, (8, 8, 8, 3)).astype("float32")
    stream = data.stream(images, np.arange(8), batch_size=8)
    near = []
    for original, changed in zip(stream.take(40), data.augmented(stream).take(40), strict=True):
        assert np.array_equal(original[1], changed[1])  # the rest stays
        for before, after in zip(original[0].numpy(), changed[0].numpy(), strict=True):
            candidates = [
                (mirrored, down, right)
                for mirrored in (False, True)
                for down in (-1, 0, 1)
                for right in (-1, 0, 1)
                if np.array_equal(after, by_hand(before, mirrored, down, right))
            ]
            assert len(candidates) == 1
            near += candidates
    assert len(set(near)) == 18
    assert 0.4 < np.mean([mirrored for mirrored, *_ in near]) < 0.6


def by_hand(image, mirrored, down, right):
    image = image[:, ::-1] if mirrored else image
    padded = np.pad(image, ((1, 1), (1, 1), (0, 0)), "edge")
    return padded[1 + down : 9 + down, 1 + right : 9 + right]


def test_images_whose_size_or_rank_is_not_known_are_augmented_or_told():
    def read(number):
        return np.full((8, 8, 1), number / 10, "float32")

    def own(shape):
        numbers = tf.data.Dataset.range(8).map(lambda number: tf.numpy_function(read, [number], tf.float32))
        return (numbers if shape is None else numbers.map(lambda image: tf.ensure_shape(image, shape))).batch(4)

    made = [next(iter(data.augmented(own(shape)))).numpy() for shape in ((None, None, 1), (8, 8, 1))]
    assert np.array_equal(*made) and made[0].shape == (4, 8, 8, 1)
    with pytest.raises(ValueError, match="TensorFlow does not know the shape of these images; say it"):
        data.augmented(own(None))


def test_levels_below_0_are_told(tmp_path):
    for number in range(3):
        Image.fromarray(np.linspace(-1, 1, 64, dtype="float32").reshape(8, 8)).save(tmp_path / f"{number}.tiff")
    with pytest.raises(ValueError, match="reach from -1 to 1; expected grey levels"):
        data.folder(tmp_path, 8)


def test_one_white_for_all_pictures_of_sixteen_bits(tmp_path, capsys):
    """What is brighter in the files is brighter in the stream."""
    levels = [9_000, 3_000, 4_095, 4_200, 65_535]
    for name, level in zip("abcde", levels, strict=True):
        Image.fromarray(np.full((8, 8), level, "uint16")).save(tmp_path / f"{name}.png")
    found = data.folder(tmp_path, 8).arrays[0][:, 0, 0, 0]
    np.testing.assert_array_equal(found, np.rint(np.array(levels) / 65_535 * 255))
    for name in "ade":
        (tmp_path / f"{name}.png").unlink()
    np.testing.assert_array_equal(data.folder(tmp_path, 8).arrays[0][:, 0, 0, 0], [187, 255])


def test_augmented_streams_skip(rng):
    stream = data.augmented(data.stream(rng.uniform(-1, 1, (8, 8, 8, 1)).astype("float32"), batch_size=4))
    for late, skipped in zip(list(stream.take(9))[4:], stream.skip(3).skip(1).take(5), strict=True):
        np.testing.assert_array_equal(late, skipped)


def test_balanced_classes_have_the_same_size():
    labels = np.repeat([0, 1, 2], [14, 6, 2])
    images, again = data.balanced(np.arange(22), labels)
    assert np.bincount(again).tolist() == [14, 14, 14]
    assert np.array_equal(labels[images], again) and set(images.tolist()) == set(range(22))


def test_samples_are_saved_as_a_picture(tmp_path, rng):
    samples = rng.uniform(-1, 1, (10, 8, 8, 3))
    path = plots.save(samples, tmp_path / "samples.png", columns=4)
    assert np.array_equal(np.asarray(Image.open(path)), plots.tile(samples, columns=4))
    with pytest.raises(ValueError, match="samples is no picture file that can be written; expected one of .png"):
        plots.save(samples, tmp_path / "samples")


def test_pictures_are_saved_as_they_are(tmp_path, rng):
    grey = rng.integers(0, 256, (3, 8, 8, 1), dtype="uint8")
    path = plots.save(grey, tmp_path / "grey.png", columns=3)
    assert np.array_equal(np.asarray(Image.open(path)), np.concatenate(list(grey[..., 0]), axis=1))
    for samples, words in (
        (grey.astype("float32"), r"expected finite numbers in \[-1, 1\], or uint8"),
        (np.full((1, 8, 8, 1), np.nan), "expected finite numbers"),
        (grey[:0], "nothing to draw"),
    ):
        with pytest.raises(ValueError, match=words):
            plots.save(samples, tmp_path / "grey.png")
    with pytest.raises(ValueError, match="nowhere is missing; make it first"):
        plots.save(grey, tmp_path / "nowhere" / "grey.png")


def test_twelve_bits_in_sixteen(tmp_path):
    levels = np.linspace(0, 4_095, 256).round().astype("uint16").reshape(16, 16)
    Image.fromarray(levels).save(tmp_path / "scan.tif")
    (images,) = data.folder(tmp_path, 16).arrays
    assert np.abs(images[0, ..., 0].astype(int) - np.arange(256).reshape(16, 16)).max() <= 1


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda images: data.augmented(images), "expected a stream"),
        (lambda images: data.balanced(images), "the labels last"),
        (lambda images: data.balanced(data.stream(images, batch_size=2)), r"data.balanced\(\*stream.arrays\)"),
        (lambda images: data.balanced(images, np.arange(2)), "as many rows in each"),
        (lambda images: data.folder("", 16), "expected a folder of pictures"),
        (lambda images: data.folder("here", 16, batch_size="8"), "batch_size is '8'"),
    ],
)
def test_what_is_given_in_the_wrong_place(call, words, rng):
    with pytest.raises((TypeError, ValueError), match=words) as caught:
        call(rng.uniform(-1, 1, (4, 8, 8, 1)).astype("float32"))
    assert len(str(caught.value)) <= 300
