# expect: only the number of the largest entry
def with_planes(images, y):
    kind = tf.cast(tf.argmax(y, axis=1), tf.float32)
    return tf.concat([images, tf.ones_like(images[..., :1]) * kind[:, None, None, None]], axis=-1)
