"""The photo of a card against a camera, by an engine of this program, and what an engine may do wrong:
faces.py MANIFEST FRAME [MANIFEST-OF-MODELS MODELS]."""

import sys
from concurrent.futures import ThreadPoolExecutor

import mnc
from virtual_card import AT, VirtualCard, card_on

SIDE = 320
DIMENSION = 2
NUMBER_B = 6
GREY, COLOURED = (110, 110, 110), (130, 90, 90)
POINTS = ((-35.5, -40.1), (35, -40.5), (0, 0), (-29, 41.3), (29.4, 40.9))


class Engine(mnc.FaceEngine):
    """Finds one face in the middle. Who is grey is the person of the photo, which is grey."""

    def __init__(self, before=lambda: None, more=()):
        self.before = before
        self.more = list(more)
        self.kept = None

    def detect(self, picture):
        self.kept = picture
        self.before()
        x, y = picture.width() / 2, picture.height() / 2
        bounds = mnc.FaceBox(left=x - 80, top=y - 80, width=160, height=160)
        points = [mnc.FacePoint(x=x + right, y=y + down) for right, down in POINTS]
        landmarks = mnc.FaceLandmarks(
            right_eye=points[0],
            left_eye=points[1],
            nose=points[2],
            right_mouth=points[3],
            left_mouth=points[4],
        )
        return [mnc.FoundFace(bounds=bounds, landmarks=landmarks, confidence=0.9)]

    def embed(self, picture, landmarks):
        rgb = picture.rgb()
        return ([1.0, 0.0] if rgb[0::3] == rgb[1::3] else [0.0, 1.0]) + self.more


class Suspicious(mnc.FaceLiveness):
    """Takes nobody for living."""

    def is_live(self, picture, bounds):
        return bounds.width != 160


def kind_of(work):
    try:
        work()
        return "OK"
    except mnc.MncError.Failed as error:
        assert "1234" not in str(error), "the text of a foreign exception came through"
        return error.failure.kind


def throwing(error):
    def behave():
        raise error

    return behave


def buffer(colour):
    """A buffer as of a camera, blue first, with rows that are longer than the picture."""
    rows = []
    for y in range(SIDE):
        steps = [24 if (x // 2 + y // 2) % 2 == 0 else 0 for x in range(SIDE)]
        pixels = [bytes((colour[2] + it, colour[1] + it, colour[0] + it, 0)) for it in steps]
        rows.append(b"".join(pixels) + bytes(64))
    return b"".join(rows)


# Without the clock: a slow machine comes to the same.
SETTINGS = '{"budget_ms": 600000}'
LAYOUT = mnc.PixelLayout(format=mnc.PixelFormat.BGRA, width=SIDE, height=SIDE, stride=SIDE * 4 + 64)


class Program:
    def __init__(self, manifest, frame):
        with open(manifest, encoding="utf-8") as file:
            self.manifest = file.read()
        with open(frame, "rb") as file:
            self.frame = file.read()
        card = VirtualCard()
        self.photo = card_on(card).photo(card.secret(NUMBER_B))

    def begin(self, engine, liveness=None):
        matcher = mnc.FaceMatcher.on_engine(engine, DIMENSION, self.manifest, SETTINGS, liveness)
        return matcher.begin(self.photo)

    def compare(self):
        comparison = self.begin(Engine())
        assert comparison.frame(self.frame).over
        first, again = comparison.decide(AT), comparison.decide(AT)
        evidence = first.evidence
        print(f"engine: {first.outcome.name}, again {again.outcome.name}")
        print(f"evidence: {evidence.judge}, enough for {len(evidence.enough_for)} uses")
        print(f"after the decision: {kind_of(lambda: comparison.frame(self.frame))}")
        comparison = self.begin(Engine())
        comparison.pixels(buffer(GREY), LAYOUT, turn=mnc.FrameTurn.HALF)
        print(f"pixels: {comparison.decide(AT).outcome.name}")
        comparison, frames = self.begin(Engine()), 1
        while not comparison.pixels(buffer(COLOURED), LAYOUT).over:
            frames += 1
        decision = comparison.decide(AT)
        print(f"stranger: {decision.outcome.name} after {frames} frames, {decision.visual_confirmation}")
        comparison = self.begin(Engine(), Suspicious())
        comparison.frame(self.frame)
        print(f"not living: {comparison.decide(AT).outcome.name}")

    def at_once(self):
        matcher = mnc.FaceMatcher.on_engine(Engine(), DIMENSION, self.manifest, SETTINGS)

        def compare(_number):
            comparison = matcher.begin(self.photo)
            comparison.frame(self.frame)
            return comparison.decide(AT).outcome.name

        with ThreadPoolExecutor(4) as pool:
            print(f"four at once: {' '.join(pool.map(compare, range(4)))}")

    def status(self, engine):
        comparison = self.begin(engine)
        return kind_of(lambda: comparison.frame(self.frame))

    def misuse(self):
        print(f"unknown exception: {self.status(Engine(throwing(ValueError('番号花子 1234'))))}")
        print(f"cancelled: {self.status(Engine(throwing(mnc.HostError.Cancelled())))}")
        print(f"too many numbers: {self.status(Engine(more=[0.0]))}")
        engine = Engine()
        comparison, inner = self.begin(engine), []
        engine.before = lambda: inner.append(kind_of(lambda: comparison.frame(self.frame)))
        outer = kind_of(lambda: comparison.frame(self.frame))
        print(f"engine that calls back: {inner[0]}, then {outer}")
        print(f"picture that was kept: {kind_of(engine.kept.rgb)}")
        engine.before = lambda: None
        print(f"hostile frame: {kind_of(lambda: comparison.frame(b'no picture'))}")
        print(f"hostile pixels: {kind_of(lambda: comparison.pixels(b'short', LAYOUT))}")
        infant = VirtualCard("infant")
        photo = card_on(infant).photo(infant.secret(NUMBER_B))
        matcher = mnc.FaceMatcher.on_engine(Engine(), DIMENSION, self.manifest, SETTINGS)
        nothing = photo or b""
        print(f"absent photo: {len(nothing)} bytes, then {kind_of(lambda: matcher.begin(nothing))}")
        manifest = self.manifest
        print(f"no numbers: {kind_of(lambda: mnc.FaceMatcher.on_engine(Engine(), 0, manifest))}")

    def models(self, manifest, folder):
        comparison = mnc.FaceMatcher.open(manifest, folder, SETTINGS).begin(self.photo)
        comparison.frame(self.frame)
        decision = comparison.decide(AT)
        print(f"models: {decision.outcome.name} {decision.reasons[0].code}")


def main():
    program = Program(sys.argv[1], sys.argv[2])
    if kind_of(lambda: program.begin(Engine())) == "NOT_SUPPORTED":
        print("this library compares no faces")
        return
    program.compare()
    program.at_once()
    program.misuse()
    if len(sys.argv) == 5:
        program.models(sys.argv[3], sys.argv[4])
    # The program ends with a comparison open.
    globals()["left_open"] = program.begin(Engine())
    print("faces are compared")


main()
