# expect: TensorFlow lost the gradient
def with_planes(images, y):
    return tf.concat([images, tf.ones_like(images[..., :1]) * y.numpy()[:, None, None]], axis=-1)
