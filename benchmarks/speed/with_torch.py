"""Plain PyTorch, in its good form: data in memory, no gradient where none is used."""

import torch
from torch import nn
from torch.nn.functional import softplus

from benchmarks.speed.tasks import RATE, Dense, digits

# Keras's defaults, so that all contestants compute the same numbers.
NORMALISATION = {"eps": 1e-3, "momentum": 0.01}
ADAM = {"lr": RATE, "eps": 1e-7}


def networks(task):
    """The generator and the discriminator of a task; images are `(batch, 1, height, width)`."""
    return dense(task) if isinstance(task, Dense) else convolutional(task)


def dense(task):
    generator = nn.Sequential(
        nn.Linear(task.latent_dim, task.units),
        nn.ReLU(),
        nn.Linear(task.units, 784),
        nn.Sigmoid(),
        nn.Unflatten(1, (1, 28, 28)),
    )
    return generator, nn.Sequential(nn.Flatten(), nn.Linear(784, task.units), nn.ReLU(), nn.Linear(task.units, 1))


def convolutional(task):
    width, quarter = task.channels, task.size // 4
    generator = nn.Sequential(
        nn.Linear(task.latent_dim, 2 * width * quarter**2, bias=False),
        nn.Unflatten(1, (2 * width, quarter, quarter)),
        nn.BatchNorm2d(2 * width, **NORMALISATION),
        nn.ReLU(),
        nn.ConvTranspose2d(2 * width, width, 4, 2, 1, bias=False),
        nn.BatchNorm2d(width, **NORMALISATION),
        nn.ReLU(),
        nn.ConvTranspose2d(width, 1, 4, 2, 1),
        nn.Tanh(),
    )
    discriminator = nn.Sequential(
        nn.Conv2d(1, width, 4, 2, 1),
        nn.LeakyReLU(0.2),
        nn.Conv2d(width, 2 * width, 4, 2, 1),
        nn.BatchNorm2d(2 * width, **NORMALISATION),
        nn.LeakyReLU(0.2),
        nn.Flatten(),
        nn.Linear(2 * width * quarter**2, 1),
    )
    return generator, discriminator


def discriminator_loss(generator, discriminator, real, z):
    with torch.no_grad():
        fake = generator(z)
    return softplus(-discriminator(real)).mean() + softplus(discriminator(fake)).mean()


def generator_loss(generator, discriminator, z):
    return softplus(-discriminator(generator(z))).mean()


def turn(optimizer, loss):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def uniform(shape, device):
    return 2.0 * torch.rand(shape, device=device) - 1.0


def train(task, clock):
    """Trains as PyTorch's own tutorial does, until the clock ends it."""
    play(task, clock, torch.contiguous_format, fused=None)


def play(task, clock, memory_format, fused, half=False):
    """Trains until the clock ends it.

    Args:
        task: what is trained.
        clock: counts images.
        memory_format: how convolutions hold their images and kernels.
        fused: whether Adam is one kernel; None is PyTorch's default.
        half: whether products are computed in bfloat16, under autocast.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    images = torch.from_numpy(digits(task)).permute(0, 3, 1, 2).to(device)
    generator, discriminator = (network.to(device, memory_format=memory_format) for network in networks(task))
    d_optimizer = torch.optim.Adam(discriminator.parameters(), fused=fused, **ADAM)
    g_optimizer = torch.optim.Adam(generator.parameters(), fused=fused, **ADAM)
    draw = uniform if isinstance(task, Dense) else torch.randn

    def noise():
        return draw((task.batch_size, task.latent_dim), device=device)

    while True:
        for chosen in torch.randperm(len(images), device=device).split(task.batch_size)[:-1]:
            with torch.autocast(device.type, torch.bfloat16, enabled=half):
                loss = discriminator_loss(generator, discriminator, images[chosen], noise())
            turn(d_optimizer, loss)
            discriminator.requires_grad_(False)
            with torch.autocast(device.type, torch.bfloat16, enabled=half):
                loss = generator_loss(generator, discriminator, noise())
            turn(g_optimizer, loss)
            discriminator.requires_grad_(True)
            clock(task.batch_size, loss.detach())
