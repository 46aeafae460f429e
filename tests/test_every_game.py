"""Each of the course's games, and each of the coming lessons', through every tool."""

import functools
import hashlib
import json
import pathlib
import subprocess
import sys

from games.cases import CASES, SHAPE, compiled
from ganedu import live, load, penalties
from ganedu.callbacks import FailureDetectors
from ganedu.checkpoints import Checkpoints
from ganedu.zoo import weights as zoo_weights
import keras
import numpy as np
import pytest
import tensorflow as tf

ROOT = pathlib.Path(__file__).parent.parent
STEPS, SAVED_AT, KILLED_AT = 6, 2, 3
every_game = pytest.mark.parametrize("name", CASES)


def program(code, *arguments):
    """Starts a Python program that knows the cases, with a limit for one that hangs."""
    head = "import sys; sys.path[:0] = ['.', 'tests']\n"
    command = [sys.executable, "-c", head + code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500)


def digest(game):
    """A short text that differs where any weight differs."""
    return hashlib.sha256(b"".join(np.ascontiguousarray(weight).tobytes() for weight in game.get_weights())).hexdigest()


def played(name, steps=STEPS, **options):
    game = compiled(name, **options)
    game.fit(CASES[name].stream(), steps_per_epoch=steps, verbose=0)
    return game


class Played:
    """A game that was saved after two steps; it goes on to the end once that is asked for.

    Attributes:
        game: as it is now.
        path: of its file.
        digest: of the game when it was saved.
        turns: then.
    """

    def __init__(self, name, folder):
        self.name, self.game = name, played(name, SAVED_AT)
        self.path = folder / ("coming" if type(self.game).__module__ == "games.coming" else "course") / f"{name}.keras"
        self.path.parent.mkdir(exist_ok=True)
        self.game.save(self.path)
        self.digest, self.turns = digest(self.game), self.game.turns.numpy().tolist()

    @functools.cached_property
    def ended(self):
        """The digest at the end, the mean losses of all steps, and all weights in one row."""
        parts = [self.game.history.history]
        parts.append(go_on(self.name, self.game).history.history)
        shares = SAVED_AT / STEPS, 1 - SAVED_AT / STEPS
        losses = [sum(s * part[loss][-1] for s, part in zip(shares, parts, strict=True)) for loss in self.game.reported]
        row = np.concatenate([weight.ravel().astype("float64") for weight in self.game.get_weights()])
        return digest(self.game), losses, row


@pytest.fixture(scope="module")
def plays(tmp_path_factory):
    """The `Played` of a name, the same one each time."""
    return functools.cache(functools.partial(Played, folder=tmp_path_factory.mktemp("plays")))


def go_on(name, game):
    game.fit(CASES[name].stream(), steps_per_epoch=STEPS - SAVED_AT, verbose=0)
    return game


def chosen(request):
    """The games that a fixture makes something for: those whose tests were asked for."""
    using = [item for item in request.session.items if request.fixturename in getattr(item, "fixturenames", ())]
    asked = {item.callspec.params["name"] for item in using}
    return [name for name in CASES if name in asked]


@every_game
def test_fit_moves_both_teams(name, plays):
    before, play = compiled(name), plays(name)
    game = play.game
    for team in ("discriminators", "generators"):
        for old, new in zip(getattr(before, team), getattr(game, team), strict=True):
            assert any((a != b).any() for a, b in zip(old.get_weights(), new.get_weights(), strict=True))
    assert play.turns == [SAVED_AT * game.d_turns, SAVED_AT * game.g_turns]


@every_game
def test_the_live_panel_shows_detectors_quality_and_a_picture(name, plays):
    game, real = compiled(name), np.zeros((2_000, *SHAPE), "float32")
    quality = live.Quality(real, features=lambda images: np.asarray(images).reshape(len(images), -1)[:, :8])
    detectors = FailureDetectors(every=1, report=lambda sentence: None)
    run = live.train(game, CASES[name].stream(), STEPS, callbacks=[quality, detectors]).wait()
    assert run.state == "finished" and run.losses["step"][-1] == STEPS
    assert quality.readings["step"] == [STEPS] and np.isfinite(quality.readings["frechet_distance"]).all()
    assert detectors.latest.step == STEPS and np.isfinite(detectors.latest.lead)
    assert run._panel.view.frame["png"].startswith(b"\x89PNG")
    assert digest(game) == plays(name).ended[0]


KILLED = """
import os, signal
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # no thread may exist when a process is forked
from games.cases import CASES, compiled
from ganedu.checkpoints import Checkpoints
import keras

class Kill(keras.callbacks.Callback):
    def on_standstill(self, last):
        if int(self.model.turns[1]) // self.model.g_turns >= {at}:
            os.kill(os.getpid(), signal.SIGKILL)

def play(name):
    game = compiled(name)
    game.steps_per_call = 1
    callbacks = [Checkpoints({folder!r} + "/" + name, 0), Kill()]
    game.fit(CASES[name].stream(), steps_per_epoch={steps}, verbose=0, callbacks=callbacks)

for name in {names!r}:
    child = os.fork()
    if not child:
        play(name)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, (name, status)
"""


@pytest.fixture(scope="module")
def killed(request, tmp_path_factory):
    """A folder with the checkpoints that each game left behind when it was killed, in a process of its own."""
    folder = str(tmp_path_factory.mktemp("killed"))
    done = program(KILLED.format(names=chosen(request), at=KILLED_AT, steps=STEPS, folder=folder))
    assert done.returncode == 0, done.stderr[-2000:]
    return pathlib.Path(folder)


@every_game
@pytest.mark.skipif(sys.platform != "linux", reason="forks processes that have imported TensorFlow")
def test_killed_and_resumed_it_ends_bit_equal(name, killed, plays):
    resumed = compiled(name)
    left = sorted(int(path.stem.split("-")[1]) for path in (killed / name).glob("step-*.npz"))
    assert left and left[-1] < STEPS
    resumed.fit(CASES[name].stream(), steps_per_epoch=STEPS, verbose=0, callbacks=[Checkpoints(killed / name, 0)])
    assert digest(resumed) == plays(name).ended[0]


LOADED = """
import hashlib, json, pathlib
from ganedu import load
import numpy as np
found = {}
for kind in ("course", "coming"):
    if kind == "coming":
        import games.coming
    for path in pathlib.Path(sys.argv[1], kind).iterdir():
        game = load(path)
        weights = b"".join(np.ascontiguousarray(weight).tobytes() for weight in game.get_weights())
        found[path.stem] = [type(game).__name__, hashlib.sha256(weights).hexdigest()]
import keras
assert type(keras.saving.load_model(path)) is type(game)  # Keras knows the classes now, too
print(json.dumps(found))
"""


def test_saved_games_load_in_a_fresh_process(plays):
    """The course's own games with `from ganedu import load` alone; the others once their file is imported."""
    games = {name: plays(name) for name in CASES}
    (folder,) = {play.path.parent.parent for play in games.values()}
    done = program(LOADED, str(folder))
    assert done.returncode == 0, done.stderr[-2000:]
    loaded = json.loads(done.stdout.splitlines()[-1])
    assert loaded == {name: [type(play.game).__name__, play.digest] for name, play in games.items()}


@every_game
def test_into_the_zoo_and_out(name, plays, tmp_path):
    game, other = plays(name).game, CASES[name].make()
    zoo_weights.save(game, tmp_path / "kept.npz")
    zoo_weights.load(other, "kept", tmp_path)
    assert list(game.players) == list(other.players)
    for player, network in other.players.items():
        for weight in network.get_weights():
            assert np.array_equal(weight, weight.astype("float16").astype("float32"))
        trained, loaded = game.players[player], network.weights
        drawn = trained.weights
        if any(trained is member for member in game.generators):
            drawn, loaded = game.averaged(trained), network.trainable_variables
            assert any((np.asarray(a) != b).any() for a, b in zip(drawn, trained.trainable_variables, strict=True))
        for mine, theirs in zip(loaded, drawn, strict=True):
            np.testing.assert_allclose(mine, theirs, rtol=1e-3, atol=1e-6)


@every_game
def test_a_loaded_game_goes_on_as_the_saved_one(name, plays):
    play = plays(name)
    again = load(play.path)
    assert digest(again) == play.digest
    assert digest(go_on(name, again)) == play.ended[0]


@every_game
def test_a_game_that_was_never_compiled_is_saved_too(name, tmp_path):
    game = CASES[name].make()
    game.save(tmp_path / "game.keras")
    assert digest(load(tmp_path / "game.keras")) == digest(game)


@every_game
def test_r1_reaches_the_discriminators(name):
    def pulls(**options):
        game = compiled(name, **options)
        weights = [[weight.value for weight in network.trainable_weights] for network in game.discriminators]
        with tf.GradientTape() as tape:
            loss = game.discriminator_loss(next(iter(CASES[name].stream())), tf.constant((0, 0), tf.int64))
        return [[np.asarray(part) for part in team] for team in tape.gradient(loss, weights)]

    for ours, theirs in zip(pulls(), pulls(penalty=penalties.r1(1e3)), strict=True):
        assert any((a != b).any() for a, b in zip(ours, theirs, strict=True))


def shapes_off_by_one(batch):
    """A batch whose parts of two or more dimensions are one column wider."""
    return tf.nest.map_structure(
        lambda part: tf.concat([part, part[..., :1]], axis=-1) if part.shape.rank > 1 else part, batch
    )


@every_game
def test_a_batch_of_a_wrong_shape_is_refused_in_a_sentence(name):
    game = compiled(name)
    before = digest(game)
    with pytest.raises((TypeError, ValueError)) as caught:
        game.fit(
            CASES[name].stream().map(lambda *parts: shapes_off_by_one(parts if len(parts) > 1 else parts[0])),
            steps_per_epoch=1,
            verbose=0,
        )
    sentence = str(caught.value)
    assert len(sentence) <= 300 and "\n" not in sentence and sentence.endswith(".")
    assert digest(game) == before


@pytest.fixture
def policy():
    yield keras.config.set_dtype_policy
    keras.config.set_dtype_policy("float32")


@every_game
def test_bfloat16_follows_the_full_game(name, policy, plays):
    _, full, _ = plays(name).ended
    policy("mixed_bfloat16")
    game = played(name, run_eagerly=True)  # sooner than traced
    assert any(layer.compute_dtype == "bfloat16" for layer in game.generators[0].layers)
    half = [game.history.history[loss][-1] for loss in game.reported]
    np.testing.assert_allclose(half, full, rtol=0.05, atol=0.02)


JOINT = """
import json, sys
import numpy as np
import tensorflow as tf
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
from games.cases import CASES, compiled
found, strategy = {{}}, tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
for name in {names!r}:
    with strategy.scope():
        game = compiled(name)
    history = game.fit(CASES[name].stream(), steps_per_epoch={steps}, verbose=0).history
    copies = [[np.asarray(copy) for copy in strategy.experimental_local_results(w.value)] for w in game.weights]
    assert all(np.array_equal(copy, own[0]) for own in copies for copy in own) and len(copies[0]) == 2
    ends = np.concatenate([own[0].ravel().astype("float64") for own in copies]).tolist()
    found[name] = [[history[loss][-1] for loss in game.reported], ends]
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def joint(request):
    """The losses of each game, and all of its weights, on two devices."""
    done = program(JOINT.format(names=chosen(request), steps=STEPS))
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@every_game
def test_two_devices_play_the_game_of_one(name, joint, plays):
    _, *one = plays(name).ended
    for mine, theirs in zip(joint[name], one, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-4, atol=1e-5)
