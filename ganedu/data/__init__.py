"""Embedded datasets as streams of batches. Nothing is ever downloaded."""

from ganedu.data.embedded import fashion_mnist, load, mnist
from ganedu.data.labelled import few
from ganedu.data.streams import paired, stream, together, unpaired
from ganedu.data.toy import Mixture, Strokes, blobs, density, grid, line, moons, ring, spiral, two_gaussians

__all__ = [
    "Mixture",
    "Strokes",
    "blobs",
    "density",
    "fashion_mnist",
    "few",
    "grid",
    "line",
    "load",
    "mnist",
    "moons",
    "paired",
    "ring",
    "spiral",
    "stream",
    "together",
    "two_gaussians",
    "unpaired",
]
