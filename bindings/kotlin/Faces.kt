// The photo of a card against a camera, by an engine of this program, and what an engine may do wrong.
//
//   FacesKt MANIFEST FRAME [MANIFEST-OF-MODELS MODELS]

import java.io.File
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import mnc.FaceBox
import mnc.FaceComparison
import mnc.FaceEngine
import mnc.FaceLandmarks
import mnc.FaceLiveness
import mnc.FaceMatcher
import mnc.FacePicture
import mnc.FacePoint
import mnc.FoundFace
import mnc.FrameTurn
import mnc.HostException
import mnc.PixelFormat
import mnc.PixelLayout

private const val SIDE = 320
private val DIMENSION = 2.toUShort()
private val GREY = intArrayOf(110, 110, 110)
private val COLOURED = intArrayOf(130, 90, 90)
private val LAYOUT = PixelLayout(PixelFormat.BGRA, SIDE.toUInt(), SIDE.toUInt(), (SIDE * 4 + 64).toUInt())

/** Without the clock: a slow machine comes to the same. */
private const val SETTINGS = """{"budget_ms": 600000}"""

/** Finds one face in the middle. Who is grey is the person of the photo, which is grey. */
private class Engine(var before: () -> Unit = {}, private val more: List<Float> = emptyList()) : FaceEngine {
    var kept: FacePicture? = null

    override fun detect(picture: FacePicture): List<FoundFace> {
        kept = picture
        before()
        val x = picture.width().toFloat() / 2
        val y = picture.height().toFloat() / 2
        val landmarks = FaceLandmarks(
            rightEye = FacePoint(x - 35.5f, y - 40.1f),
            leftEye = FacePoint(x + 35, y - 40.5f),
            nose = FacePoint(x, y),
            rightMouth = FacePoint(x - 29, y + 41.3f),
            leftMouth = FacePoint(x + 29.4f, y + 40.9f),
        )
        return listOf(FoundFace(FaceBox(x - 80, y - 80, 160f, 160f), landmarks, 0.9f))
    }

    override fun embed(picture: FacePicture, landmarks: FaceLandmarks): List<Float> {
        val rgb = picture.rgb()
        val grey = (rgb.indices step 3).all { rgb[it] == rgb[it + 1] }
        rgb.fill(0)
        return (if (grey) listOf(1f, 0f) else listOf(0f, 1f)) + more
    }
}

/** Takes nobody for living. */
private object Suspicious : FaceLiveness {
    override fun isLive(picture: FacePicture, bounds: FaceBox): Boolean = bounds.width != 160f
}

private fun kind(work: () -> Unit): String {
    val failure = failureOf(work) ?: return "OK"
    check("1234" !in failure.toString()) { "the text of a foreign exception came through" }
    return failure.kind
}

/** A buffer as of a camera, blue first, with rows that are longer than the picture. */
private fun buffer(colour: IntArray): ByteArray {
    val stride = LAYOUT.stride.toInt()
    val bytes = ByteArray(stride * SIDE)
    for (y in 0..<SIDE) for (x in 0..<SIDE) for (component in 0..<3) {
        val step = if ((x / 2 + y / 2) % 2 == 0) 24 else 0
        bytes[y * stride + x * 4 + component] = (colour[2 - component] + step).toByte()
    }
    return bytes
}

private fun photo(kind: String): ByteArray? = VirtualCard(kind).use { virtualOne ->
    cardOn(virtualOne).use { it.photo(virtualOne.secret(6)) }
}

private class Program(manifest: String, frame: String) {
    val manifest = File(manifest).readText()
    val frame = File(frame).readBytes()
    val photo = checkNotNull(photo("normal"))

    fun matcher(engine: Engine, liveness: FaceLiveness? = null): FaceMatcher =
        FaceMatcher.onEngine(engine, DIMENSION, manifest, SETTINGS, liveness)

    /** The comparison keeps what it needs of the matcher. */
    fun begin(engine: Engine, liveness: FaceLiveness? = null): FaceComparison =
        matcher(engine, liveness).use { it.begin(photo) }

    fun compare() {
        begin(Engine()).use { comparison ->
            check(comparison.frame(frame).over)
            val first = comparison.decide(AT)
            println("engine: ${first.outcome}, again ${comparison.decide(AT).outcome}")
            val evidence = checkNotNull(first.evidence)
            println("evidence: ${evidence.judge}, enough for ${evidence.enoughFor.size} uses")
            println("after the decision: ${kind { comparison.frame(frame) }}")
        }
        begin(Engine()).use { comparison ->
            comparison.pixels(buffer(GREY), LAYOUT, FrameTurn.HALF)
            println("pixels: ${comparison.decide(AT).outcome}")
        }
        begin(Engine()).use { comparison ->
            var frames = 1
            while (!comparison.pixels(buffer(COLOURED), LAYOUT).over) frames++
            val decision = comparison.decide(AT)
            println("stranger: ${decision.outcome} after $frames frames, ${decision.visualConfirmation}")
        }
        begin(Engine(), Suspicious).use { comparison ->
            comparison.frame(frame)
            println("not living: ${comparison.decide(AT).outcome}")
        }
    }

    fun atOnce() {
        val threads = Executors.newFixedThreadPool(4)
        matcher(Engine()).use { matcher ->
            val compare = Callable {
                matcher.begin(photo).use { comparison ->
                    comparison.frame(frame)
                    comparison.decide(AT).outcome.name
                }
            }
            val outcomes = threads.invokeAll(List(4) { compare }).map { it.get() }
            println("four at once: ${outcomes.joinToString(" ")}")
        }
        threads.shutdown()
    }

    private fun status(engine: Engine) = begin(engine).use { kind { it.frame(frame) } }

    fun misuse() {
        println("unknown exception: ${status(Engine({ error("番号花子 1234") }))}")
        println("cancelled: ${status(Engine({ throw HostException.Cancelled() }))}")
        println("too many numbers: ${status(Engine(more = listOf(0f)))}")
        val engine = Engine()
        val comparison = begin(engine)
        var inner = "not called"
        engine.before = { inner = kind { comparison.frame(frame) } }
        val outer = kind { comparison.frame(frame) }
        println("engine that calls back: $inner, then $outer")
        println("picture that was kept: ${kind { engine.kept?.rgb() }}")
        println("hostile frame: ${kind { comparison.frame("no picture".toByteArray()) }}")
        println("hostile pixels: ${kind { comparison.pixels("short".toByteArray(), LAYOUT) }}")
        comparison.close()
        val nothing = photo("infant") ?: ByteArray(0)
        println("absent photo: ${nothing.size} bytes, then ${kind { matcher(Engine()).use { it.begin(nothing) } }}")
        println("no numbers: ${kind { FaceMatcher.onEngine(Engine(), 0.toUShort(), manifest) }}")
    }

    fun models(manifest: String, folder: String) {
        val comparison = FaceMatcher.open(manifest, folder, SETTINGS).use { it.begin(photo) }
        comparison.use {
            it.frame(frame)
            val decision = it.decide(AT)
            println("models: ${decision.outcome} ${decision.reasons[0].code}")
        }
    }
}

fun main(args: Array<String>) {
    val program = Program(args[0], args[1])
    if (kind { program.begin(Engine()) } == "NOT_SUPPORTED") return println("this library compares no faces")
    program.compare()
    program.atOnce()
    program.misuse()
    if (args.size == 4) program.models(args[2], args[3])
    // The program ends with a comparison open.
    program.begin(Engine())
    println("faces are compared")
}
