"""Numbers that act when they are changed during training."""

from ganedu.numbers import is_number, shown
import tensorflow as tf


class WithWeight:
    """Has a `weight` that may be set at any time; `weight_now` is what a graph reads."""

    usual_weight = 10.0

    @property
    def weight(self):
        return self._weight

    @weight.setter
    def weight(self, weight):
        if not is_number(weight, least=0):
            raise ValueError(
                f"weight is {shown(weight)}; expected a number of at least 0, such as {self.usual_weight}."
            )
        self._weight = float(weight)
        if not hasattr(self, "weight_now"):
            # A variable: a number would be part of the graph, and a new one would have it traced again.
            self.weight_now = tf.Variable(self._weight, trainable=False)
        self.weight_now.assign(self._weight)
