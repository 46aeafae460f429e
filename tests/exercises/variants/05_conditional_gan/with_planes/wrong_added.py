# expect: mixed into the pixels
def with_planes(images, y):
    return images[..., :1] + y[:, None, None]
