"""A file of variants is read cell by cell, and a broken one says what to mend."""

from harness import Variant, read
import pytest

CODE = "def total(x):\n    return sum(x)\n"
RIGHT = f"# %% right_sum\n{CODE}"
WRONG = "# %% wrong_sign: expect the sign: is flipped\ndef total(x):\n\n    # a comment\n    return -sum(x)\n"


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "02_vanilla_gan"
    folder.mkdir()
    return folder / "total.py"


def test_each_variant_has_its_name_its_words_and_its_code(path):
    path.write_text(f"{RIGHT}\n\n{WRONG}")
    assert read(path) == [
        Variant("02_vanilla_gan", "total", "right_sum", None, CODE),
        Variant(
            "02_vanilla_gan",
            "total",
            "wrong_sign",
            "the sign: is flipped",
            "def total(x):\n\n    # a comment\n    return -sum(x)\n",
        ),
    ]
    assert str(read(path)[1]) == "02_vanilla_gan/total/wrong_sign"


@pytest.mark.parametrize(
    "header",
    [
        "# %% wrong_sign",
        "# %% wrong_sign: expect ",
        "# %% wrong_sign: the sign",
        "# %% right_sum: expect nothing",
        "# %% wrong sign: expect the sign",
        "# %% sign: expect the sign",
        "#%% wrong_sign: expect the sign",
        "# wrong_sign: expect the sign",
    ],
)
def test_a_broken_header_is_named_with_its_line(path, header):
    path.write_text(f"{RIGHT}\n\n{header}\n{CODE}")
    with pytest.raises(ValueError, match="total.py, line 6: .* is no header") as error:
        read(path)
    assert header in str(error.value)


def test_a_second_variant_of_one_name_is_named(path):
    path.write_text(f"{RIGHT}\n\n{WRONG}\n\n{RIGHT}")
    with pytest.raises(ValueError, match="total.py, line 13: a variant right_sum stands further up already"):
        read(path)


@pytest.mark.parametrize("text", ["", "\n", CODE, f"\n{RIGHT}"])
def test_code_without_a_header_is_refused(path, text):
    path.write_text(text)
    with pytest.raises(ValueError, match="total.py: the first line is no header"):
        read(path)


def test_a_header_without_code_is_refused(path):
    path.write_text(f"{WRONG}\n\n# %% right_sum\n\n")
    with pytest.raises(ValueError, match="total.py, line 8: right_sum has no code"):
        read(path)
