"""Adam as one operation per weight."""

from ganedu.parts.dials import WithWeight
import keras
import tensorflow as tf


@keras.saving.register_keras_serializable("ganedu")
class Adam(keras.optimizers.Adam):
    """Keras's Adam (Kingma and Ba, 2015), through TensorFlow's fused kernel.

    Takes the arguments of `keras.optimizers.Adam` and follows the same trajectory. Keras updates a weight in a dozen
    small operations, which cost small networks more time than their arithmetic. Where the kernel does not apply, under
    a distribution strategy, with `amsgrad=True` or for sparse gradients, Keras's own update is taken.
    """

    def update_step(self, gradient, variable, learning_rate):
        if isinstance(gradient, tf.IndexedSlices):
            # With a shape that is a tensor out of a tf.cond, XLA would compile each step again: see layers.Embedding.
            gradient = tf.IndexedSlices(gradient.values, gradient.indices, variable.shape)
        if self.amsgrad or tf.distribute.has_strategy() or isinstance(gradient, tf.IndexedSlices):
            super().update_step(gradient, variable, learning_rate)
            return
        dtype = variable.dtype
        index = self._get_variable_index(variable)
        turns = tf.cast(self.iterations + 1, dtype)
        beta_1, beta_2 = tf.constant(self.beta_1, dtype), tf.constant(self.beta_2, dtype)
        tf.raw_ops.ResourceApplyAdam(
            var=variable.handle,
            m=self._momentums[index].value.handle,
            v=self._velocities[index].value.handle,
            beta1_power=tf.pow(beta_1, turns),
            beta2_power=tf.pow(beta_2, turns),
            lr=tf.cast(learning_rate, dtype),
            beta1=beta_1,
            beta2=beta_2,
            epsilon=tf.constant(self.epsilon, dtype),
            grad=tf.cast(gradient, dtype),
        )


@keras.saving.register_keras_serializable("ganedu")
class HistoricalAveraging(WithWeight, Adam):
    """Adam, on a loss with weight · ‖θ - mean(θ so far)‖² added (Salimans et al., 2016, section 3.3).

    It pulls each weight of its player towards the mean of all values that this weight has had, which stops orbits: the
    player who goes round in a circle is drawn to its middle. The mean is kept with the optimizer, and taken as fixed
    where the gradient is.

    Args:
        weight: of the added term, a number of at least 0. It can be changed during training.
        options: those of `keras.optimizers.Adam`.

    Raises:
        ValueError: if the weight is out of range.
    """

    def __init__(self, learning_rate=1e-3, beta_1=0.9, beta_2=0.999, weight=1.0, **options):
        super().__init__(learning_rate, beta_1, beta_2, **options)
        self.weight = weight

    usual_weight = 0.1

    @WithWeight.weight.getter
    def weight(self):
        """The variable that each step reads, as `learning_rate` is one."""
        return self.weight_now

    def build(self, variables):
        if not self.built:
            self._means = [self.add_variable_from_reference(variable, "mean") for variable in variables]
        super().build(variables)

    def update_step(self, gradient, variable, learning_rate):
        mean = self._means[self._get_variable_index(variable)]
        turns = tf.cast(self.iterations + 1, variable.dtype)
        mean.assign_add((variable - mean) / turns)
        super().update_step(gradient + 2.0 * self.weight * (variable - mean), variable, learning_rate)

    def get_config(self):
        return {**super().get_config(), "weight": self._weight}


def unscaled(optimizer):
    """The optimizer itself: in float16, the one within that whose loss is scaled."""
    return getattr(optimizer, "inner_optimizer", optimizer)
