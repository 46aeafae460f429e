"""How good are the samples? Numbers from a frozen, independent classifier."""

from ganedu.metrics.evaluators import classes_present, confident_share, evaluator

__all__ = ["classes_present", "confident_share", "evaluator"]
