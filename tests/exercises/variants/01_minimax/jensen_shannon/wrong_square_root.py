# expect: the square root of JS
def jensen_shannon(p, q):
    from scipy.spatial.distance import jensenshannon

    return jensenshannon(p, q)
