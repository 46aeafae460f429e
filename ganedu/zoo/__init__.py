"""Small trained GANs, so that every tool and every lesson works before anything is trained.

`benchmarks/zoo.py` made the files, and makes them again.
"""

from ganedu.zoo.dcgan import dcgan_mnist
from ganedu.zoo.vanilla import vanilla_mnist

__all__ = ["dcgan_mnist", "vanilla_mnist"]
