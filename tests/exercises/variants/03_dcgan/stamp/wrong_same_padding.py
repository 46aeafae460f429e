# expect: padding="same"
def stamp(x, kernel, stride):
    height, width = x.shape
    shape = (1, height * stride, width * stride, 1)
    maps, kernels = tf.constant(x[None, :, :, None]), tf.constant(kernel[:, :, None, None])
    return tf.nn.conv2d_transpose(maps, kernels, shape, stride, padding="SAME")[0, :, :, 0].numpy()
