"""Embedded datasets as streams of batches. Nothing is ever downloaded."""

from ganedu.data.embedded import fashion_mnist, load, mnist
from ganedu.data.streams import stream
from ganedu.data.toy import grid, ring

__all__ = ["fashion_mnist", "grid", "load", "mnist", "ring", "stream"]
