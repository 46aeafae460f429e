# expect: the planes are scrambled
def with_planes(images, y):
    n, height, width, _ = images.shape
    planes = tf.reshape(tf.repeat(y, height * width), (n, height, width, 7))
    return tf.concat([images, planes], axis=-1)
