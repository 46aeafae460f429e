def generator_loss(fake_logits):
    return keras.ops.mean(keras.ops.softplus(keras.ops.negative(fake_logits)))
