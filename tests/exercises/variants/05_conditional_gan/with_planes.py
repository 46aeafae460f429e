# %% right_broadcast
def with_planes(images, y):
    n, h, w, _ = images.shape
    return tf.concat([images, tf.broadcast_to(tf.reshape(y, (n, 1, 1, 7)), (n, h, w, 7))], 3)


# %% right_keras_layers
def with_planes(images, y):
    h, w = images.shape[1:3]
    return layers.Concatenate()([images, layers.Reshape((h, w, 7))(layers.RepeatVector(h * w)(y))])


# %% right_plane_by_plane
def with_planes(images, y):
    ones = tf.ones(tf.shape(images)[:3])
    channels = [ones * y[:, k, None, None] for k in range(y.shape[1])]
    return tf.concat([images, tf.stack(channels, axis=-1)], axis=-1)


# %% right_repeated_axis_by_axis
def with_planes(images, y):
    planes = tf.repeat(y[:, None, None, :], images.shape[1], axis=1)
    return tf.concat([images, tf.repeat(planes, images.shape[2], axis=2)], axis=-1)


# %% right_tiled_and_reshaped
def with_planes(images, y):
    n, height, width, _ = images.shape
    planes = tf.reshape(tf.tile(y, (1, height * width)), (n, height, width, 7))
    return keras.ops.concatenate([images, planes], axis=-1)


# %% wrong_added: expect mixed into the pixels
def with_planes(images, y):
    return images[..., :1] + y[:, None, None]


# %% wrong_axis_1: expect not as large as the images
def with_planes(images, y):
    return tf.concat([images, tf.ones_like(images[..., :1]) * y[:, None, None]], axis=1)


# %% wrong_corner: expect only the pixel in the corner
def with_planes(images, y):
    h, w = images.shape[1:3]
    return tf.concat([images, tf.pad(y[:, None, None], ((0, 0), (0, h - 1), (0, w - 1), (0, 0)))], axis=-1)


# %% wrong_dot_numpy: expect TensorFlow lost the gradient
def with_planes(images, y):
    return tf.concat([images, tf.ones_like(images[..., :1]) * y.numpy()[:, None, None]], axis=-1)


# %% wrong_first_order: expect told the first one's order
def with_planes(images, y):
    return tf.concat([images, tf.ones_like(images[..., :1]) * y[0]], axis=-1)


# %% wrong_no_broadcast: expect not as large as the images
def with_planes(images, y):
    return tf.concat([images, y[:, None, None]], axis=-1)


# %% wrong_no_order: expect the order is missing
def with_planes(images, y):
    return images


# %% wrong_numpy: expect TensorFlow lost the gradient
def with_planes(images, y):
    planes = np.ones(images.shape[:3] + (1,)) * np.array(y)[:, None, None]
    return np.concatenate([images, planes], axis=-1)


# %% wrong_one_plane: expect only the number of the largest entry
def with_planes(images, y):
    kind = tf.cast(tf.argmax(y, axis=1), tf.float32)
    return tf.concat([images, tf.ones_like(images[..., :1]) * kind[:, None, None, None]], axis=-1)


# %% wrong_planes_alone: expect the planes alone
def with_planes(images, y):
    return tf.ones_like(images[..., :1]) * y[:, None, None]


# %% wrong_planes_first: expect the planes stand before the image
def with_planes(images, y):
    return tf.concat([tf.ones_like(images[..., :1]) * y[:, None, None], images], axis=-1)


# %% wrong_scrambled: expect the planes are scrambled
def with_planes(images, y):
    n, height, width, _ = images.shape
    planes = tf.reshape(tf.repeat(y, height * width), (n, height, width, 7))
    return tf.concat([images, planes], axis=-1)


# %% wrong_scrambled_axis_1: expect the planes are scrambled
def with_planes(images, y):
    n, height, width, _ = images.shape
    planes = tf.reshape(tf.repeat(y, height * width, axis=1), (n, height, width, 7))
    return tf.concat([images, planes], axis=-1)


# %% wrong_tiled_batch: expect pixels of other images' orders
def with_planes(images, y):
    n, height, width, _ = images.shape
    planes = tf.reshape(tf.tile(y, (height * width, 1)), (n, height, width, 7))
    return tf.concat([images, planes], axis=-1)


# %% wrong_times_image: expect where it is dark the order fades
def with_planes(images, y):
    return tf.concat([images, images[..., :1] * y[:, None, None]], axis=-1)
