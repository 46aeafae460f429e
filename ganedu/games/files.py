"""A game in files: `.keras` files that hold everything, and files of weights."""

import contextlib
import inspect
import pathlib
import re
import tempfile
import warnings
import zipfile
import zlib

from ganedu.games import averages, checking
from ganedu.games.warn import warn
from ganedu.numbers import shown
from ganedu.parts.arguments import arguments, taken
from ganedu.training.files import replaced
from ganedu.training.worker import BUSY
import h5py
import keras

OPTIMIZERS = ("d_optimizer", "g_optimizer")


class Filed(keras.Model):
    """What a `Game` does with files.

    What a game is made of is written down as the arguments of its class.
    """

    def warn_of_files(self):
        """Says which networks could not be saved, or would come out of a file as others."""
        for network in self.players.values():
            if told := _why_unsaved(network) or _why_unlike(network):
                warn(told)
        if told := _why_unshared(self.players):
            warn(told)

    def save(self, filepath, overwrite=True, **options):
        """Saves everything as a `.keras` file, from which `ganedu.load` makes the game that goes on as this one does.

        A file of that name is replaced once the new one is complete.

        Raises:
            ValueError: if the file's name ends otherwise, its folder is missing, it is there already and `overwrite` is
                false, other weights are trainable than when the game was compiled, or a network cannot be written down.
        """
        path = checking.checked_file(filepath, overwrite)
        if self.busy:
            warn("The game is still training, and the file holds it as it is now: await run, or run.wait(), first.")
        if self.has_optimizers:
            self._check_teams()
        averages.follow(self)
        for network in self.players.values():
            if told := _why_unsaved(network):
                raise ValueError(told)
        if told := _why_unshared(self.players):
            raise ValueError(told)
        with replaced(path) as aside:
            super().save(aside, **options)

    def save_weights(self, filepath, overwrite=True, **options):
        """Saves the weights alone, with those of the optimizers, as a `.weights.h5` file.

        Raises:
            ValueError: if the file's name ends otherwise, its folder is missing, or it is there already and `overwrite`
                is false.
        """
        path = checking.checked_file(filepath, overwrite, ending=".weights.h5")
        averages.follow(self)
        with replaced(path) as aside:
            super().save_weights(aside, **options)

    def load_weights(self, filepath, **options):
        """Loads what `save_weights` wrote.

        Raises:
            TypeError, ValueError: if there is no such file, or it holds no weights or those of other networks; the game
                is as it was then.
            RuntimeError: while the game is being trained.
        """
        path = _checked_weights_file(filepath)
        if self.busy:
            raise RuntimeError(BUSY)
        averages.follow(self)
        variables = self.everything_trained() if self.has_optimizers else self.variables
        before = [variable.numpy() for variable in variables]
        try:
            (networks, optimizers), (own_networks, own_optimizers) = _shapes_in(path), self._shapes_in_own_file()
            if networks != own_networks:
                raise ValueError("The file holds other layers.")
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "Skipping variable loading for optimizer")  # told below
                super().load_weights(path, **options)
        except Exception as error:
            for variable, value in zip(variables, before, strict=True):
                variable.assign(value)
            if isinstance(error, OSError | RuntimeError | zlib.error):
                raise ValueError(f"{path.name} is damaged and cannot be loaded; take an earlier copy of it.") from error
            raise ValueError(
                f"{path.name} does not hold the weights of these networks and optimizers: build and compile the game "
                "as it was when they were saved."
            ) from error
        if self.has_optimizers and optimizers != own_optimizers:
            warn(
                f"{path.name} does not hold the numbers of optimizers like these, averages included: the networks are "
                "loaded, and an optimizer that differs stays as it is."
            )
        averages.follow(self)
        if not self.has_optimizers and optimizers:
            warn(
                f"{path.name} holds the optimizers too, with the averages that samples may be drawn from: call compile "
                "first, then load_weights."
            )

    def _shapes_in_own_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "own.weights.h5")
            super().save_weights(path)
            return _shapes_in(path)

    def save_own_variables(self, store):
        super().save_own_variables(store)
        for number, state in enumerate(self._random_states()):
            store[f"random_state_{number}"] = state.numpy()

    def load_own_variables(self, store):
        own = dict(store)
        for number, state in enumerate(self._random_states()):
            state.assign(own.pop(f"random_state_{number}"))
        super().load_own_variables(own)

    def _random_states(self):
        """The states of Dropout and the like, which Keras leaves out of its files."""
        return [variable for variable in self.variables if variable.path.endswith("seed_generator_state")]

    def get_config(self):
        parts = {name: getattr(self, name) for name in taken(type(self), keras.Model)}
        config = {name: keras.saving.serialize_keras_object(part) for name, part in parts.items()}
        # Keras's files do not keep what a network declares.
        ranges = {name: list(part.output_range) for name, part in parts.items() if hasattr(part, "output_range")}
        return config | {"output_ranges": ranges} if ranges else config

    @classmethod
    def from_config(cls, config):
        ranges = config.pop("output_ranges", {})
        parts = {name: keras.saving.deserialize_keras_object(value) for name, value in config.items()}
        for name, (low, high) in ranges.items():
            parts[name].output_range = (low, high)
        return cls(**parts)

    def get_compile_config(self):
        if not self.has_optimizers:
            return None
        return {
            "d_optimizer": keras.saving.serialize_keras_object(self.d_optimizer),
            "g_optimizer": keras.saving.serialize_keras_object(self.g_optimizer),
            **self._compile_options,
        }

    def compile_from_config(self, config):
        self.compile(**keras.saving.deserialize_keras_object(config))


def _checked_weights_file(path):
    """The path of a file of weights, or a sentence."""
    if not isinstance(path, (str, pathlib.PurePath)):
        raise TypeError(f"The path is {shown(path)}; expected that of a file that save_weights made.")
    file = pathlib.Path(path).expanduser()
    if not file.exists():
        raise ValueError(f"{file.name} is missing from the folder {file.parent.resolve()}.")
    if file.is_dir() or not file.name.endswith((".weights.h5", ".keras")):
        raise ValueError(f"{file.name} is no file of weights; expected one that ends in .weights.h5 or .keras.")
    if not (zipfile.is_zipfile(file) if file.suffix == ".keras" else h5py.is_hdf5(file)):
        raise ValueError(f"{file.name} is damaged and cannot be loaded; take an earlier copy of it.")
    return file


def _why_unsaved(network):
    """Why a network cannot be written to a file, in a sentence, or None where it can."""
    try:
        keras.saving.serialize_keras_object(network)
    except NotImplementedError as error:
        found = re.search(r"Object (\w+) was created", str(error))
        name = found[1] if found else network.name
        return (
            f"{name} does not tell its arguments, so that the game can be trained and not saved. Give {name} a "
            "get_config that returns {**super().get_config(), ...} with each argument of its __init__."
        )
    return None


def _why_unshared(players):
    """Which layer stands in two networks, whose weights a file would hold once, or None."""
    holders = {}
    for name, network in players.items():
        for layer in network._flatten_layers():
            if layer.weights and holders.setdefault(id(layer), (network, name))[0] is not network:
                return (
                    f"The {holders[id(layer)][1]} and the {name} share the layer {layer.name}, and a file cannot hold "
                    "that: give each a copy of its own, with the same weights, or keep the weights with save_weights."
                )
    return None


def _why_unlike(network):
    """Why a network may be another one when it comes out of a file, in a sentence, or None."""
    for part in network._flatten_layers():
        name = type(part).__name__
        if not _revived(part):
            return (
                f"A file with {name} could not be loaded, since Keras makes it from more than it takes: let {name}'s "
                "__init__ take **options and pass them on, super().__init__(**options)."
            )
        if isinstance(part, keras.layers.Lambda) and getattr(part.function, "__name__", "") == "<lambda>":
            return (
                f"A file keeps the code of the layer {part.name} and nothing that its lambda uses, so that it may not "
                "be loaded again: write a layer class, or a function under "
                "@keras.saving.register_keras_serializable()."
            )
        own = isinstance(part, keras.Model) and not getattr(part, "inputs", None)
        if own and type(part).get_config is keras.Model.get_config and arguments(type(part), keras.Model):
            taken = ", ".join(arguments(type(part), keras.Model))
            return (
                f"Keras does not keep what {name} was given, {taken}: out of a file it may come as another network. "
                f"Give {name} a get_config that returns them with {{**super().get_config(), ...}}."
            )
    return None


def _revived(part):
    """Whether Keras can make a part from its configuration; nothing is made, which would draw random numbers."""
    kind = type(part)
    if (
        kind.__module__.startswith(("keras.", "ganedu."))
        or "from_config" in vars(kind)
        or getattr(part, "inputs", None)
    ):
        return True
    try:
        inspect.signature(kind).bind(**part.get_config())
    except NotImplementedError:
        return True  # of which `_why_unsaved` tells
    except TypeError:
        return False
    return True


def _shapes_in(path):
    """The shapes in a file of weights by their places: those of the networks, and those of the optimizers."""
    networks, optimizers = {}, {}

    def note(name, part):
        if isinstance(part, h5py.Dataset):
            (optimizers if name.startswith(OPTIMIZERS) else networks)[name] = part.shape

    with _weights_in(path) as content, h5py.File(content) as file:
        file.visititems(note)
    return networks, optimizers


@contextlib.contextmanager
def _weights_in(path):
    """The HDF5 file, which is a part of a `.keras` file."""
    if path.suffix != ".keras":
        yield path
        return
    with zipfile.ZipFile(path) as file, file.open("model.weights.h5") as content:
        yield content
