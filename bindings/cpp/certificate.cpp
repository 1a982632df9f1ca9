// The state of the PINs, the certificate and its worth, a signature, the attributes and the photo.
//
//   certificate [KIND]
#include "example.hpp"

namespace {

int32_t pin_state(const mnc::card &card) {
  int32_t state = -1, tries = -1;
  card.secret_status(MNC_SECRET_AUTHENTICATION_PIN, state, tries);
  std::cout << "PIN: state " << state << ", " << tries << " tries left\n";
  return state;
}

void certificate(const mnc::card &card, const mnc::anchors &anchors) {
  mnc::certificate certificate;
  try {
    certificate = card.certificate();
  } catch (const mnc::error &failed) {
    if (failed.status() != MNC_SECRET_REQUIRED) {
      throw;
    }
    std::cout << "certificate: a phone wants its PIN first\n";
    return;
  }
  show("certificate", certificate.facts());
  std::cout << "DER: " << certificate.der().size() << " bytes\n";
  const int32_t worth = certificate.life_cycle(anchors, AT, 0, 0);
  std::cout << "worth: " << worth << ' ' << mnc::life_cycle_message(worth, MNC_LANGUAGE_JAPANESE) << '\n';
}

void sign(const mnc::card &card, const mnc::testing::card &virtual_one) {
  const mnc::secret pin = secret_of(virtual_one, MNC_SECRET_AUTHENTICATION_PIN);
  try {
    card.verify(MNC_SECRET_AUTHENTICATION_PIN, mnc::secret("0000", 4), false);
  } catch (const mnc::error &failed) {
    std::cout << "wrong PIN: " << failed.name() << ", " << failed.tries_remaining() << " tries left\n";
  }
  const std::string challenge = "challenge";
  const mnc::bytes message(challenge.begin(), challenge.end());
  const mnc::bytes signature = card.sign(pin, false, MNC_SCHEME_PKCS1_SHA256, message);
  std::cout << "signature: " << signature.size() << " bytes\n";
}

void face(const mnc::card &card, const mnc::testing::card &virtual_one) {
  const mnc::secret number = secret_of(virtual_one, MNC_SECRET_NUMBER_B_FOR_FACE);
  try {
    show("attributes", card.attributes(MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES, number, false));
  } catch (const mnc::error &failed) {
    if (failed.status() != MNC_NOT_MY_NUMBER_CARD) {
      throw;
    }
    std::cout << "attributes: a phone does not have them\n";
    return;
  }
  const mnc::bytes photo = card.photo(number, false);
  if (photo.empty()) {
    std::cout << "photo: none\n";
  } else {
    std::cout << "photo: " << photo.size() << " bytes\n";
  }
}

void everything(const std::string &kind) {
  const mnc::testing::card virtual_one = mnc::testing::card::open(kind, DAY);
  const mnc::card card = card_on(virtual_one);
  certificate(card, test_anchors());
  if (pin_state(card) == MNC_STATE_REMAINING) {
    sign(card, virtual_one);
  }
  face(card, virtual_one);
}

} // namespace

int main(int argc, char **argv) {
  return run([=] { everything(argc > 1 ? argv[1] : "normal"); });
}
