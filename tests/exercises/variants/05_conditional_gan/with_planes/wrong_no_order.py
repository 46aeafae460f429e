# expect: the order is missing
def with_planes(images, y):
    return images
