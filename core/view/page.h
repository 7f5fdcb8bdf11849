// One plain struct per page: every text in the chosen language, every number formatted. The
// canvas, the accessible twin and the reports are all drawn from it.
#ifndef XANH_VIEW_PAGE_H_
#define XANH_VIEW_PAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "text/format.h"

namespace xanh::view {

enum class Tone : std::uint8_t { good, near, bad, neutral };

/// A control: what it does (state/action.h, or one of app/app.h) and what it says.
struct Link {
  std::string action = {}, label = {};
  bool current = false;
  bool enabled = true;
  int badge = 0;               ///< a count beside the label; 0: none
  std::string hint = {};
};

/// A chip of the top bar. With options it opens their list; else a click does `action`.
struct Chip {
  std::string action = {}, name = {}, value = {};
  bool lit = false;
  std::vector<Link> options = {};
};

/// What surrounds every page.
struct Frame {
  std::vector<Link> menu = {};
  std::string title = {};
  std::vector<Chip> chips = {};
  std::vector<Link> links = {};           ///< at the right of the bar: undo, redo, language, scheme
  std::vector<std::string> footer = {};   ///< lines under the menu
  std::optional<Link> main_button = {};
};

/// A sentence that stays until dismissed.
struct Notice {
  Tone tone = Tone::bad;
  std::string sign = {}, text = {};
  Link dismiss = {};
  Link more = {};                         ///< what helps further; no label: nothing
  Link fix = {};                          ///< where it can be put right; no label: nowhere
};

struct StartPage {
  std::string title = {}, invitation = {}, formats = {}, privacy = {};
  Link open = {}, sample = {};
  std::vector<std::string> steps = {};    ///< what happens next, in three steps
};

struct ProgressPage {
  std::string title = {};                 ///< the file
  std::string note = {};                  ///< rows read so far
  double share = 0;                  ///< 0-1
  Link cancel = {};
};

/// One rate with its target.
struct Tile {
  std::string metric = {};                ///< id
  std::string label = {}, value = {};
  Tone tone = Tone::neutral;
  std::string standing = {};              ///< sign and word
  std::optional<double> share = {}, target = {};
  std::vector<std::string> notes = {};    ///< numerator / denominator, target and missing dossiers, ...
  std::string hint = {};                  ///< definition in words, who uses it
  std::string action = {};
  std::string why = {};                   ///< the action that explains the number; "": nothing to explain
};

struct HeatCell {
  std::string text = {}, hint = {};
  Tone tone = Tone::neutral;
  double depth = 0;                  ///< 0-1 within its tone
  bool empty = false;                ///< nothing to divide by: not zero
};
struct HeatRow {
  std::string label = {}, action = {}, total = {};
  Tone tone = Tone::neutral;         ///< of the total
  std::vector<HeatCell> cells = {};       ///< one per column
  std::string why = {};                   ///< of the total: the action that explains it; "": nothing to explain
};
struct HeatGrid {
  std::string title = {}, note = {}, row_header = {}, total_label = {};
  std::vector<std::string> columns = {};
  std::vector<HeatRow> rows = {};
  std::string more = {};                  ///< said when not every row is in sight
};

struct Bar {
  std::string label = {}, value = {}, hint = {}, action = {};
  double part = 0;                   ///< 0-1 of the longest
  Tone tone = Tone::bad;
};
struct BarList {
  std::string title = {}, unit = {}, note = {};
  std::vector<Bar> bars = {};
};

/// Rates over months. Absent values break the line.
struct Trend {
  std::string title = {}, note = {};
  std::vector<std::string> months = {};                 ///< labels of the whole year
  std::vector<std::optional<double>> monthly = {}, cumulative = {};
  std::vector<std::string> hints = {};                  ///< per month
  std::string monthly_label = {}, cumulative_label = {};
  std::optional<double> target = {};
  std::string target_label = {};
  std::optional<double> boundary = {};                  ///< in months from the left: 6 = before July
  std::string boundary_label = {};
  /// Of the months to come: expected cumulative rate and its interval; empty: no forecast.
  std::vector<std::optional<double>> forecast = {}, low = {}, high = {};
  /// Published figures: quotations, drawn apart from the lines.
  struct Quoted {
    double x = 0, share = 0;                            ///< in months from the left
    std::string label = {}, hint = {};
  };
  std::vector<Quoted> quoted = {};
};

struct OverviewPage {
  std::string title = {};
  std::vector<Tile> tiles = {};
  HeatGrid grid = {};
  BarList laggards = {};
  Trend trend = {};
  std::string findings_title = {};
  std::vector<std::string> findings = {};
  std::vector<Link> exports = {};
};

/// A table, as drawn on the canvas, in the twin and in files.
struct Column {
  std::string id = {}, label = {}, hint = {};
  std::string action = {};                ///< what a click on the head does; "" nothing
  bool number = false;
  int sorted = 0;                    ///< 1 ascending, -1 descending
  float width = 0;                   ///< logical pixels wished for; 0: takes what is left
};
struct Cell {
  std::string text = {}, hint = {};
  Tone tone = Tone::neutral;
  std::optional<double> value = {};               ///< the number that the text shows, for machines
  std::optional<double> share = {}, target = {};  ///< a bar beside the text
  bool pill = false;                 ///< text is a standing: sign and word on its colour
  bool strong = false, faint = false;
  std::vector<Link> options = {};    ///< with options a click opens their list; text is the current one
  std::string name = {};             ///< what is chosen by it, for screen readers
  bool struck = false;               ///< dropped: drawn struck out
  std::optional<double> low = {}, high = {};  ///< of the share: the interval drawn over its bar
  std::string field = {};            ///< of a cell that is typed into: the action before its text, which is the input
  std::string why = {};              ///< the action that explains the number; "": nothing to explain
  std::vector<std::optional<double>> spark = {};  ///< shares over time, oldest first, drawn as a small line
  std::optional<double> near = {};   ///< of a target: where amber begins
};
struct Row {
  std::string key = {}, action = {};           ///< key: the machine name of the group
  std::vector<Cell> cells = {};
  bool total = false;
  bool heading = false;              ///< the header of the file in a preview of its rows
};
struct Table {
  std::string id = {}, caption = {};
  std::vector<Column> columns = {};
  std::vector<Row> rows = {};             ///< sorted as wanted, the total first
  bool wide = false;                      ///< scrolls sideways instead of giving up its columns
};

/// One decision on the reading of a file: what it is, where that comes from, how it is changed.
struct Setting {
  std::string id = {}, label = {}, value = {}, from = {};
  std::vector<Link> options = {};         ///< with options a click opens their list; value is the current one
  std::string action = {};                ///< without options: a field, whose text is added to this; "": not to be changed
  std::string input = {}, placeholder = {};  ///< of the field: what stands in it, and what while it is empty
  std::string name = {};                  ///< what is chosen, for screen readers
};
struct FileSummary {
  std::string name = {};
  std::vector<std::string> sentences = {};  ///< what was found, dropped, left out
  std::vector<Setting> settings = {};
  std::vector<Table> tables = {};           ///< columns, rows left out, repairs
  Link remove = {};
  std::vector<Link> exports = {};           ///< remember; rows left out, shape
};
struct ImportPage {
  std::string title = {};
  std::vector<FileSummary> files = {};
  std::optional<FileSummary> settings = {};  ///< what is kept for the province
  Link go_on = {};                        ///< to the overview
};

/// Rates against counts (a funnel plot, with limits).
struct Scatter {
  struct Point {
    double x = 0, y = 0;                  ///< count; share 0-1
    std::string label = {}, hint = {}, action = {};
    Tone tone = Tone::neutral;
    bool faint = false, named = false;    ///< named: the label is drawn beside it where there is room
  };
  struct Line {
    std::string label = {};
    std::vector<double> x = {}, y = {};   ///< as many of both
    bool dashed = false;
  };
  std::string id = {}, title = {}, note = {}, x_label = {}, y_label = {};
  std::vector<Point> points = {};
  std::vector<Line> lines = {};           ///< limits; the whole's rate; a target
};

/// Rates of all units along one line, with their quartiles.
struct Strip {
  struct Mark {
    double share = 0;
    std::string label = {}, hint = {}, action = {};
    Tone tone = Tone::neutral;
    bool named = false;                   ///< the best and the worst
  };
  std::string id = {}, title = {}, note = {};
  std::vector<Mark> marks = {};
  double lower = 0, median = 0, upper = 0;  ///< quartiles
  std::string median_label = {};
  std::optional<double> target = {};
  std::string target_label = {};
};

/// Bars from the largest, with the share that they reach together.
struct Pareto {
  struct Bar {
    std::string label = {}, value = {}, hint = {}, action = {};
    double size = 0, cumulative = 0;      ///< count; share 0-1
    Tone tone = Tone::neutral;
  };
  std::string id = {}, title = {}, note = {}, cumulative_label = {};
  std::vector<Bar> bars = {};
  std::optional<double> needed = {};      ///< count that the bars together must reach
  std::string needed_label = {};
};

/// From one rate to another by steps up and down.
struct Waterfall {
  struct Step {
    std::string label = {}, value = {}, hint = {};
    double change = 0;                    ///< in shares; of a level the share itself
    bool level = false;                   ///< the first and the last
  };
  std::string id = {}, title = {}, note = {};
  std::vector<Step> steps = {};
};

/// Two states of many groups, joined: rank or rate before and now.
struct Slope {
  struct Line {
    std::string label = {}, hint = {}, action = {};
    double before = 0, now = 0;           ///< places from 1, or shares
    std::string before_text = {}, now_text = {};
    Tone tone = Tone::neutral;
    bool named = false;                   ///< the label is drawn; others on hover
  };
  std::string id = {}, title = {}, note = {}, before_label = {}, now_label = {};
  std::vector<Line> lines = {};
  bool places = false;                    ///< 1 is at the top
};

using Chart = std::variant<Trend, Scatter, Strip, Pareto, Waterfall, Slope>;

/// Where one number comes from: beside the page, until it is closed.
struct WhyPanel {
  std::string title = {}, value = {};     ///< whose number, the number; of a chart's table no number
  std::vector<std::string> sentences = {};
  std::vector<Table> tables = {};         ///< formula with its counts, sources, what is left out
  std::vector<Link> links = {};           ///< where to go on
  Link close = {};
};

/// A page of sentences, fields, charts and tables, in this order.
struct TablesPage {
  std::string id = {};                    ///< state::page_id
  std::string title = {};
  std::vector<Link> choices = {};         ///< by unit, field, procedure; against what
  std::vector<Setting> fields = {};       ///< what can be typed or chosen for this page
  std::vector<std::string> sentences = {};
  std::vector<Chart> charts = {};         ///< each has its figures in one of the tables
  std::vector<Table> tables = {};
  std::vector<Link> exports = {};
};

/// One screen of the presentation: a headline, or bars, or sentences.
struct PresentScreen {
  std::string title = {};
  std::optional<Tile> headline = {};
  std::optional<BarList> bars = {};
  std::vector<std::string> sentences = {};
};
/// For a projector: one screen at a time, large, without menu and bar.
struct PresentPage {
  std::string title = {};                 ///< the figure, whose it is
  std::string source = {};                ///< to which day, by which definition
  PresentScreen screen = {};
  std::string place = {};                 ///< "1 / 3"
  Link previous = {}, next = {}, leave = {};
};

/// What the twin says of a group that can be added to the filters or dropped from them, before its name; the canvas
/// does it by a click with Ctrl, and by the list of a chip.
struct FilterWords {
  std::string add = {}, drop = {}, choose = {};  ///< choose: the list of those that can be added
  std::string search = {};                       ///< of a long list of choices
};

struct PageView {
  text::Language language = text::Language::vi;
  Frame frame = {};
  std::vector<Notice> notices = {};
  FilterWords filters = {};
  std::string status = {};                ///< announced to screen readers
  std::variant<StartPage, ProgressPage, OverviewPage, ImportPage, TablesPage, PresentPage> body;
  std::optional<WhyPanel> why = {};
  std::string ask_why = {};               ///< what the controls with a `why` are called: "Why"
};

}  // namespace xanh::view

#endif  // XANH_VIEW_PAGE_H_
