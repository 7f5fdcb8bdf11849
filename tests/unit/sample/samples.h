// The province of the tests, and what the generator makes of it.
#ifndef XANH_TESTS_SAMPLES_H_
#define XANH_TESTS_SAMPLES_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "report/sink.h"
#include "sample/form.h"
#include "sample/generate.h"
#include "sample/province.h"
#include "sample_data.h"

namespace xanh::sample {

inline Province province_of(std::uint64_t seed) {
  auto province = make_province(builtin::data::sample_vocabulary(), builtin::data::sample_units(),
                                seed);
  if (!province) {
    std::string reason;
    for (const std::string& arg : province.error().args) reason += arg + " ";
    ADD_FAILURE() << reason;
    return {};
  }
  return std::move(*province);
}

inline std::vector<Dossier> dossiers_of(const Province& province, std::uint64_t rows,
                                        std::uint64_t seed) {
  std::vector<Dossier> dossiers;
  EXPECT_TRUE(each_dossier(province, rows, seed, [&](const Dossier& dossier) -> Result<void> {
    dossiers.push_back(dossier);
    return {};
  }));
  return dossiers;
}

inline std::string csv_of(const Province& province, std::uint64_t rows, std::uint64_t seed) {
  report::StringSink sink;
  EXPECT_TRUE(generate(province, rows, seed, *make_csv_form(province, sink)));
  return sink.take();
}

inline std::string xlsx_of(const Province& province, std::uint64_t rows, std::uint64_t seed) {
  report::StringSink sink;
  EXPECT_TRUE(generate(province, rows, seed, *make_xlsx_form(province, sink, 5)));
  return sink.take();
}

}  // namespace xanh::sample

#endif  // XANH_TESTS_SAMPLES_H_
