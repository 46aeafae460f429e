# expect: not as large as the images
def with_planes(images, y):
    return tf.concat([images, y[:, None, None]], axis=-1)
