# expect: TensorFlow lost the gradient
def with_planes(images, y):
    planes = np.ones(images.shape[:3] + (1,)) * np.array(y)[:, None, None]
    return np.concatenate([images, planes], axis=-1)
