"""A game in files: `.keras` files that hold everything, and files of weights."""

import json
import zipfile

from ganedu.games import averages, checking
from ganedu.games.warn import warn
from ganedu.parts.arguments import taken
from ganedu.training.files import replaced
from ganedu.training.worker import BUSY
import h5py
import keras


class Filed(keras.Model):
    """What a `Game` does with files.

    What a game is made of is written down as the arguments of its class.
    """

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
            if told := checking.why_unsaved(network):
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
        path = checking.checked_weights_file(filepath)
        if self.busy:
            raise RuntimeError(BUSY)
        averages.follow(self)
        variables = self.everything_trained() if self.has_optimizers else self.variables
        before = [variable.numpy() for variable in variables]
        try:
            super().load_weights(path, **options)
        except Exception as error:
            for variable, value in zip(variables, before, strict=True):
                variable.assign(value)
            raise ValueError(
                f"{path.name} does not hold the weights of these networks and optimizers: build and compile the game "
                "as it was when they were saved."
            ) from error
        averages.follow(self)
        if not self.has_optimizers and _holds_optimizers(path):
            warn(
                f"{path.name} holds the optimizers too, with the averages that samples may be drawn from: call compile "
                "first, then load_weights."
            )

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


def _holds_optimizers(path):
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as file:
            return json.loads(file.read("config.json")).get("compile_config") is not None
    with h5py.File(path) as file:
        return "d_optimizer" in file
