# %% right_comparing
def roll(q, z):
    sums = np.cumsum(q)[:5]
    return np.sum(sums[:, None] <= norm.cdf(z)[None, :], axis=0)


# %% right_digitize
def roll(q, z):
    return np.digitize(norm.cdf(z), np.cumsum(q)[:-1])


# %% right_loop_with_erf
def roll(q, z):
    faces = []
    for u in (1 + special.erf(z / np.sqrt(2))) / 2:
        total, face = 0.0, 0
        for share in q[:5]:
            total += share
            if total <= u:
                face += 1
        faces.append(face)
    return np.array(faces)


# %% right_one_at_a_time
def roll(q, z):
    return np.array([np.searchsorted(np.cumsum(q)[:-1], norm.cdf(one), side="right") for one in z])


# %% wrong_draws_lots: expect draws no lots
def roll(q, z):
    return np.random.choice(6, size=len(z), p=q)


# %% wrong_falling: expect a large z should give a high face
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], 1 - norm.cdf(z), side="right")


# %% wrong_no_phi: expect as it is
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], z, side="right")


# %% wrong_not_cumulated: expect running sums
def roll(q, z):
    return (q[:-1, None] <= norm.cdf(z)).sum(axis=0)


# %% wrong_one_to_six: expect go from 1 to 6
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], norm.cdf(z), side="right") + 1


# %% wrong_pdf: expect the bell curve itself
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], norm.pdf(z), side="right")


# %% wrong_seventh_face: expect the sixth sum
def roll(q, z):
    sums = np.cumsum(q)
    sums[-1] = 1.0
    return np.searchsorted(sums, norm.cdf(z), side="right")


# %% wrong_sigmoid: expect the sigmoid of a normal z
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], special.expit(z), side="right")


# %% wrong_stretched: expect stretched from its smallest
def roll(q, z):
    u = (z - z.min()) / (z.max() - z.min())
    return np.searchsorted(np.cumsum(q)[:-1], u, side="right")


# %% wrong_floats: expect so return integers
def roll(q, z):
    faces = np.zeros(len(z))
    for s in np.cumsum(q)[:-1]:
        faces += s <= norm.cdf(z)
    return faces


# %% wrong_strictly_below: expect a sum that equals Φ(z) counts
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], norm.cdf(z))
