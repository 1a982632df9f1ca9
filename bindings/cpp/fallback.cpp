// Which patient an answer is about, and what to do where the card does not confirm the qualification.
//
//   fallback [FORM.html]
//
// A real program reads the JSON with the library that it has; this one looks for a few words.
#include "example.hpp"

#include <fstream>

namespace {

const std::string FIRST_PATIENT = "{\"patient_number\": \"000084\", \"name\": \"番号花子\", \"kana\": \"バンゴウ ハナコ\","
                                  " \"birthdate\": \"S17.2.17\", \"sex\": \"2\"}";
const std::string SECOND_PATIENT =
    "{\"patient_number\": \"18\", \"name\": \"架空太郎\", \"birthdate\": \"1950-02-03\", \"sex\": \"1\"}";

// The candidates among all patients, and one patient beside the answer.
void match(const mnc::answer &answer) {
  const mnc::patient_index index = mnc::patient_index::create("{}");
  std::cout << "patients: " << index.add(FIRST_PATIENT + "\n" + SECOND_PATIENT + "\n") << '\n';
  show("candidates", index.search(answer, DAY));
  show("comparison", mnc::patient_compare(FIRST_PATIENT, answer, 0, DAY, "{}"));
}

// A reception that the answer ends: the qualification is over.
void show_reception() {
  const mnc::visit visit = mnc::visit::begin("{\"route\": \"WINDOW\"}", AT);
  for (const char *event :
       {"{\"event\": \"CARD_PLACED\"}", "{\"event\": \"CHOSEN\", \"choice\": \"FACE\"}",
        "{\"event\": \"VERIFIED_BY_READER\", \"method\": \"FACE\"}",
        "{\"event\": \"ANSWERED\", \"outcome\": \"INVALID\"}", "{\"event\": \"CARD_REMOVED\"}"}) {
    visit.step(event, AT);
  }
  show("end", visit.end());
}

// What stands between `before` and the next quotation mark.
std::string text_after(const std::string &json, const std::string &before) {
  const std::size_t start = json.find(before);
  if (start == std::string::npos) {
    return "";
  }
  const std::size_t first = start + before.size();
  return json.substr(first, json.find('"', first) - first);
}

void procedure() {
  const std::string code = text_after(mnc::fallback_enter("{\"reason\": \"INVALID\"}"), "\"case\":{\"code\":\"");
  show("case", code);
  show("decision", mnc::fallback_decide("{\"case\": \"" + code + "\", \"day\": \"" + DAY +
                                        "\", \"birthdate\": \"S17.2.17\", \"share\": 1}"));
}

// The form, filled as far as the patient could, and the page to print.
void declaration(const char *path) {
  const std::string fields =
      "{\"issued\": true, \"insurance\": \"ELDERLY\", \"insurer_name\": \"架空県広域連合\", \"name\": \"番号　花子\","
      " \"kana\": \"バンゴウ　ハナコ\", \"birth\": \"S17.2.17\", \"sex\": \"FEMALE\"}";
  show("form", mnc::declaration_check(fields, DAY));
  const mnc::bytes page = mnc::declaration_print(fields, DAY);
  const std::string html(page.begin(), page.end());
  const bool filled = html.find("番号　花子") != std::string::npos;
  std::cout << "page: " << html.size() << " bytes" << (filled ? ", filled" : "") << '\n';
  if (path != nullptr) {
    std::ofstream file(path, std::ios::binary);
    file << html;
    file.close();
    if (!file) {
      throw std::runtime_error("the page cannot be written");
    }
  }
}

} // namespace

int main(int argc, char **argv) {
  return run([=] {
    match(mnc::answer::open(mnc::testing::answer("VALID", AT)));
    show_reception();
    procedure();
    declaration(argc > 1 ? argv[1] : nullptr);
  });
}
