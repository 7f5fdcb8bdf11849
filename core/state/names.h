// Machine names of the choices, by their enumerators' order. Inside this room only.
#ifndef XANH_STATE_NAMES_H_
#define XANH_STATE_NAMES_H_

#include <array>
#include <string_view>

namespace xanh::state {

inline constexpr std::array<std::string_view, 15> kPages = {"overview", "ranking", "trend", "spread", "levers", "changes", "definitions",
                                                     "index766", "stocks", "check", "targets", "sources", "import", "present", "about"};
inline constexpr std::array<std::string_view, 6> kDimensions = {"unit", "procedure", "field", "month", "level", "channel"};
inline constexpr std::array<std::string_view, 2> kKinds = {"locality", "ministry"};
inline constexpr std::array<std::string_view, 4> kSchemes = {"system", "light", "dark", "contrast"};
inline constexpr std::array<std::string_view, 3> kAgainst = {"before", "year", "snapshot"};
inline constexpr std::array<std::string_view, 2> kAccruals = {"month", "cumulative"};
inline constexpr std::array<std::string_view, 2> kCalendars = {"civil", "reporting"};
inline constexpr std::array<std::string_view, 3> kFlows = {"uniform", "last_year", "stated"};
inline constexpr std::array<std::string_view, 4> kPending = {"urgent", "overdue", "soon", "all"};
inline constexpr std::array<std::string_view, 7> kLevels = {"all", "ministry", "province", "department", "district", "commune", "nation"};
inline constexpr std::array<std::string_view, 2> kToward = {"target", "median"};
inline constexpr std::array<std::string_view, 2> kLanguages = {"vi", "en"};

}  // namespace xanh::state

#endif  // XANH_STATE_NAMES_H_
