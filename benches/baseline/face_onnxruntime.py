"""The same chain with onnxruntime and OpenCV: milliseconds as JSON, best of several rounds.

    face_onnxruntime.py DATA ROUNDS

DATA is the folder that MNC_FACE_DATA names. The chain is that of the bench `face`: decode both
pictures, detect on a square of 320 pixels, align to the ArcFace template, embed, take the cosine.
"""

import json
import sys
import time
from pathlib import Path

import cv2
import numpy as np
import onnxruntime as ort

TEMPLATE = np.array(
    [(38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655), (70.7299, 92.2041)]
)
CARD = "j2k/001_240x320_grey_5k.jp2"
FRAME = "images/london480/001_smiling.jpg"


def session(path, threads):
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def detect(network, picture):
    """The landmarks of the surest cell."""
    scale = 320 / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale)
    canvas = np.zeros((320, 320, 3), np.float32)
    canvas[: small.shape[0], : small.shape[1]] = small
    outputs = network.run(None, {"input": canvas.transpose(2, 0, 1)[None]})
    named = dict(zip([output.name for output in network.get_outputs()], outputs))
    best = None
    for stride in (8, 16, 32):
        scores = np.sqrt(np.clip(named[f"cls_{stride}"][0, :, 0] * named[f"obj_{stride}"][0, :, 0], 0, 1))
        cell = int(scores.argmax())
        if best is None or scores[cell] > best[0]:
            across = 320 // stride
            place = np.array([cell % across, cell // across])
            points = (named[f"kps_{stride}"][0, cell].reshape(5, 2) + place) * stride / scale
            best = (scores[cell], points)
    return best[1]


def align(picture, points):
    source, target = points - points.mean(0), TEMPLATE - TEMPLATE.mean(0)
    one, other = source @ [1, 1j], target @ [1, 1j]
    turn = (np.conj(one) * other).sum() / (abs(one) ** 2).sum()
    matrix = np.array([[turn.real, -turn.imag, 0], [turn.imag, turn.real, 0]])
    matrix[:, 2] = TEMPLATE.mean(0) - matrix[:, :2] @ points.mean(0)
    return cv2.warpAffine(picture, matrix, (112, 112))


def embed(network, face):
    planes = ((face[:, :, ::-1].astype(np.float32) - 127.5) / 127.5).transpose(2, 0, 1)[None]
    output = network.run(None, {"input": planes})[0][0]
    return output / np.linalg.norm(output)


def best(rounds, work, threads):
    """One thread by processor time, as the bench does; more by the clock on the wall."""
    clock = time.process_time if threads == 1 else time.perf_counter
    times = []
    for _ in range(rounds):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times) * 1000


def main(data, rounds):
    cv2.setNumThreads(1)
    card_bytes = np.frombuffer((data / CARD).read_bytes(), np.uint8)
    frame_bytes = np.frombuffer((data / FRAME).read_bytes(), np.uint8)

    def decoded():
        return [cv2.imdecode(found, cv2.IMREAD_COLOR) for found in (card_bytes, frame_bytes)]

    report = {"onnxruntime": ort.__version__, "opencv": cv2.__version__}
    card, frame = decoded()
    for threads in (1, 2):
        detector = session(data / "models/yunet_n_dynamic.onnx", threads)
        embedder = session(data / "models/esp_mbf.onnx", threads)

        def template(picture):
            return embed(embedder, align(picture, detect(detector, picture)))

        def check():
            one, other = [template(picture) for picture in decoded()]
            return float(one @ other)

        points = detect(detector, frame)
        face = align(frame, points)
        report[str(threads)] = {
            "score": check(),
            "decode": best(rounds, decoded, threads),
            "detect": best(rounds, lambda: detect(detector, frame), threads),
            "embed": best(rounds, lambda: embed(embedder, face), threads),
            "check": best(rounds, check, threads),
        }
    try:
        opencv = cv2.FaceDetectorYN.create(str(data / "models/yunet_n_320_320.onnx"), "", (320, 320))
        canvas = np.zeros((320, 320, 3), np.uint8)
        canvas[:, :240] = cv2.resize(frame, (240, 320))
        opencv.detect(canvas)
        report["opencv_detect"] = best(rounds, lambda: opencv.detect(canvas), 1)
    except cv2.error as error:
        report["opencv_error"] = str(error).splitlines()[0]
    print(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
