// What pages about dossiers say of a rate of procedures.
#include "view/build.h"
#include "view/figure_text.h"

namespace xanh::view {

bool say_of_procedures(const Inputs& in, const metric::Metric& metric, TablesPage& page) {
  if (!metric.procedures) return false;
  const Strings& say = *in.say;
  page.sentences.push_back(say("figure.of_procedures", {say(metric.name)}));
  const metric::Table whole = metric::evaluate(request_of(in, {&metric}, {}, scope_of(in).period), in.shards);
  const metric::Figure& figure = whole.total.figures.front();
  page.sentences.push_back(say("definitions.lead", {say(metric.name), say(metric.tag), rate_text(figure, say), ratio_text(figure, say)}));
  return true;
}

}  // namespace xanh::view
