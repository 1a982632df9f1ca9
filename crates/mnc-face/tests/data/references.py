"""What onnxruntime gives for a generated input: python references.py MODELS > references.json

The input is noise of a linear congruential generator, the same as in src/network/references.rs.
"""
import json
import sys

import numpy
import onnxruntime

# File, height and width, and the range of the input.
NETWORKS = [
    ("yunet_n_dynamic.onnx", 192, 256, 0.0, 255.0),
    ("esp_mbf.onnx", 112, 112, -1.0, 1.0),
    ("omz_reid_0095.onnx", 128, 128, 0.0, 255.0),
    ("zq_mobilefacenet_v1.onnx", 112, 112, 0.0, 255.0),
    ("minifasnet_v2_2.7.onnx", 80, 80, 100.0, 140.0),
    ("minifasnet_v1se_4.0.onnx", 80, 80, 100.0, 140.0),
]
SAMPLES = 64


def noise(count, low, high):
    state, values = 1, []
    for _ in range(count):
        state = (state * 25173 + 13849) % 65536
        values.append(low + (high - low) * state / 65536)
    return numpy.array(values, numpy.float32)


def outputs(folder, file, height, width, low, high):
    session = onnxruntime.InferenceSession(f"{folder}/{file}", providers=["CPUExecutionProvider"])
    picture = noise(3 * height * width, low, high).reshape(1, 3, height, width)
    values = session.run(None, {session.get_inputs()[0].name: picture})
    for output, value in zip(session.get_outputs(), values):
        flat = value.reshape(-1)
        places = [index * len(flat) // SAMPLES for index in range(min(SAMPLES, len(flat)))]
        if len(flat) < SAMPLES:
            places = range(len(flat))
        yield {"name": output.name, "length": len(flat), "largest": float(f"{abs(flat).max():.7g}"),
               "values": [float(f"{flat[place]:.7g}") for place in places]}


networks = [
    {"file": file, "height": height, "width": width, "low": low, "high": high,
     "outputs": list(outputs(sys.argv[1], file, height, width, low, high))}
    for file, height, width, low, high in NETWORKS
]
print(json.dumps({"onnxruntime": onnxruntime.__version__, "networks": networks}))
