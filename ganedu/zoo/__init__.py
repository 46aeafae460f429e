"""Small trained GANs, so that every tool and every lesson works before anything is trained.

`benchmarks/zoo.py` made the files, and makes them again.
"""

from ganedu.zoo.clusters import clusters_mnist
from ganedu.zoo.conditional import conditional_mnist
from ganedu.zoo.dcgan import dcgan_mnist
from ganedu.zoo.improved import improved_mnist
from ganedu.zoo.infogan import infogan_mnist
from ganedu.zoo.vanilla import vanilla_mnist
from ganedu.zoo.wasserstein import wgan_mnist

__all__ = [
    "clusters_mnist",
    "conditional_mnist",
    "dcgan_mnist",
    "improved_mnist",
    "infogan_mnist",
    "vanilla_mnist",
    "wgan_mnist",
]
