# expect: the planes alone
def with_planes(images, y):
    return tf.ones_like(images[..., :1]) * y[:, None, None]
