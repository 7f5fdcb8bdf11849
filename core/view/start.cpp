#include "view/build.h"

namespace xanh::view {

StartPage build_start(const Strings& say) {
  return {.title = say("start.title"),
          .invitation = say("start.invitation"),
          .formats = say("start.formats"),
          .privacy = say("start.privacy"),
          .open = {.action = "open", .label = say("start.open")},
          .sample = {.action = "sample", .label = say("start.sample")},
          .steps = {say("start.step1"), say("start.step2"), say("start.step3")}};
}

}  // namespace xanh::view
