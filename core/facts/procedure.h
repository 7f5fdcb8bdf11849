// A procedure as the catalogue has it.
#ifndef XANH_FACTS_PROCEDURE_H_
#define XANH_FACTS_PROCEDURE_H_

#include <string>

#include "facts/trait.h"

namespace xanh::facts {

struct Procedure {
  std::string code, name, field;
  Level level = Level::unknown;
  Flag eligible = Flag::unknown;
  Flag integrated = Flag::unknown;
  Flag has_fee = Flag::unknown;
};

}  // namespace xanh::facts

#endif  // XANH_FACTS_PROCEDURE_H_
