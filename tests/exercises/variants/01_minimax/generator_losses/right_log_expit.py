def generator_losses(logits):
    return special.log_expit(-logits).mean(), -special.log_expit(logits).mean()
