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
