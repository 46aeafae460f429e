"""The limit: how fast a framework multiplies matrices in single precision."""

import time

SIZES = (1024, 1536, 2048)


def race(make_product, clock):
    """Multiplies matrices of the best of `SIZES` until the clock ends it.

    Args:
        make_product: `make_product(size)` returns a function without arguments that multiplies two random matrices of
            this size and returns one number of the product.
        clock: counts the floating-point operations.
    """
    products = {size: make_product(size) for size in SIZES}
    best = min(SIZES, key=lambda size: min(_seconds(products[size]) for _ in range(5)) / size**3)
    while True:
        clock(2 * best**3, products[best]())


def _seconds(product):
    start = time.perf_counter()
    float(product())
    return time.perf_counter() - start
