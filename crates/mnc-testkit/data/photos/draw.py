#!/usr/bin/env python3
"""Draws the cartoon portraits of this folder (grey, 378 x 472, as PGM), without any library.

    python3 draw.py
    for n in older-woman man woman; do
        opj_compress -i $n.pgm -o $n.jp2 -r 90 -n 5 && rm $n.pgm
    done
"""

WIDTH, HEIGHT = 378, 472


def blend(under, over, share):
    return under + (over - under) * max(0.0, min(1.0, share))


class Drawing:
    def __init__(self):
        # A soft white vignette, as the photograph on the card has.
        self.pixels = [[self.background(x, y) for x in range(WIDTH)] for y in range(HEIGHT)]

    @staticmethod
    def background(x, y):
        dx, dy = (x - WIDTH / 2) / (WIDTH / 2), (y - HEIGHT / 2) / (HEIGHT / 2)
        return blend(226, 255, dx * dx + dy * dy - 0.15)

    def ellipse(self, cx, cy, rx, ry, grey, only=lambda x, y: True):
        soft = 1.5 / min(rx, ry)
        for y in range(max(0, int(cy - ry - 2)), min(HEIGHT, int(cy + ry + 3))):
            for x in range(max(0, int(cx - rx - 2)), min(WIDTH, int(cx + rx + 3))):
                if only(x, y):
                    r = (((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2) ** 0.5
                    self.pixels[y][x] = blend(self.pixels[y][x], grey, (1 - r) / soft + 0.5)

    def ring(self, cx, cy, radius, grey, width=3.0):
        for y in range(int(cy - radius - 4), int(cy + radius + 5)):
            for x in range(int(cx - radius - 4), int(cx + radius + 5)):
                off = abs(((x - cx) ** 2 + (y - cy) ** 2) ** 0.5 - radius)
                self.pixels[y][x] = blend(self.pixels[y][x], grey, width / 2 - off + 0.5)

    def save(self, name):
        with open(name + ".pgm", "wb") as out:
            out.write(b"P5\n%d %d\n255\n" % (WIDTH, HEIGHT))
            out.write(bytes(round(p) for row in self.pixels for p in row))


def portrait(name, hair, hair_size, brow, clothes, glasses=False, lines=False, long_hair=False):
    d = Drawing()
    cx = WIDTH / 2
    if long_hair:
        d.ellipse(cx, 235, 108, 140, hair)
    d.ellipse(cx, 520, 160, 130, clothes)
    d.ellipse(cx, 355, 36, 62, 178)
    d.ellipse(cx, 185, *hair_size, hair)
    d.ellipse(cx - 84, 225, 14, 24, 186)
    d.ellipse(cx + 84, 225, 14, 24, 186)
    d.ellipse(cx, 222, 84, 112, 202)
    d.ellipse(cx, 140, 82, 42, hair, only=lambda x, y: y < 158)
    for side in (-1, 1):
        d.ellipse(cx + side * 34, 192, 21, 4.5, brow)
        d.ellipse(cx + side * 34, 214, 15, 8, 246)
        d.ellipse(cx + side * 34, 214, 7, 7, 40)
        if glasses:
            d.ring(cx + side * 34, 215, 26, 60)
        if lines:
            d.ellipse(cx + side * 44, 268, 3, 18, 180)
    if glasses:
        d.ellipse(cx, 213, 9, 2, 60)
    d.ellipse(cx, 246, 9, 17, 184)
    d.ellipse(cx, 287, 27, 7, 130)
    d.save(name)


portrait("older-woman", hair=175, hair_size=(104, 96), brow=150, clothes=120,
         glasses=True, lines=True)
portrait("man", hair=45, hair_size=(92, 92), brow=50, clothes=60)
portrait("woman", hair=60, hair_size=(98, 96), brow=80, clothes=150, long_hair=True)
