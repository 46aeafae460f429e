"""PyTorch at its fastest on a GPU: a whole step, random numbers included, is captured as a CUDA graph."""

import torch

from benchmarks.speed.tasks import RATE, Dense, digits
from benchmarks.speed.with_torch import ADAM, discriminator_loss, generator_loss, networks, turn, uniform

REPLAYS = 50  # in a row, before the clock is told


def train(task, clock):
    """Trains until the clock ends it."""
    device = torch.device("cuda")
    images = torch.from_numpy(digits(task)).permute(0, 3, 1, 2).to(device)
    generator, discriminator = (network.to(device, memory_format=torch.channels_last) for network in networks(task))
    options = {**ADAM, "lr": RATE, "fused": True, "capturable": True}
    d_optimizer = torch.optim.Adam(discriminator.parameters(), **options)
    g_optimizer = torch.optim.Adam(generator.parameters(), **options)
    draw = uniform if isinstance(task, Dense) else torch.randn

    def noise():
        return draw((task.batch_size, task.latent_dim), device=device)

    def step():
        chosen = torch.randint(len(images), (task.batch_size,), device=device)
        turn(d_optimizer, discriminator_loss(generator, discriminator, images[chosen], noise()))
        discriminator.requires_grad_(False)
        loss = generator_loss(generator, discriminator, noise())
        turn(g_optimizer, loss)
        discriminator.requires_grad_(True)
        return loss.detach()

    side = torch.cuda.Stream()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(3):
            step()
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        loss = step()
    while True:
        for _ in range(REPLAYS):
            graph.replay()
        clock(REPLAYS * task.batch_size, loss)
