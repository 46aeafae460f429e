# expect: not as large as the images
def with_planes(images, y):
    return tf.concat([images, tf.ones_like(images[..., :1]) * y[:, None, None]], axis=1)
