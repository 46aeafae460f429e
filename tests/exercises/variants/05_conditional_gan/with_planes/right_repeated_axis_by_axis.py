def with_planes(images, y):
    planes = tf.repeat(y[:, None, None, :], images.shape[1], axis=1)
    return tf.concat([images, tf.repeat(planes, images.shape[2], axis=2)], axis=-1)
