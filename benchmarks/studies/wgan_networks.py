"""On which networks does a GAN come near to the ring of eight modes? The plain game and WGAN-GP, on several networks.

Both play with the same networks, rates, batches and turns: five of D, then one of G. The penalty's weight is 0.1, since
the ring is small: its points are at most 2 apart.
"""

from ganedu import GAN, budget, data, metrics, objectives, penalties
from ganedu.optimizers import Adam
import keras
from keras import layers

STEPS = budget(laptop=2_500, gpu=2_500)
BATCH = 128
RATE = 5e-4
SEEDS = (0, 1, 2)
SAMPLES = 2_500
NEAR = 0.15  # of W1. A mode left out costs 0.1: an eighth of the points travels at least 0.77, to its neighbour


def mlp(inputs, outputs, depth, width, activation):
    """A plain fully connected network."""
    hidden = [layers.Dense(width, activation, kernel_initializer="glorot_uniform") for _ in range(depth)]
    return keras.Sequential([keras.Input((inputs,)), *hidden, layers.Dense(outputs)])


def plain():
    return {"objective": objectives.non_saturating}


def wgan_gp():
    return {"objective": objectives.wasserstein, "penalty": penalties.gradient_penalty(0.1)}


NETWORKS = {
    "3 layers of 128, ReLU": (3, 128, "relu"),
    "3 layers of 128, tanh": (3, 128, "tanh"),
    "8 layers of 64, ReLU": (8, 64, "relu"),
    "1 layer of 512, ReLU": (1, 512, "relu"),
}
ARMS = {
    "plain, 3 layers of 128, ReLU": (plain, "3 layers of 128, ReLU"),
    "WGAN-GP, 3 layers of 128, ReLU": (wgan_gp, "3 layers of 128, ReLU"),
    "plain, 3 layers of 128, tanh": (plain, "3 layers of 128, tanh"),
    "WGAN-GP, 3 layers of 128, tanh": (wgan_gp, "3 layers of 128, tanh"),
    "plain, 8 layers of 64, ReLU": (plain, "8 layers of 64, ReLU"),
    "WGAN-GP, 8 layers of 64, ReLU": (wgan_gp, "8 layers of 64, ReLU"),
    "plain, 1 layer of 512, ReLU": (plain, "1 layer of 512, ReLU"),
    "WGAN-GP, 1 layer of 512, ReLU": (wgan_gp, "1 layer of 512, ReLU"),
}


def game(arm, seed):
    """The compiled GAN of an arm."""
    rules, name = arm
    depth, width, activation = NETWORKS[name]
    keras.utils.set_random_seed(seed)
    players = mlp(2, 2, depth, width, activation), mlp(2, 1, depth, width, activation)
    gan = GAN(*players, d_turns=5, seed=seed, **rules())
    gan.compile(Adam(RATE, 0.5, 0.9), Adam(RATE, 0.5, 0.9))
    return gan


def run(arm, seed):
    gan = game(arm, seed)
    points = data.ring.points(20_000, seed=seed)
    gan.fit(data.stream(points, batch_size=BATCH, seed=seed), steps_per_epoch=STEPS)
    samples = gan.generate(gan.prior(SAMPLES, seed=1))
    found = metrics.mode_coverage(samples, data.ring.centres, data.ring.sigma)
    return [
        {
            "modes": found.modes,
            "high_quality": found.high_quality,
            "w1": metrics.wasserstein_distance(data.ring.points(SAMPLES, seed=9), samples),
        }
    ]


def claims(rows):
    """On how many networks of the four each game comes near in every seed."""

    def always(game):
        names = [arm for arm in ARMS if arm.startswith(game)]
        return sum(all(row["w1"] < NEAR for row in rows if row["arm"] == arm) for arm in names)

    return {"networks.wgan_gp": always("WGAN-GP"), "networks.plain": always("plain")}
