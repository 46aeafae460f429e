# %% right_by_frequencies
def diagnose(log_p, draw, seen, new):
    every = every_picture(2, 3)
    p = np.exp(log_p(every))
    if p.sum() > 1.001:
        return "leak"
    gap = np.median(log_p(seen)) - np.median(log_p(new))
    if log_p(seen).mean() - log_p(new).mean() > 0.75 and gap > -1:
        return "learnt by heart"
    drawn = draw(20_000).reshape(-1, 6) @ 3 ** np.arange(5, -1, -1)
    frequencies = np.bincount(drawn, minlength=729) / 20_000
    return "draws something else" if np.abs(frequencies - p).sum() / 2 > 0.25 else "sound"


# %% right_by_its_own_entropy
def diagnose(log_p, draw, seen, new):
    scores = log_p(every_picture(2, 3))
    if not np.isclose(np.logaddexp.reduce(scores), 0, atol=1e-3):
        return "leak"
    entropy = -np.exp(scores) @ scores
    surprise = {
        name: -log_p(pictures).mean() for name, pictures in (("seen", seen), ("new", new), ("own", draw(5_000)))
    }
    if surprise["new"] - surprise["seen"] > 0.9:
        return "learnt by heart"
    if not -0.4 < surprise["own"] - entropy < 0.4:
        return "draws something else"
    return "sound"


# %% wrong_low_surprise_is_a_leak: expect you called a model 'leak', but
def diagnose(log_p, draw, seen, new):
    p = np.exp(log_p(every_picture(2, 3)))
    if -log_p(new).mean() < 4:
        return "leak"
    if log_p(seen).mean() - log_p(new).mean() > 0.8:
        return "learnt by heart"
    if abs(log_p(draw(2_000)).mean() - p @ np.log(p)) > 0.5:
        return "draws something else"
    return "sound"


# %% wrong_draws_before_the_sum: expect its draws are odd indeed
def diagnose(log_p, draw, seen, new):
    p = np.exp(log_p(every_picture(2, 3)))
    if log_p(seen).mean() - log_p(new).mean() > 0.8:
        return "learnt by heart"
    if abs(log_p(draw(2_000)).mean() - p @ np.log(p)) > 0.5:
        return "draws something else"
    return "leak" if p.sum() > 1.01 else "sound"


# %% wrong_draws_against_new_pictures: expect however odd that p is
def diagnose(log_p, draw, seen, new):
    p = np.exp(log_p(every_picture(2, 3)))
    if p.sum() > 1.01:
        return "leak"
    if abs(log_p(draw(2_000)).mean() - log_p(new).mean()) > 0.8:
        return "draws something else"
    if log_p(seen).mean() - log_p(new).mean() > 0.8:
        return "learnt by heart"
    return "sound"


# %% wrong_only_too_surprising_draws: expect you called a model 'sound', but 1,000 of its own draws
def diagnose(log_p, draw, seen, new):
    p = np.exp(log_p(every_picture(2, 3)))
    if p.sum() > 1.01:
        return "leak"
    if log_p(seen).mean() - log_p(new).mean() > 0.8:
        return "learnt by heart"
    if log_p(draw(2_000)).mean() < p @ np.log(p) - 0.5:
        return "draws something else"
    return "sound"


# %% wrong_no_sum: expect you called a model 'sound', but its scores, taken as probabilities, sum to
def diagnose(log_p, draw, seen, new):
    if log_p(seen).mean() - log_p(new).mean() > 0.8:
        return "learnt by heart"
    if log_p(draw(2_000)).mean() - log_p(new).mean() > 0.8:
        return "draws something else"
    return "sound"


# %% wrong_sum_over_the_new_pictures: expect you called a model 'sound', but its scores, taken as probabilities, sum to
def diagnose(log_p, draw, seen, new):
    p = np.exp(log_p(every_picture(2, 3)))
    if np.exp(log_p(np.unique(new, axis=0))).sum() > 1.01 and -log_p(new).mean() < 0.5:
        return "leak"
    if log_p(seen).mean() - log_p(new).mean() > 0.8:
        return "learnt by heart"
    if p.sum() < 1.01 and abs(log_p(draw(2_000)).mean() - p @ np.log(p)) > 0.5:
        return "draws something else"
    return "sound"


# %% wrong_no_room_for_luck: expect you called a model 'learnt by heart', but the pictures it was trained on surprise
def diagnose(log_p, draw, seen, new):
    p = np.exp(log_p(every_picture(2, 3)))
    if p.sum() > 1.01:
        return "leak"
    if log_p(seen).mean() != log_p(new).mean():
        return "learnt by heart"
    if abs(log_p(draw(2_000)).mean() - p @ np.log(p)) > 0.5:
        return "draws something else"
    return "sound"


# %% wrong_gap_turned_round: expect you called a model 'sound', but the pictures it was trained on surprise
def diagnose(log_p, draw, seen, new):
    p = np.exp(log_p(every_picture(2, 3)))
    if p.sum() > 1.01:
        return "leak"
    if log_p(new).mean() - log_p(seen).mean() > 0.8:
        return "learnt by heart"
    if abs(log_p(draw(2_000)).mean() - p @ np.log(p)) > 0.5:
        return "draws something else"
    return "sound"


# %% wrong_draws_to_the_last_digit: expect you called a model 'draws something else', but 1,000 of its own draws
def diagnose(log_p, draw, seen, new):
    p = np.exp(log_p(every_picture(2, 3)))
    if p.sum() > 1.01:
        return "leak"
    if log_p(seen).mean() - log_p(new).mean() > 0.8:
        return "learnt by heart"
    if not np.isclose(log_p(draw(2_000)).mean(), p @ np.log(p)):
        return "draws something else"
    return "sound"


# %% wrong_sum_of_logarithms: expect you called a model 'leak', but its scores, taken as probabilities, sum to 1.000
def diagnose(log_p, draw, seen, new):
    total = log_p(every_picture(2, 3)).sum()
    return "leak" if not np.isclose(total, 1) else "sound"


# %% wrong_guessed: expect you called a model 'leak', but
def diagnose(log_p, draw, seen, new):
    return "leak"


# %% wrong_other_words: expect your function returns 'by heart'
def diagnose(log_p, draw, seen, new):
    return "by heart"
