"""Embedded datasets as streams of batches. Nothing is ever downloaded."""

from ganedu.data.augmentation import augmented
from ganedu.data.clusters import cluster_labels
from ganedu.data.embedded import fashion_mnist, load, mnist
from ganedu.data.labelled import balanced, few
from ganedu.data.pictures import folder
from ganedu.data.streams import paired, stream, together, unpaired
from ganedu.data.toy import Mixture, Strokes, blobs, density, grid, line, moons, ring, spiral, two_gaussians

__all__ = [
    "Mixture",
    "Strokes",
    "augmented",
    "balanced",
    "blobs",
    "cluster_labels",
    "density",
    "fashion_mnist",
    "few",
    "folder",
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
