# expect: expected a network
def make_critic():
    return [layers.Flatten(), layers.Dense(64, activation="relu"), layers.Dense(1)]
