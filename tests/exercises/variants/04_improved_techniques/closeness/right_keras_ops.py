def closeness(mapped):
    gaps = keras.ops.abs(keras.ops.expand_dims(mapped, 0) - keras.ops.expand_dims(mapped, 1))
    return keras.ops.sum(keras.ops.exp(-keras.ops.sum(gaps, axis=3)), axis=0) - 1.0
