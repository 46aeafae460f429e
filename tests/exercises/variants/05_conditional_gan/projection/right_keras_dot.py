def projection(features, y, w, b, V):
    return keras.ops.matmul(features, w) + b + layers.Dot(axes=1)([features, keras.ops.matmul(y, V)])
