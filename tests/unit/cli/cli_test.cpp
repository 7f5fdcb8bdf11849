// Exit codes and files of the program.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace xanh::cli {
namespace {

namespace fs = std::filesystem;

class Cli : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("xanh-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// The exit code; what it says goes to `said_`.
  int run(const std::string& arguments) {
    const fs::path log = folder_ / "log.txt";
    const std::string line = std::string(XANH_PROGRAM) + " " + arguments + " >" + log.string() + " 2>&1";
    const int status = std::system(line.c_str());
    said_ = read(log);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  static std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
  std::string said_;
};

TEST_F(Cli, UsageErrorsAreTwo) {
  EXPECT_EQ(run(""), 2);
  EXPECT_EQ(run("dance"), 2);
  EXPECT_EQ(run("sample"), 2);
  EXPECT_EQ(run("sample --rows 0 -o " + path("x.csv")), 2);
  EXPECT_EQ(run("sample --rows ten -o " + path("x.csv")), 2);
  EXPECT_EQ(run("sample --format ods -o " + path("x.ods")), 2);
  EXPECT_EQ(run("sample --format xlsx --rows 1048001 -o " + path("x.xlsx")), 2);
  EXPECT_FALSE(fs::exists(path("x.csv")));
}

TEST_F(Cli, HelpAndVersionAreZero) {
  EXPECT_EQ(run("--help"), 0);
  EXPECT_NE(said_.find("sample"), std::string::npos);
  EXPECT_EQ(run("sample --help"), 0);
  EXPECT_EQ(run("--version"), 0);
}

TEST_F(Cli, SampleWritesTheSameFileTwice) {
  ASSERT_EQ(run("sample --rows 500 --seed 3 -o " + path("a.csv")), 0) << said_;
  ASSERT_EQ(run("sample --rows 500 --seed 3 --format csv -o " + path("b.csv")), 0) << said_;
  EXPECT_GT(read(path("a.csv")).size(), 100'000u);
  EXPECT_EQ(read(path("a.csv")), read(path("b.csv")));
  ASSERT_EQ(run("sample --rows 500 --seed 3 --format xlsx -o " + path("a.xlsx")), 0) << said_;
  EXPECT_TRUE(read(path("a.xlsx")).starts_with("PK"));
  EXPECT_FALSE(fs::exists(path("a.csv.part")));
}

TEST_F(Cli, OutputErrorsAreOneAndNameTheFile) {
  EXPECT_EQ(run("sample --rows 10 -o " + path("no/such/folder/a.csv")), 1);
  EXPECT_NE(said_.find("no/such/folder/a.csv"), std::string::npos);
  EXPECT_NE(said_.find("No such file or directory"), std::string::npos);
  if (fs::exists("/dev/full")) {
    EXPECT_EQ(run("sample --rows 5000 -o /dev/full"), 1);
    EXPECT_NE(said_.find("No space left on device"), std::string::npos);
  }
}

// The second dossier was finished before it was received.
TEST_F(Cli, CheckFailsOnlyWhenAskedToBeStrict) {
  const std::string head = "Mã hồ sơ,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận,Ngày kết thúc xử lý\n"
                           "H38.02-250110-0001,Sở Tư pháp,Trực tuyến,Toàn trình,10/01/2025,15/01/2025\n";
  std::ofstream(path("clean.csv")) << head;
  std::ofstream(path("dirty.csv")) << head << "H38.02-250111-0002,Sở Tư pháp,Trực tiếp,Toàn trình,11/01/2025,09/01/2025\n";
  EXPECT_EQ(run("check --strict --format json " + path("clean.csv")), 0) << said_;
  EXPECT_EQ(run("check --format csv " + path("dirty.csv")), 0) << said_;
  EXPECT_EQ(run("check --strict " + path("dirty.csv")), 3) << said_;
  EXPECT_NE(said_.find("tiếp nhận 11/01/2025, kết thúc 09/01/2025"), std::string::npos) << said_;
  EXPECT_EQ(said_.find("0002"), std::string::npos) << "a dossier code is shown whole";
}

// A snapshot up to September against the whole file: the months that were over are as they were.
TEST_F(Cli, RanksTheUnitsOfOneLevel) {
  ASSERT_EQ(run("sample --rows 3000 -o " + path("x.csv")), 0);
  ASSERT_EQ(run("ranking --level department --standardised --format json " + path("x.csv")), 0);
  EXPECT_NE(said_.find("\"key\": \"Sở Tư pháp\""), std::string::npos) << said_.substr(0, 600);
  EXPECT_EQ(said_.find("\"key\": \"Xã "), std::string::npos) << "no commune among departments";
  for (const char* name : {"\"rank\": 1,", "\"rate_low\"", "\"standardised\""}) EXPECT_NE(said_.find(name), std::string::npos) << name;
  EXPECT_EQ(run("ranking --level planet " + path("x.csv")), 2);
  EXPECT_EQ(run("ranking --by colour " + path("x.csv")), 2);
}

TEST_F(Cli, ASnapshotAmongTheFilesIsTheBasisOfComparison) {
  ASSERT_EQ(run("sample --seed 3 --rows 3000 -o " + path("x.csv")), 0);
  ASSERT_EQ(run("report " + path("x.csv") + " --as-of 2025-09-30 --format snapshot"), 0);
  EXPECT_TRUE(said_.starts_with(R"({"xanh":"snapshot","version":1,"as_of":"2025-09-30")")) << said_.substr(0, 80);
  std::ofstream(path("s.json")) << said_;
  ASSERT_EQ(run("compare --against snapshot " + path("x.csv") + " " + path("s.json")), 0);
  EXPECT_NE(said_.find("Số liệu các tháng đã khóa trước ngày 30/09/2025 không thay đổi"), std::string::npos) << said_.substr(0, 600);
  ASSERT_EQ(run("compare --against snapshot " + path("x.csv")), 0);
  EXPECT_NE(said_.find("Chưa có bản lưu"), std::string::npos);
  std::ofstream(path("bad.json")) << R"({"xanh":"snapshot","version":1,"as_of":"x"})";
  EXPECT_EQ(run("compare --against snapshot " + path("x.csv") + " " + path("bad.json")), 1);
}

TEST_F(Cli, AFailedWriteLeavesTheOldFile) {
  std::ofstream(path("a.csv")) << "old";
  // The file grows past the limit that the shell sets; its signal is ignored so that write fails.
  const std::string limited = "/bin/sh -c \"trap '' XFSZ; ulimit -f 10; exec " +
                              std::string(XANH_PROGRAM) + " sample --rows 5000 -o " + path("a.csv") +
                              "\" 2>/dev/null";
  const int status = std::system(limited.c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 1);
  EXPECT_EQ(read(path("a.csv")), "old");
  EXPECT_FALSE(fs::exists(path("a.csv.part")));
}

// Targets are there without data, too; a rules file among the others brings a definition that can be asked for.
TEST_F(Cli, TargetsNeedNoDataAndRulesStandAmongTheFiles) {
  ASSERT_EQ(run("targets --format json --lang en"), 0) << said_;
  EXPECT_NE(said_.find("\"page\": \"targets\""), std::string::npos);
  EXPECT_NE(said_.find("\"quoted\": 0.3998"), std::string::npos) << "the nation to 26/10/2025";
  std::ofstream(path("mine.json")) << R"({"xanh": "metrics", "version": 1, "metrics": [{"id": "in_person", "family": "in_person", "tag": "T",
    "short_name": {"vi": "a", "en": "In person"}, "name": {"vi": "a", "en": "b"}, "definition": {"vi": "a", "en": "b"},
    "numerator_name": {"vi": "a", "en": "b"}, "denominator_name": {"vi": "a", "en": "b"}, "used_by": {"vi": "a", "en": "b"},
    "numerator": {"base": "received", "where": "channel = in_person"}, "denominator": {"base": "received"},
    "needs": ["received_day", "channel"], "source": "mine"}]})";
  EXPECT_EQ(run("targets " + path("mine.json") + " --metric in_person --lang en"), 0) << said_;
  EXPECT_NE(said_.find("In person"), std::string::npos) << said_;
  EXPECT_EQ(run("targets --metric in_person"), 2) << "unknown without the file";
  std::ofstream(path("wrong.json")) << R"({"xanh": "metrics", "version": 1, "metrics": [{"id": "x"}]})";
  EXPECT_EQ(run("targets " + path("wrong.json")), 1);
  EXPECT_NE(said_.find("/metrics/0/family"), std::string::npos) << said_;
}

// A view says how to look: its choices hold where no option says otherwise, and it is never passed over.
TEST_F(Cli, ASavedViewHoldsForWhatNoOptionSays) {
  std::ofstream(path("x.csv")) << "Mã hồ sơ,Tên thủ tục hành chính,Lĩnh vực,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ\n"
      "H38.02-250110-0001,Đăng ký kết hôn,Hộ tịch,Sở Tư pháp,Trực tuyến,Toàn trình,10/01/2025,15/01/2025,14/01/2025,Đã trả kết quả\n"
      "H38.02-250212-0001,Chứng thực chữ ký,Chứng thực,Sở Tư pháp,Trực tuyến,Toàn trình,12/02/2025,17/02/2025,17/02/2025,Đã trả kết quả\n"
      "H38.99-250320-0001,Chứng thực chữ ký,Chứng thực,UBND xã Cốc San,Trực tuyến,Một phần,20/03/2025,25/03/2025,21/03/2025,Đã trả kết quả\n";
  std::ofstream(path("view.json")) << R"({"xanh":"view","version":1,"title":"t","actions":["metric:online_filing","filter:unit=Sở Tư pháp","by:field","page:ranking"]})";
  const std::string files = path("x.csv") + " " + path("view.json");
  ASSERT_EQ(run("report --format csv --lang en " + files), 0) << said_;
  EXPECT_NE(said_.find("Hộ tịch"), std::string::npos) << "by field: " << said_;
  EXPECT_NE(said_.find("Online filing rate"), std::string::npos) << said_;
  EXPECT_EQ(said_.find("Total"), said_.rfind("Total")) << "the view's definition alone: " << said_;
  ASSERT_EQ(run("ranking --by unit --format csv " + files), 0) << said_;
  EXPECT_EQ(said_.find("Cốc San"), std::string::npos) << "filtered: " << said_;
  EXPECT_EQ(run("inspect " + files), 2);
  EXPECT_NE(said_.find("view.json"), std::string::npos) << said_;
  std::ofstream(path("odd.json")) << R"({"xanh":"view","version":1,"actions":["dance:wild"]})";
  EXPECT_EQ(run("report " + path("x.csv") + " " + path("odd.json")), 1);
  EXPECT_NE(said_.find("dance"), std::string::npos) << said_;
  std::ofstream(path("far.json")) << R"({"xanh":"view","version":1,"actions":["metric:of_mars"]})";
  EXPECT_EQ(run("ranking " + path("x.csv") + " " + path("far.json")), 2);
  EXPECT_NE(said_.find("of_mars"), std::string::npos) << said_;
}

}  // namespace
}  // namespace xanh::cli
