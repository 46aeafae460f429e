# expect: the planes stand before the image
def with_planes(images, y):
    return tf.concat([tf.ones_like(images[..., :1]) * y[:, None, None], images], axis=-1)
