def make_critic():
    day = keras.Input((24, 2))
    x = layers.Reshape((48,))(day)
    for _ in range(3):
        x = layers.Dense(32, activation="elu")(x)
    return keras.Model(day, layers.Dense(1, activation="linear")(x))
