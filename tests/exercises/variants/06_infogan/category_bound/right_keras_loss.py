def category_bound(one_hot, logits, shares):
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    entropy = float((shares * np.log(1 / shares)).sum())
    return entropy - loss(one_hot, logits)
