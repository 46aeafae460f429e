def batch_norm(x, gamma, beta, epsilon):
    layer = layers.BatchNormalization(epsilon=epsilon)
    layer.build(x.shape)
    layer.gamma.assign(gamma)
    layer.beta.assign(beta)
    return layer(x.astype("float32"), training=True).numpy()
