"""Adam as one operation per weight."""

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
