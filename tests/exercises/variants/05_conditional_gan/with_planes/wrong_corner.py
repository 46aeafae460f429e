# expect: only the pixel in the corner
def with_planes(images, y):
    h, w = images.shape[1:3]
    return tf.concat([images, tf.pad(y[:, None, None], ((0, 0), (0, h - 1), (0, w - 1), (0, 0)))], axis=-1)
