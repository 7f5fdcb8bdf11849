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

}  // namespace
}  // namespace xanh::cli
