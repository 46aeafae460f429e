"""Draws the diagrams of the lessons: python -m tools.diagrams

They are one family: blue is real, orange is fake, green learns, grey stands still, dashed magenta is a gradient. To
change one, change its function here and look at it in a browser. Each stands on a light card, so that it can be read
on a dark page.
"""

import dataclasses
import html
import pathlib

from ganedu.plots.colours import FAKE, REAL

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "docs" / "diagrams"
WIDTH = 760
CARD, EDGE, INK, QUIET = "#FCFCFA", "#D5D5D0", "#2B2B2B", "#5C5C5C"
FAKE_WORDS = "#B34D00"  # orange, dark enough for words
LEARNS, STILL, GRADIENT = "#00784B", "#8A8A8A", "#A0178A"
FILLS = {LEARNS: "#E0F3EA", STILL: "#ECECEA", INK: "#F1F1EE", REAL: "#E3EFF7", FAKE: "#FBE9DE"}
# A test digit of MNIST, and a sample of the dense GAN of lesson 02, at half their size in four grey levels.
TWO = """
..............
..............
.......+###+..
......+#...#..
.....:+....#..
.....:....#:..
..........+:..
.........+#...
........++....
.....++##:....
...:###++##+..
...+#:....:...
..............
..............
"""
NINE = """
..............
..............
.........:....
......:+###:..
.....:##..:#..
.....##...:#..
....+#..:+##..
....+#+####+..
....:##++#:...
........+#....
........#+....
.......:#+....
.......:#.....
..............
"""
LEVELS = {".": "#161616", ":": "#5E5E5E", "+": "#A8A8A8", "#": "#FFFFFF"}


@dataclasses.dataclass(frozen=True)
class Box:
    """A place of a drawing that arrows can touch."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self):
        """The middle of the left edge."""
        return self.x, self.y + self.height / 2

    @property
    def right(self):
        """The middle of the right edge."""
        return self.x + self.width, self.y + self.height / 2

    @property
    def top(self):
        """The middle of the upper edge."""
        return self.x + self.width / 2, self.y

    @property
    def bottom(self):
        """The middle of the lower edge."""
        return self.x + self.width / 2, self.y + self.height


class Drawing:
    """Shapes and words on a card, in the order in which they are drawn.

    Args:
        title: what it shows, in a few words.
        description: what there is to see, for those who hear it read.
        height: of the card, where its width is `WIDTH`.
    """

    def __init__(self, title, description, height):
        self.title, self.description, self.height, self.parts = title, description, height, []

    def add(self, tag, words=None, **attributes):
        """One element; `stroke_width` is written stroke-width."""
        written = " ".join(f'{name.replace("_", "-")}="{_plain(value)}"' for name, value in attributes.items())
        inner = f">{html.escape(words, quote=False)}</{tag}>" if words is not None else "/>"
        self.parts.append(f"  <{tag} {written}{inner}")

    def text(self, x, y, words, size=14, anchor="middle", colour=INK, weight=400, style="normal"):
        """A line of text, whose foot is at y."""
        look = {"font_size": size, "text_anchor": anchor, "fill": colour, "font_weight": weight, "font_style": style}
        self.add("text", words, x=x, y=y, **look)

    def box(self, x, y, width, height, colour=INK, radius=8):
        """A box with round corners."""
        look = {"rx": radius, "fill": FILLS[colour], "stroke": colour, "stroke_width": 1.8}
        self.add("rect", x=x, y=y, width=width, height=height, **look)
        return Box(x, y, width, height)

    def network(self, x, y, letter, name, colour=LEARNS, grows=True, size=(112, 92)):
        """A network: narrow where few numbers go in or come out, wide where an image does."""
        width, height = size
        near, far = (0.24 * height, 0) if grows else (0, 0.24 * height)
        corners = [(0, near), (width, far), (width, height - far), (0, height - near)]
        points = " ".join(f"{_plain(x + right)},{_plain(y + down)}" for right, down in corners)
        dashes = {"stroke_dasharray": "5 4"} if colour == STILL else {}
        look = {"fill": FILLS[colour], "stroke": colour, "stroke_width": 2.2, "stroke_linejoin": "round", **dashes}
        self.add("polygon", points=points, **look)
        word, middle, centre = QUIET if colour == STILL else INK, x + width / 2, y + height / 2
        if letter:
            self.text(middle, centre + 2, letter, 24, weight=700, colour=word)
        self.text(middle, centre + (20 if letter else 5), name, 13, colour=word)
        return Box(x, y + 0.12 * height, width, 0.76 * height)  # its slanted edges, where they are half-way

    def digit(self, x, y, art, colour, side=70, rows=14):
        """An image of 14 × 14 pixels in a frame; of those below `rows` nothing is known yet."""
        self.add("rect", x=x, y=y, width=side, height=side, fill="#FFFFFF" if rows < 14 else LEVELS["."])
        pixel = side / 14
        square = f"h{_plain(pixel)}v{_plain(pixel)}h{_plain(-pixel)}z"
        for mark, level in LEVELS.items():
            runs = [
                f"M{_plain(x + column * pixel)} {_plain(y + row * pixel)}{square}"
                for row, line in enumerate(art.split()[:rows])
                for column, one in enumerate(line)
                if one == mark and (mark != "." or rows < 14)
            ]
            if runs:
                self.add("path", d="".join(runs), fill=level, shape_rendering="crispEdges")
        look = {"fill": "none", "stroke": colour, "stroke_width": 3, "rx": 2}
        self.add("rect", x=x - 1.5, y=y - 1.5, width=side + 3, height=side + 3, **look)
        return Box(x - 3, y - 3, side + 6, side + 6)

    def arrow(self, *points, colour=INK):
        """An arrow along points, to the last of them; a gradient's is dashed."""
        path = "M" + " L".join(f"{_plain(x)} {_plain(y)}" for x, y in points)
        dashes = {"stroke_dasharray": "6 4"} if colour == GRADIENT else {}
        look = {"fill": "none", "stroke": colour, "stroke_width": 2, "stroke_linejoin": "round", **dashes}
        self.add("path", d=path, marker_end=f"url(#tip{colour[1:]})", **look)

    def lock(self, x, y):
        """A small closed lock, whose middle is at x and y."""
        self.add("rect", x=x - 7, y=y - 2, width=14, height=11, rx=2, fill=QUIET)
        self.add("path", d=f"M{x - 4} {y - 2}v-4a4 4 0 0 1 8 0v4", fill="none", stroke=QUIET, stroke_width=2)

    def svg(self):
        """The whole file as text."""
        shape = 'viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10"'
        tips = "\n".join(
            f'    <marker id="tip{colour[1:]}" {shape} markerUnits="userSpaceOnUse" orient="auto">'
            f'<path d="M0 0.8L9.5 5L0 9.2z" fill="{colour}"/></marker>'
            for colour in (INK, GRADIENT)
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" width="{WIDTH}" '
            f'height="{self.height}" role="img" aria-labelledby="title description" font-family="sans-serif">\n'
            f'  <title id="title">{html.escape(self.title, quote=False)}</title>\n'
            f'  <desc id="description">{html.escape(self.description, quote=False)}</desc>\n'
            f"  <defs>\n{tips}\n  </defs>\n"
            f'  <rect x="1" y="1" width="{WIDTH - 2}" height="{self.height - 2}" rx="14" fill="{CARD}" '
            f'stroke="{EDGE}" stroke-width="1.5"/>\n' + "\n".join(self.parts) + "\n</svg>\n"
        )


def _plain(value):
    """A number as short as it can be written; anything else as it is."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def noise(drawing, x, y, colour=INK):
    """The box of z: a few numbers."""
    place = drawing.box(x, y, 62, 92, colour)
    for row, words in enumerate(("0.3", "−0.7", "0.8", "⋮")):
        drawing.text(x + 31, y + 24 + 20 * row, words, 13, colour=QUIET)
    return place


def verdict(drawing, x, y, colour=INK):
    """D's answer as a scale from fake to real."""
    drawing.add("rect", x=x, y=y, width=14, height=100, rx=7, fill=FILLS[INK], stroke=colour, stroke_width=1.6)
    drawing.add("circle", cx=x + 7, cy=y + 50, r=6.5, fill=colour)
    drawing.text(x + 22, y + 12, "1: real", 13, "start", REAL, 600)
    drawing.text(x + 22, y + 98, "0: fake", 13, "start", FAKE_WORDS, 600)
    return Box(x, y, 14, 100)


@dataclasses.dataclass(frozen=True)
class Scene:
    """The places of the common picture that arrows of gradients touch."""

    g: Box
    fake: Box
    d: Box
    verdict: Box


def scene(drawing, g=LEARNS, d=LEARNS, with_real=True):
    """What every diagram of a turn shows: z → G → fake → D → verdict, and real → D."""
    z = noise(drawing, 28, 44)
    generator = drawing.network(132, 44, "G", "generator", g)
    fake = drawing.digit(298, 55, NINE, FAKE)
    drawing.text(333, 152 if with_real else 42, "a fake, G(z)", colour=FAKE_WORDS, weight=600)
    middle = 115 if with_real else 44
    discriminator = drawing.network(472, middle, "D", "discriminator", d, grows=False, size=(128, 92))
    scale = verdict(drawing, 652, middle - 4)
    drawing.arrow(z.right, generator.left)
    drawing.arrow(generator.right, fake.left)
    drawing.text(59, 158, "noise z", weight=600)
    if with_real:
        real = drawing.digit(298, 196, TWO, REAL)
        drawing.text(333, 293, "a real digit, x", colour=REAL, weight=600)
        drawing.arrow(fake.right, (420, 90), (420, 146), (472, 146))
        drawing.arrow(real.right, (420, 231), (420, 176), (472, 176))
    else:
        drawing.arrow(fake.right, discriminator.left)
    drawing.arrow(discriminator.right, scale.left)
    return Scene(generator, fake, discriminator, scale)


def stands_still(drawing, middle, y):
    """Says that a network stands still, in a line whose foot is at y."""
    drawing.lock(middle - 44, y - 6)
    drawing.text(middle - 32, y, "stands still", 13, "start", QUIET)


def loss(drawing, scale, y, *lines):
    """The box of a loss below D's answer: its name, and what it asks for."""
    place = drawing.box(616, y, 116, 16 + 18 * len(lines))
    for row, words in enumerate(lines):
        drawing.text(674, y + 21 + 18 * row, words, 13 if row else 14, weight=400 if row else 600)
    drawing.arrow(scale.bottom, (scale.bottom[0], y))
    return place


def two_lines(drawing, x, y, first, second, colour, anchor="middle"):
    """A remark of two lines."""
    drawing.text(x, y, first, 13, anchor, colour)
    drawing.text(x, y + 17, second, 13, anchor, colour)


def gan():
    """What a GAN is."""
    drawing = Drawing(
        "A generative adversarial network",
        "Noise z enters the generator G, which makes a fake digit. The discriminator D is shown fakes and real digits, "
        "and answers with a number from 0 for fake to 1 for real. Both networks learn.",
        320,
    )
    scene(drawing)
    two_lines(drawing, 188, 158, "wants its fakes", "to be taken for real", LEARNS)
    two_lines(drawing, 536, 229, "wants to tell real", "and fake apart", LEARNS)
    drawing.text(683, 238, "D's answer", weight=600)
    return drawing


def turn_of_d():
    """Who gets which gradient when D learns."""
    drawing = Drawing(
        "The discriminator's turn",
        "G stands still. D is shown a batch of fakes and a batch of real digits. Its loss asks for 0 on the fakes and "
        "for 1 on the real digits. The gradient of the loss goes to the weights of D and no further.",
        340,
    )
    place = scene(drawing, g=STILL)
    stands_still(drawing, 188, 158)
    drawing.text(188, 175, "gets no gradient", 13, colour=QUIET)
    drawing.text(536, 104, "learns", 13, colour=LEARNS, weight=600)
    box = loss(drawing, place.verdict, 250, "D's loss", "D(x) → 1", "D(G(z)) → 0")
    drawing.arrow(box.left, (536, box.left[1]), place.d.bottom, colour=GRADIENT)
    two_lines(drawing, 527, 255, "gradient for", "D's weights", GRADIENT, "end")
    return drawing


def turn_of_g():
    """Who gets which gradient when G learns."""
    drawing = Drawing(
        "The generator's turn",
        "D stands still. Its answer to the fakes enters G's loss, which asks for 1. The gradient of the loss passes "
        "through D to the pixels of the fakes, and on to the weights of G. No real digit takes part.",
        270,
    )
    place = scene(drawing, d=STILL, with_real=False)
    drawing.text(188, 34, "learns", 13, colour=LEARNS, weight=600)
    stands_still(drawing, 536, 34)
    box = loss(drawing, place.verdict, 186, "G's loss", "D(G(z)) → 1")
    drawing.arrow(box.left, (584, box.left[1]), (584, 117), colour=GRADIENT)
    drawing.arrow((492, 132.5), (492, 196), (345, 196), (345, place.fake.bottom[1]), colour=GRADIENT)
    drawing.arrow((321, place.fake.bottom[1]), (321, 196), (188, 196), place.g.bottom, colour=GRADIENT)
    drawing.text(538, 170, "through D", 13, colour=GRADIENT)
    two_lines(drawing, 418, 218, "gradient for", "each pixel", GRADIENT)
    two_lines(drawing, 254, 218, "gradient for", "G's weights", GRADIENT)
    return drawing


ONES = ((52, 128), (64, 104), (70, 140), (82, 118), (88, 96), (94, 136), (104, 112), (112, 130), (76, 84), (120, 100))
SEVENS = ((186, 60), (204, 38), (214, 72), (226, 52), (240, 30), (236, 82), (252, 62), (262, 42), (270, 76), (212, 96))


def cloud(drawing, x, y, points, square, colour=REAL):
    """Points of one label in the plane: circles or squares."""
    for right, down in points:
        if square:
            drawing.add("rect", x=x + right - 5, y=y + down - 5, width=10, height=10, fill=colour)
        else:
            drawing.add("circle", cx=x + right, cy=y + down, r=5.5, fill=colour)


def plane(drawing, x, title):
    """A plane with the same real points under a title."""
    drawing.text(x, 38, title, 16, "start", weight=700)
    look = {"rx": 6, "fill": "#FFFFFF", "stroke": EDGE, "stroke_width": 1.5}
    drawing.add("rect", x=x, y=54, width=330, height=170, **look)
    cloud(drawing, x, 54, ONES, square=False)
    cloud(drawing, x, 54, SEVENS, square=True)


def two_kinds():
    """What discriminative and generative models learn."""
    drawing = Drawing(
        "Discriminative and generative models",
        "The same real points x with two labels y, twice. A discriminative model learns p(y | x): the border between "
        "the labels. A generative model learns p(x, y): where the points of each label lie. It can draw new points "
        "with labels, and Bayes' rule turns it into a classifier.",
        330,
    )
    left, right = 34, 396
    plane(drawing, left, "Discriminative: p(y | x)")
    drawing.add("line", x1=left + 96, y1=58, x2=left + 232, y2=220, stroke=LEARNS, stroke_width=3)
    drawing.text(left + 16, 78, "y = 1 here", 13, "start", LEARNS)
    drawing.text(left + 316, 208, "y = 7 here", 13, "end", LEARNS)
    two_lines(
        drawing,
        left + 165,
        248,
        "Which y belongs to this x?",
        "It learns how probable each label is.",
        INK,
    )
    plane(drawing, right, "Generative: p(x, y)")
    for middle, down, turned in ((86, 114, -12), (232, 61, -8)):
        for size in (1.0, 0.55):
            look = {"fill": LEARNS, "fill_opacity": 0.10, "stroke": LEARNS, "stroke_width": 2}
            place = {"cx": right + middle, "cy": 54 + down, "rx": 66 * size, "ry": 48 * size}
            drawing.add("ellipse", transform=f"rotate({turned} {right + middle} {54 + down})", **place, **look)
    cloud(drawing, right, 54, ONES, square=False)
    cloud(drawing, right, 54, SEVENS, square=True)
    cloud(drawing, right, 54, ((98, 80), (58, 116), (100, 124)), square=False, colour=FAKE)
    cloud(drawing, right, 54, ((196, 80), (248, 46), (224, 36)), square=True, colour=FAKE)
    two_lines(
        drawing,
        right + 165,
        248,
        "Where do the pairs (x, y) lie? It can draw new ones.",
        "By Bayes' rule, p(y | x) = p(x, y) / p(x).",
        INK,
    )
    legend(drawing, 300)
    return drawing


def legend(drawing, y):
    """What the points stand for."""
    for x, square, colour, words in (
        (130, False, REAL, "a real 1"),
        (256, True, REAL, "a real 7"),
        (392, False, FAKE, "a generated 1"),
        (548, True, FAKE, "a generated 7"),
    ):
        cloud(drawing, x, y, ((0, 0),), square, colour)
        drawing.text(x + 14, y + 5, words, 13, "start")


def pixels_or_at_once():
    """An autoregressive model beside a GAN."""
    drawing = Drawing(
        "Pixel by pixel, or all at once",
        "Above, an autoregressive model writes a digit pixel by pixel: each pass of its network gives one pixel, and "
        "784 passes give a digit. Below, a generator turns noise z into all 784 pixels in one pass.",
        372,
    )
    drawing.text(34, 38, "Pixel by pixel (autoregressive): each pass gives the next pixel", 16, "start", weight=700)
    before, known = None, 0
    for x, rows, pixels in ((40, 3, 168), (238, 6, 336), (436, 10, 560), (634, 14, 784)):
        image = drawing.digit(x, 58, TWO, FAKE, rows=rows)
        if rows < 14:
            drawing.add("rect", x=x, y=58 + 5 * rows, width=5, height=5, fill=LEARNS)
        drawing.text(x + 35, 151, f"{pixels} pixels", 13)
        if before:
            network = drawing.network(before.right[0] + 30, 69, "", "network", size=(65, 48))
            drawing.text(network.left[0] + 33, 151, f"{pixels - known} passes", 13)
            drawing.arrow(before.right, network.left)
            drawing.arrow(network.right, image.left)
        before, known = image, pixels
    drawing.add("rect", x=614, y=28, width=10, height=10, fill=LEARNS)
    drawing.text(630, 38, "the next pixel", 13, "start", LEARNS)
    drawing.add("line", x1=34, y1=176, x2=726, y2=176, stroke=EDGE, stroke_width=1.5)
    drawing.text(34, 210, "All at once (a GAN): one pass gives all 784 pixels", 16, "start", weight=700)
    z = noise(drawing, 44, 234)
    generator = drawing.network(320, 234, "G", "generator")
    image = drawing.digit(634, 245, NINE, FAKE)
    drawing.arrow(z.right, generator.left)
    drawing.arrow(generator.right, image.left)
    drawing.text(75, 348, "noise z", weight=600)
    drawing.text(669, 348, "784 pixels", 13)
    drawing.text(376, 348, "1 pass", 13)
    return drawing


DIAGRAMS = (gan, turn_of_d, turn_of_g, two_kinds, pixels_or_at_once)


def main():
    """Writes all diagrams."""
    FOLDER.mkdir(exist_ok=True)
    for draw in DIAGRAMS:
        (FOLDER / f"{draw.__name__}.svg").write_text(draw().svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
