# expect: how sure D is of the name
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = (tf.reduce_max(tf.nn.softmax(logits), axis=1) for logits in (real_logits, fake_logits))
    return tf.reduce_mean(named) - tf.reduce_mean(tf.math.log(real)) - tf.reduce_mean(tf.math.log(1 - fake))
