def jensen_shannon(p, q):
    from scipy.spatial.distance import jensenshannon

    return jensenshannon(p, q) ** 2
