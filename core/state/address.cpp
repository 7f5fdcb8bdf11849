#include "state/address.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "state/action.h"
#include "state/names.h"
#include "text/date.h"
#include "text/digits.h"

namespace xanh::state {
namespace {

/// A share as the percentage that typing it would give: at most four decimals.
std::string percent(double share) {
  std::string out;
  text::append_exact(out, std::round(share * 1e6) / 1e4);
  return out;
}

/// Collects actions and follows what they do, as some change more than one choice.
class Way {
 public:
  explicit Way(const Workspace& to) : to_(to) {}

  void take(std::string action) {
    // What made a workspace can be said again.
    if (state::apply(at_, action)) actions_.push_back(std::move(action));
  }
  template <class Member>
  void text(Member member, std::string_view verb) {
    if (at_.*member != to_.*member) take(std::string(verb) + ":" + std::string(to_.*member));
  }
  template <class Member>
  void number(Member member, std::string_view verb) {
    if (at_.*member != to_.*member) take(std::string(verb) + ":" + std::to_string(to_.*member));
  }
  template <class Member, class Names>
  void choice(Member member, std::string_view verb, const Names& names) {
    if (at_.*member != to_.*member) take(std::string(verb) + ":" + std::string(names[static_cast<std::size_t>(to_.*member)]));
  }
  template <class Member>
  void turned(Member member, std::string_view verb, std::string_view off, std::string_view on) {
    if (at_.*member != to_.*member) take(std::string(verb) + ":" + std::string(to_.*member ? on : off));
  }
  template <class Member>
  void share(Member member, std::string_view verb) {
    if (at_.*member != to_.*member && to_.*member) take(std::string(verb) + ":" + percent(*(to_.*member)));
  }
  template <class Member>
  void day(Member member, std::string_view verb) {
    if (at_.*member != to_.*member && to_.*member) take(std::string(verb) + ":" + text::format_iso_day(*(to_.*member)));
  }
  void filters() {
    for (const query::Filter& filter : to_.filters) {
      for (const std::string& value : filter.values) {
        take("filter:" + std::string(kDimensions[static_cast<std::size_t>(filter.dimension)]) + "=" + value);
      }
    }
  }
  void sort() {
    for (int turn = 0; turn < 2 && !(at_.sort == to_.sort); ++turn) take("sort:" + to_.sort.column);
  }
  void shifts() {
    for (const auto& [key, share] : to_.shifts) take("shift:" + key + "=" + percent(share));
  }
  [[nodiscard]] std::vector<std::string> actions() && { return std::move(actions_); }

 private:
  const Workspace& to_;
  Workspace at_;
  std::vector<std::string> actions_;
};

bool stands_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~:=,+/@").contains(c);
}

std::string escaped(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (stands_bare(c)) out += c;
    else out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
  }
  return out;
}

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3) {
      out += static_cast<char>(static_cast<unsigned char>(value));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> actions_of(const Workspace& workspace) {
  using W = Workspace;
  Way way(workspace);
  way.choice(&W::language, "lang", kLanguages);
  way.choice(&W::scheme, "scheme", kSchemes);
  way.text(&W::metric, "metric");
  way.text(&W::formula, "formula");
  way.choice(&W::kind, "kind", kKinds);
  way.choice(&W::calendar, "calendar", kCalendars);
  way.number(&W::first_weekday, "week-start");
  way.turned(&W::weekly, "time", "month", "week");
  if (workspace.year != 0) way.number(&W::year, "year");
  way.day(&W::from, "from");
  way.day(&W::to, "to");
  way.text(&W::span, "period");
  way.day(&W::as_of, "as-of");
  way.choice(&W::accrual, "accrual", kAccruals);
  way.choice(&W::level, "level", kLevels);
  way.turned(&W::standardised, "standardised", "off", "on");
  way.share(&W::threshold, "threshold");
  way.number(&W::soon_days, "soon");
  way.choice(&W::pending, "pending", kPending);
  way.number(&W::rows, "rows");
  way.number(&W::suppress, "suppress");
  way.share(&W::published, "published");
  way.number(&W::future, "future");  // and the flow is a stated one
  way.choice(&W::flow, "flow", kFlows);
  way.choice(&W::against, "against", kAgainst);
  way.choice(&W::toward, "toward", kToward);
  way.filters();                      // before the page: on the ranking they go on to another grouping
  way.choice(&W::group_by, "by", kDimensions);
  way.sort();
  way.shifts();                       // of groups of that dimension
  way.text(&W::search, "search");
  way.number(&W::screen, "screen");
  way.choice(&W::page, "page", kPages);
  way.text(&W::why, "why");           // a page closes it
  return std::move(way).actions();
}

std::string address_of(const Workspace& workspace) {
  std::string out;
  for (const std::string& action : actions_of(workspace)) out += (out.empty() ? "" : "&") + escaped(action);
  return out;
}

Result<Workspace> workspace_at(std::string_view address) {
  if (address.starts_with('#')) address.remove_prefix(1);
  Workspace workspace;
  while (!address.empty()) {
    const std::size_t end = std::min(address.find('&'), address.size());
    const std::string_view part = address.substr(0, end);
    address.remove_prefix(std::min(end + 1, address.size()));
    if (part.empty()) continue;
    if (auto done = state::apply(workspace, plain(part)); !done) return std::unexpected(done.error());
  }
  workspace.codes = false;  // who looks switches it on
  return workspace;
}

}  // namespace xanh::state
