// The eligibility through the exchange folder; a virtual terminal serves it.
//
//   eligibility FOLDER STATE
#include "example.hpp"

namespace {

void field(const mnc::answer &answer, const std::string &title, int32_t field) {
  const std::string text = answer.text(field, 0);
  if (!text.empty()) {
    show(title, text);
  }
}

mnc::answer ask(const mnc::terminal &terminal, const std::string &inquiry) {
  const mnc::request request = terminal.ask(inquiry);
  mnc::answer answer;
  // No answer is never "invalid": the request stays open, and the program waits again.
  for (int patience = 0; !answer && patience < 120; patience++) {
    answer = terminal.poll(request, 500);
  }
  if (!answer) {
    throw mnc::error(MNC_NOT_YET);
  }
  // Here a program saves the answer, and only then:
  terminal.finish(request);
  return answer;
}

void confirm(const std::string &folder, const std::string &state) {
  const mnc::testing::terminal virtual_one = mnc::testing::terminal::start(folder, DAY);
  const std::string settings =
      "{\"root\": \"" + folder + "\", \"state\": \"" + state + "\", \"encoding\": \"Shift_JIS\"}";
  const mnc::terminal terminal = mnc::terminal::open(settings, mnc::secret());
  const mnc::answer answer = ask(terminal, virtual_one.inquiry());
  bool confirmed = false;
  std::size_t results = 0;
  answer.summary(confirmed, results);
  std::cout << "confirmed: " << confirmed << ", results: " << results << '\n';
  field(answer, "outcome", MNC_FIELD_OUTCOME);
  field(answer, "insurer", MNC_FIELD_INSURER_NUMBER);
  field(answer, "symbol", MNC_FIELD_SYMBOL);
  field(answer, "number", MNC_FIELD_NUMBER);
  field(answer, "branch", MNC_FIELD_BRANCH);
  field(answer, "name", MNC_FIELD_NAME);
  // What a program of the Windows code page would store.
  const mnc::bytes name = mnc::text_encode(answer.text(MNC_FIELD_NAME, 0), 932);
  std::cout << "name in CP932: " << name.size() << " bytes\n";
  show("answer", answer.json());
  std::cout << "pending: " << terminal.pending_count() << '\n';
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3) {
    std::cerr << "eligibility FOLDER STATE\n";
    return 2;
  }
  return run([=] { confirm(argv[1], argv[2]); });
}
