def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows = []
    for example in tf.constant(x):
        mean, variance = tf.nn.moments(tf.concat([reference, example[None]], axis=0), axes=[0])
        rows.append(tf.nn.batch_normalization(example, mean, variance, beta, gamma, epsilon))
    return tf.stack(rows).numpy()
