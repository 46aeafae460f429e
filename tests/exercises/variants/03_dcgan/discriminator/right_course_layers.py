def make_discriminator():
    from ganedu import networks

    return networks.dcgan_discriminator((28, 56, 1), channels=16, batch_norm=True)
