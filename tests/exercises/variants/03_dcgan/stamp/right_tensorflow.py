def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    shape = (1, (height - 1) * stride + k, (width - 1) * stride + k, 1)
    maps, kernels = tf.constant(x[None, :, :, None]), tf.constant(kernel[:, :, None, None])
    return tf.nn.conv2d_transpose(maps, kernels, shape, stride, padding="VALID")[0, :, :, 0].numpy()
