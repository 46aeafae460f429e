# expect: where it is dark the order fades
def with_planes(images, y):
    return tf.concat([images, images[..., :1] * y[:, None, None]], axis=-1)
