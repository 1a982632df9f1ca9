// Replays transcripts: makes the call of each file on a card that answers from it, and compares.
//
//   ReplayKt anchors.json TRANSCRIPT...

import java.io.File
import java.lang.reflect.Modifier
import mnc.Anchors
import mnc.Card
import mnc.CardTransport
import mnc.Carrier
import mnc.Certificate
import mnc.Declaration
import mnc.GraceRule
import mnc.HostException
import mnc.Secret
import mnc.SignatureScheme
import mnc.TransportLimits
import mnc.diagnoseTransport

private typealias Fields = Map<String, String>

private val FIELD = Regex("\"([^\"]+)\":(\"[^\"]*\"|-?\\d+|true|false)")
private val SENTENCES = setOf("ja", "en", "error")

// What is absent is null here, and the status MNC_ABSENT in the files.
private val ABSENT = mapOf("status" to "10", "status_word" to "-1", "tries_remaining" to "-1")

private fun line(text: String): Fields =
    FIELD.findAll(text).associate { it.groupValues[1] to it.groupValues[2].trim('"') }

private fun hexadecimal(bytes: ByteArray) = bytes.joinToString("") { "%02X".format(it) }

/** A card that answers from a transcript, and notes a command that is not in it. */
private class Tape(private val exchanges: List<Fields>) : CardTransport {
    private var next = 0
    private var strange = false

    val isComplete get() = !strange && next == exchanges.size

    override fun transmit(command: ByteArray): ByteArray {
        val exchange = exchanges.getOrNull(next++)
        val wanted = exchange?.get("command")
        if (exchange == null || wanted == null || !fits(wanted, hexadecimal(command))) {
            strange = true
            throw HostException.Failed()
        }
        exchange["response"]?.let { text ->
            return text.chunked(2).map { it.toInt(16).toByte() }.toByteArray()
        }
        throw when (exchange["status"]) {
            "203" -> HostException.CardRemoved()
            "207" -> HostException.Cancelled()
            else -> HostException.Failed()
        }
    }

    private fun fits(wanted: String, said: String) =
        wanted.length == said.length && wanted.zip(said).all { (one, other) -> one == 'x' || one == other }
}

/** Records, lists and enums as flat fields, named as in the files. */
private fun fields(came: Any?, place: String = ""): Fields {
    val parts = when (came) {
        null -> return emptyMap()
        is Enum<*>, is String, is Number, is Boolean, is UByte -> return mapOf(place to came.toString())
        is List<*> -> came.withIndex().map { (number, part) -> number.toString() to part }
        else -> came.javaClass.declaredFields.filterNot { Modifier.isStatic(it.modifiers) }.map {
            it.isAccessible = true
            it.name.replace(Regex("[A-Z]")) { capital -> "_" + capital.value.lowercase() } to it.get(came)
        }
    }
    return parts.filterNot { it.first in SENTENCES }.fold(emptyMap()) { found, (name, part) ->
        found + fields(part, if (place.isEmpty()) name else "$place.$name")
    }
}

private class Call(private val fields: Fields) {
    fun text(name: String) = fields[name].orEmpty()
    fun number(name: String) = fields[name]?.toInt() ?: 0
    val secret get() = Secret.entries[number("secret") - 1]
    val scheme get() = SignatureScheme.entries[number("scheme") - 1]
    val entered get() = text("entered").toByteArray()
    val lastTry get() = number("last_try") != 0
}

private fun statusOf(card: Card, call: Call): Fields {
    val came = card.secretStatus(call.secret)
    return mapOf("state" to "${came.state.ordinal}", "tries" to "${came.tries ?: -1}")
}

private fun facts(certificate: Certificate) = certificate.use { fields(it.facts()) }

private fun worth(card: Card, call: Call, anchors: Anchors): Fields = card.certificate().use {
    val carrier = Carrier.entries[call.number("carrier")]
    val worth = it.worth(call.text("at"), carrier, GraceRule.entries[call.number("grace")], anchors)
    mapOf("life_cycle" to "${worth.lifeCycle.ordinal}")
}

private fun attributes(card: Card, call: Call): Fields =
    card.attributes(call.secret, call.entered, call.lastTry).use {
        mapOf("name" to it.name(), "address" to it.address(), "birthdate" to it.birthdate(), "sex" to it.sex())
    }

private fun onCard(card: Card, call: Call, anchors: Anchors): Fields = when (call.text("call")) {
    "secret_status" -> statusOf(card, call)
    "verify" -> emptyMap<String, String>().also { card.verify(call.secret, call.entered, call.lastTry) }
    "certificate" -> facts(card.certificate())
    "certificate_behind" -> facts(card.certificateBehind(call.secret, call.entered, call.lastTry))
    "life_cycle" -> worth(card, call, anchors)
    "sign" -> mapOf("bytes" to hexadecimal(card.sign(call.entered, call.scheme, call.text("message").toByteArray(), call.lastTry)))
    "attributes" -> attributes(card, call)
    "photo" -> card.photo(call.entered, call.lastTry)?.let { mapOf("bytes" to hexadecimal(it)) } ?: ABSENT
    "identification" -> fields(card.identification())
    "assess" -> card.assess(call.text("at"), Declaration(), anchors).use { fields(it.facts()) }
    else -> error("no such call")
}

private fun outcome(tape: Tape, first: Fields, call: Call, anchors: Anchors): Fields {
    var came: Fields = emptyMap()
    val extended = mapOf("1" to true, "0" to false)[first["extended_length"]]
    val limits = TransportLimits(extendedLength = extended)
    val failure = failureOf {
        came = if (call.text("call") == "diagnose") {
            fields(diagnoseTransport(tape, limits))
        } else {
            Card.onTransport(tape, limits).use { onCard(it, call, anchors) }
        }
    } ?: return came
    return mapOf(
        "status" to "${failure.code}",
        "status_word" to "${failure.statusWord ?: -1}",
        "tries_remaining" to "${failure.triesRemaining ?: -1}",
    )
}

fun main(args: Array<String>) = Anchors.forTests(File(args[0]).readText()).use { anchors ->
    for (file in args.drop(1).map(::File)) {
        val lines = file.readLines().map(::line)
        val tape = Tape(lines.subList(2, lines.size - 1))
        val came = outcome(tape, lines[0], Call(lines[1]), anchors)
        val expected = lines.last() - "line"
        val differing = (came.keys + expected.keys).filter { came[it] != expected[it] }.sorted()
        val same = differing.isEmpty() && tape.isComplete
        println("${file.name}: " + if (same) "same" else "differs in $differing")
    }
}
