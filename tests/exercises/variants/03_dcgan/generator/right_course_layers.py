def make_generator(latent_dim):
    from ganedu import networks

    return networks.dcgan_generator(latent_dim, channels=24, image_shape=(28, 56, 1))
