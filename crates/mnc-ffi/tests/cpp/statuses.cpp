// Every status: what its exception says is what the table says.
//
//   statuses statuses.tsv
#include "every_status.h"
#include "expect.h"
#include "mnc.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

namespace {

struct constant {
  std::string name;
  mnc_status status;
};

#define ROW(name) {#name, MNC_##name},
const std::vector<constant> constants = {EVERY_STATUS(ROW)};

std::string cell(std::istream &row) {
  std::string text;
  std::getline(row, text, '\t');
  return text;
}

void check(const constant &expected, const std::string &line) {
  std::istringstream row(line);
  const mnc_status status = std::stoi(cell(row));
  const std::string name = cell(row), japanese = cell(row), english = cell(row);
  const mnc::error failed(status);
  EXPECT(row.eof() && !english.empty());
  EXPECT(status == expected.status && name == expected.name);
  EXPECT(failed.status() == status && failed.name() == name);
  EXPECT(failed.message() == japanese && failed.message(MNC_LANGUAGE_JAPANESE) == japanese);
  EXPECT(failed.message(MNC_LANGUAGE_ENGLISH) == english && failed.what() == english);
  EXPECT(failed.tries_remaining() == -1 && failed.status_word() == -1 && failed.reader_code() == -1);
}

// What the library says beside the status.
void check_details() {
  mnc_error raw = mnc_error();
  raw.status = MNC_COMMUNICATION;
  raw.status_word = 0x6982;
  raw.tries_remaining = 2;
  raw.reader_code = 0x80100069;
  std::snprintf(raw.message, sizeof raw.message, "the reader is gone");
  const mnc::error failed(raw);
  EXPECT(failed.status() == MNC_COMMUNICATION && failed.what() == std::string("the reader is gone"));
  EXPECT(failed.status_word() == 0x6982 && failed.tries_remaining() == 2 && failed.reader_code() == 0x80100069);
}

} // namespace

int main(int argc, char **argv) {
  std::ifstream table(argc > 1 ? argv[1] : "");
  std::string line;
  std::size_t count = 0;
  check_details();
  EXPECT(std::getline(table, line));
  for (; std::getline(table, line); count++) {
    EXPECT(count < constants.size());
    check(constants[count], line);
  }
  EXPECT(count == constants.size());
  EXPECT(mnc::error(-1).name() == std::string("UNKNOWN"));
  std::cout << count << " statuses\n";
  return 0;
}
