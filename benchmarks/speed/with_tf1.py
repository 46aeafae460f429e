"""The classic TensorFlow 1 program as it stands: a graph, a session, both players at once from one fake batch."""

import numpy as np
import tensorflow.compat.v1 as tf

from benchmarks.speed import stock
from benchmarks.speed.tasks import RATE, digits

SHUFFLE_BUFFER = 10_000


def start(shape):
    return tf.random_normal(shape, stddev=1.0 / np.sqrt(shape[0] / 2.0))


def variables(task):
    """Weights and biases of the generator and of the discriminator."""
    g_shapes = [(task.latent_dim, task.units), (task.units, 784)]
    d_shapes = [(784, task.units), (task.units, 1)]
    return [[(tf.Variable(start(s)), tf.Variable(tf.zeros(s[1]))) for s in shapes] for shapes in (g_shapes, d_shapes)]


def play(x, layers):
    """Two layers: ReLU, then sigmoid."""
    (first, first_bias), (second, second_bias) = layers
    hidden = tf.nn.relu(tf.matmul(x, first) + first_bias)
    return tf.nn.sigmoid(tf.matmul(hidden, second) + second_bias)


def program(real, z, g_layers, d_layers):
    """Returns the two losses and the two operations that train."""
    fake = play(z, g_layers)
    d_real, d_fake = play(real, d_layers), play(fake, d_layers)
    g_loss = -tf.reduce_mean(tf.log(d_fake))
    d_loss = -tf.reduce_mean(tf.log(d_real) + tf.log(1.0 - d_fake))
    train_g = tf.train.AdamOptimizer(RATE).minimize(g_loss, var_list=[v for layer in g_layers for v in layer])
    train_d = tf.train.AdamOptimizer(RATE).minimize(d_loss, var_list=[v for layer in d_layers for v in layer])
    return d_loss, g_loss, train_d, train_g


def train(task, clock):
    """Trains until the clock ends it."""
    stock.settings()
    tf.disable_v2_behavior()
    images = digits(task).reshape(-1, 784)
    placeholder = tf.placeholder(tf.float32, images.shape)
    batches = tf.data.Dataset.from_tensor_slices(placeholder).repeat().shuffle(SHUFFLE_BUFFER).batch(task.batch_size)
    iterator = tf.data.make_initializable_iterator(batches)
    z = tf.placeholder(tf.float32, (None, task.latent_dim))
    operations = program(iterator.get_next(), z, *variables(task))
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        session.run(iterator.initializer, {placeholder: images})
        while True:
            noise = np.random.uniform(-1.0, 1.0, (task.batch_size, task.latent_dim))
            d_loss, *_ = session.run(operations, {z: noise})
            clock(task.batch_size, d_loss)
