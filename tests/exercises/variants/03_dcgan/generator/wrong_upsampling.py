# expect: UpSampling2D copies numbers
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.UpSampling2D(),
            layers.Conv2D(32, 4, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.UpSampling2D(),
            layers.Conv2D(1, 4, padding="same", activation="tanh"),
        ]
    )
