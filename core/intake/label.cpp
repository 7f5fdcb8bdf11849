#include "intake/label.h"

#include "text/fold.h"
#include "text/nfc.h"
#include "text/number.h"

namespace xanh::intake {
namespace {

const Vocabulary& vocabulary(LabelKind kind, const ColumnRules::Impl& rules) {
  switch (kind) {
    case LabelKind::channel: return rules.channel;
    case LabelKind::level: return rules.level;
    case LabelKind::status: return rules.status;
    case LabelKind::timing: return rules.timing;
    case LabelKind::flag: return rules.flag;
    case LabelKind::payment: return rules.payment;
    case LabelKind::fee: break;
  }
  return rules.fee;
}

}  // namespace

Label read_label(LabelKind kind, std::string_view cell, const ColumnRules::Impl& rules) {
  Label label;
  label.normalised = !text::is_nfc(cell);
  const std::string text = text::tidy(cell);
  const std::string key = label_key(text);
  if (const auto value = vocabulary(kind, rules).find(key)) {
    label.value = *value;
    if (kind == LabelKind::timing) {
      const auto said = [&label](facts::Timing timing) { label = {.value = 0, .said = static_cast<std::uint8_t>(timing), .normalised = label.normalised}; };
      if (label.value == kTimingOpen) said(facts::Timing::unknown);
      else if (label.value == kTimingOpenInTime) said(facts::Timing::on_time);
      else if (label.value == kTimingOpenLate) said(facts::Timing::late);
      else label.said = label.value;
    }
    if (kind == LabelKind::status) label.timing = rules.status_timing.find(key).value_or(0);
    return label;
  }
  if (rules.is_empty_word(text)) return label;
  if (kind == LabelKind::fee) {  // an amount; decimals and currency words do not matter
    if (const auto amount = text::parse_number(text, text::DecimalMark::comma)) {
      label.value = static_cast<std::uint8_t>(*amount > 0 ? facts::Flag::yes : facts::Flag::no);
      return label;
    }
  }
  if (kind == LabelKind::timing) {  // days overdue
    if (const auto days = text::parse_number(text, text::DecimalMark::comma)) {
      label.value = label.said = static_cast<std::uint8_t>(*days > 0 ? facts::Timing::late : facts::Timing::on_time);
      return label;
    }
  }
  label.outside = true;
  return label;
}

}  // namespace xanh::intake
