# expect: told the first one's order
def with_planes(images, y):
    return tf.concat([images, tf.ones_like(images[..., :1]) * y[0]], axis=-1)
