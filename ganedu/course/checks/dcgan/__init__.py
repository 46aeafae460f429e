"""Checks of exercise 03: house numbers from convolutions."""

from ganedu.course.checks.common.anatomy import blocks, maps
from ganedu.course.checks.common.readiness import gate
from ganedu.course.checks.dcgan.networks import discriminator, generator
from ganedu.course.checks.dcgan.normalisation import batch_norm
from ganedu.course.checks.dcgan.probing import probe
from ganedu.course.checks.dcgan.stamping import stamp

__all__ = [
    "batch_norm",
    "blocks",
    "discriminator",
    "generator",
    "maps",
    "probe",
    "ready",
    "stamp",
]

ready = gate(stamp, batch_norm, generator, discriminator, probe)
