#include "source/xlsx_parts.h"

#include <charconv>
#include <pugixml.hpp>

namespace xanh::source {
namespace {

std::string_view local(const char* name) {
  const std::string_view text(name);
  const std::size_t colon = text.find(':');
  return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node node : parent.children()) {
    if (local(node.name()) == name) return node;
  }
  return {};
}

// Attribute by local name: strict and transitional files bind the prefixes differently.
std::string_view value(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    if (local(attribute.name()) == name) return attribute.value();
  }
  return {};
}

Result<pugi::xml_node> parse(pugi::xml_document& document, std::string_view xml, const char* part) {
  const auto status = document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (status.status == pugi::status_out_of_memory) return fail(ErrorCode::out_of_memory);
  if (!status) return fail(ErrorCode::xml_malformed, {}, {part});
  return document.document_element();
}

// "xl" + "../a/b.xml" -> "a/b.xml"; "/xl/b.xml" -> "xl/b.xml".
std::string resolve(std::string_view folder, std::string_view target) {
  std::vector<std::string_view> parts;
  const auto add = [&parts](std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = path.find('/');
      const std::string_view step = path.substr(0, slash);
      if (step == "..") {
        if (!parts.empty()) parts.pop_back();
      } else if (!step.empty() && step != ".") {
        parts.push_back(step);
      }
      path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
  };
  if (!target.starts_with('/')) add(folder);
  add(target);
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

unsigned number(std::string_view text) {
  unsigned result = 0;
  std::from_chars(text.data(), text.data() + text.size(), result);
  return result;
}

}  // namespace

// East Asian ones included.
bool is_builtin_date_format(unsigned id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

Result<std::map<std::string, Relation>> parse_relations(std::string_view xml, std::string_view part) {
  pugi::xml_document document;
  const auto root = parse(document, xml, "workbook.xml.rels");
  if (!root) return std::unexpected(root.error());
  const std::string_view folder = part.substr(0, part.rfind('/') == std::string_view::npos ? 0 : part.rfind('/'));
  std::map<std::string, Relation> relations;
  for (pugi::xml_node node : root->children()) {
    if (value(node, "TargetMode") == "External") continue;
    const std::string_view type = value(node, "Type");
    relations.emplace(value(node, "Id"), Relation{.part = resolve(folder, value(node, "Target")),
                                                  .type = std::string(type.substr(type.rfind('/') + 1))});
  }
  return relations;
}

Result<std::string> parse_package_relations(std::string_view xml) {
  pugi::xml_document document;
  const auto root = parse(document, xml, "_rels/.rels");
  if (!root) return std::unexpected(root.error());
  for (pugi::xml_node node : root->children()) {
    if (value(node, "Type").ends_with("/officeDocument")) return resolve("", value(node, "Target"));
  }
  return std::string();
}

Result<std::vector<SheetRef>> parse_workbook(std::string_view xml) {
  pugi::xml_document document;
  const auto root = parse(document, xml, "workbook.xml");
  if (!root) return std::unexpected(root.error());
  const std::string_view epoch = value(child(*root, "workbookPr"), "date1904");
  const bool system_1904 = epoch == "1" || epoch == "true";
  std::vector<SheetRef> sheets;
  for (pugi::xml_node node : child(*root, "sheets").children()) {
    SheetRef sheet;
    sheet.info.name = value(node, "name");
    sheet.info.hidden = value(node, "state") == "hidden" || value(node, "state") == "veryHidden";
    sheet.info.system_1904 = system_1904;
    for (pugi::xml_attribute attribute : node.attributes()) {  // r:id; plain "id" is another thing
      if (local(attribute.name()) == "id" && std::string_view(attribute.name()) != "id") sheet.relation = attribute.value();
    }
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

bool is_date_format(std::string_view code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    switch (code[i]) {
      case '"':
        i = code.find('"', i + 1);
        if (i == std::string_view::npos) return false;
        break;
      case '\\': case '_': case '*':
        ++i;
        break;
      case '[': {
        const char next = i + 1 < code.size() ? static_cast<char>(code[i + 1] | 32) : '\0';
        const bool elapsed = (next == 'h' || next == 'm' || next == 's') && i + 2 < code.size() &&
                             (code[i + 2] == ']' || (code[i + 2] | 32) == next);
        if (elapsed) return true;
        i = code.find(']', i);
        if (i == std::string_view::npos) return false;
        break;
      }
      case 'd': case 'D': case 'm': case 'M': case 'y': case 'Y': case 'h': case 'H': case 's': case 'S':
        return true;
      case 'G': case 'g':
        if (code.substr(i).starts_with("General")) i += 6;
        break;
      default:
        break;
    }
  }
  return false;
}

Result<std::vector<bool>> parse_date_styles(std::string_view xml) {
  pugi::xml_document document;
  const auto root = parse(document, xml, "styles.xml");
  if (!root) return std::unexpected(root.error());
  std::map<unsigned, bool> custom;
  for (pugi::xml_node node : child(*root, "numFmts").children()) {
    custom[number(value(node, "numFmtId"))] = is_date_format(value(node, "formatCode"));
  }
  std::vector<bool> dates;
  for (pugi::xml_node node : child(*root, "cellXfs").children()) {
    if (local(node.name()) != "xf") continue;
    const unsigned id = number(value(node, "numFmtId"));
    const auto found = custom.find(id);
    dates.push_back(found != custom.end() ? found->second : is_builtin_date_format(id));
  }
  return dates;
}

}  // namespace xanh::source
