"""The 2-D playground: a GAN on points in the plane, live and in code."""

from ganedu.live.playground.widget import Playground

__all__ = ["Playground"]
