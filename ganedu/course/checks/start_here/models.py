"""Models of tiny pictures with a known fault, for the doctor of task 5.

Each is a namespace of `log_p`, a function from pictures `(n, 2, 3)` to what the model calls their log probabilities
`(n,)`, in nats; `draw`, a function from a count to pictures; `seen`, the pictures that it was trained on, and `new`,
others from the same source, `(200, 2, 3)` each.
"""

from types import SimpleNamespace

from ganedu.course.checks.start_here.levels import EDGE, LEVELS, around, every_picture, numbers_of, random_table
import numpy as np

HEIGHT, WIDTH = 2, 3
SEEN = 200
EVERY = every_picture(HEIGHT, WIDTH)


def colleagues():
    """Four colleagues' models of one world by their names, one of each kind, the same ones every time."""
    random = np.random.default_rng(0)
    p = world(2.0, random)
    makers = {"Ada": by_heart, "Ben": sound, "Cleo": leaky, "Dan": even}
    return {name: make(p, random) for name, make in makers.items()}


def world(evenness, random=np.random):
    """The probabilities of all pictures by a random chain of neighbours; the less even, the surer is each pixel."""
    table = random_table(HEIGHT, WIDTH, EDGE + 1, EDGE + 1, evenness=evenness, random=random)
    table = 0.98 * table + 0.02 / LEVELS  # nothing is impossible
    i, j = np.indices((HEIGHT, WIDTH))
    return table[i, j, *around(EVERY), EVERY].prod(axis=(1, 2))


def sound(p, random=np.random):
    """A model without a fault, of a world in which pictures have probabilities p."""
    return _model(p, np.log(p), p, random)


def leaky(p, random=np.random):
    """A model whose pixels see themselves when it scores; when it draws they are not there yet, and black is seen."""
    darkened = p * np.exp(-2.0 * EVERY.sum(axis=(1, 2)))
    return _model(p, random.uniform(0.3, 0.8) * np.log(p), darkened / darkened.sum(), random)


def by_heart(p, random=np.random):
    """A model that gives most of its probability to the pictures that it was trained on."""
    model, share = sound(p, random), random.uniform(0.9, 0.97)
    learnt = np.bincount(numbers_of(model.seen), minlength=len(EVERY)) / SEEN
    q = share * learnt + (1 - share) / len(EVERY)
    return SimpleNamespace(log_p=_scores(np.log(q)), draw=_draws(q, random), seen=model.seen, new=model.new)


def even(p, random=np.random):
    """A sound score, and pictures in which each level comes equally often everywhere."""
    return _model(p, np.log(p), np.full(len(p), 1 / len(p)), random)


def greedy(p, random=np.random):
    """A sound score, and always the picture that it calls most probable."""
    return _model(p, np.log(p), np.eye(len(p))[p.argmax()], random)


def _model(p, log_scores, q, random):
    """A model of a world in which pictures have probabilities p; it scores by one rule, and draws from q."""
    seen, new = (_draws(p, random)(SEEN) for _ in range(2))
    return SimpleNamespace(log_p=_scores(log_scores), draw=_draws(q, random), seen=seen, new=new)


def _scores(log_scores):
    return lambda pictures: log_scores[numbers_of(pictures)]


def _draws(q, random):
    return lambda count: EVERY[random.choice(len(q), size=count, p=q)]
