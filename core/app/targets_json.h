// Targets, quotations and bands to JSON, for the settings file and a file of their own.
#ifndef XANH_APP_TARGETS_JSON_H_
#define XANH_APP_TARGETS_JSON_H_

#include <nlohmann/json.hpp>
#include <string>

#include "metric/rules.h"

namespace xanh::app {

/// As public/rules/targets.json, and as metric::TargetRules::parse takes it back; lists that are empty are left out.
[[nodiscard]] nlohmann::ordered_json targets_object(const metric::TargetRules& rules);

/// The same as a file that begins {"xanh": "targets".
[[nodiscard]] std::string targets_json(const metric::TargetRules& rules);

}  // namespace xanh::app

#endif  // XANH_APP_TARGETS_JSON_H_
