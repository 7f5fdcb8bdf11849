// What would be lost when the program ends: settings that stand in no file.
#include <utility>

#include "app/app.h"
#include "app/settings.h"

namespace xanh::app {

bool App::unsaved() const { return settings_json(library_.settings()) != settings_json(saved_); }

void App::saved() {
  saved_before_ = std::exchange(saved_, library_.settings());
}

void App::not_saved() {
  if (!saved_before_) return;
  saved_ = *std::exchange(saved_before_, std::nullopt);
  touch();
}

}  // namespace xanh::app
