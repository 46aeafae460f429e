# expect: pixels of other images' orders
def with_planes(images, y):
    n, height, width, _ = images.shape
    planes = tf.reshape(tf.tile(y, (height * width, 1)), (n, height, width, 7))
    return tf.concat([images, planes], axis=-1)
