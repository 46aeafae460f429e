"""Trains a DCGAN on every device there is, and says how fast: python benchmarks/scale.py

On a laptop that is the CPU, on a workstation all its GPUs. With TF_CONFIG set, it is one worker of a cluster; run the
same command on each machine (docs/scaling.md). `--logical 2` splits this machine's CPU in two, to try it out.

Every device takes its share of one joint batch. The script checks that the weights on all devices of this machine are
equal in the end, and prints a digest of them, which must be the same on all machines.
"""

import argparse
import hashlib
import json
import os
import time

from ganedu import GAN, data, networks, optimizers
import keras
import numpy as np
import tensorflow as tf


def strategy():
    """What divides the work: among the machines of TF_CONFIG, or among this machine's devices."""
    if "TF_CONFIG" in os.environ:
        return tf.distribute.MultiWorkerMirroredStrategy()
    kind = "GPU" if tf.config.list_logical_devices("GPU") else "CPU"
    return tf.distribute.MirroredStrategy([device.name for device in tf.config.list_logical_devices(kind)])


def build(channels, seed):
    keras.utils.set_random_seed(seed)
    gan = GAN(networks.dcgan_generator(channels=channels), networks.dcgan_discriminator(channels=channels), seed=seed)
    gan.compile(optimizers.Adam(2e-4, 0.5), optimizers.Adam(2e-4, 0.5, use_ema=True))
    return gan


def digest(game, devices):
    """A hash of all weights; raises if two devices of this machine disagree."""
    found = hashlib.sha256()
    for weight in game.weights:
        local = [copy.numpy() for copy in devices.experimental_local_results(weight.value)]
        if any((copy != local[0]).any() for copy in local):
            raise RuntimeError(f"{weight.path} differs between the devices.")
        found.update(local[0].tobytes())
    return found.hexdigest()[:16]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=320)
    parser.add_argument("--batch-size", type=int, default=64, help="of all devices together")
    parser.add_argument("--channels", type=int, default=32)
    parser.add_argument("--logical", type=int, default=1, help="devices to split the CPU in")
    options = parser.parse_args()
    if options.logical > 1:
        cpu = tf.config.list_physical_devices("CPU")[0]
        tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * options.logical)
    devices = strategy()
    with devices.scope():
        gan = build(options.channels, seed=0)
    images = data.mnist(options.batch_size)
    gan.fit(images, steps_per_epoch=16, verbose=0)  # tracing and compiling
    start = time.perf_counter()
    losses = gan.fit(images, steps_per_epoch=options.steps, verbose=0).history
    seconds = time.perf_counter() - start
    report = {
        "devices": devices.num_replicas_in_sync,
        "images_per_second": round(options.steps * options.batch_size / seconds, 1),
        **{name: values[0] for name, values in losses.items()},
        "samples": float(np.abs(gan.generate(gan.prior(16, seed=1))).mean()),
        "weights": digest(gan, devices),
    }
    print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main()
