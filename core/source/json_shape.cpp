#include "source/json_shape.h"

namespace xanh::source {

std::uint32_t JsonShape::find_any(std::uint32_t parent, std::string_view key, std::uint32_t& hint) const {
  if (parent == kNone) return kNone;
  const auto [begin, end] = index_.equal_range(hash(parent, key));
  for (auto it = begin; it != end; ++it) {
    const Node& node = nodes_[it->second];
    if (node.parent == parent && node.key == key) {
      hint = node.next;
      return it->second;
    }
  }
  return kNone;
}

std::uint32_t JsonShape::add(std::uint32_t parent, std::string_view key) {
  bytes_ += key.size() + sizeof(Node);
  if (bytes_ > kMaxNameBytes) return kNone;
  const auto added = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({.key = std::string(key), .parent = parent});
  Node& above = nodes_[parent];
  (above.first == kNone ? above.first : nodes_[above.last].next) = added;
  above.last = added;
  index_.emplace(hash(parent, key), added);
  return added;
}

bool JsonShape::seal() {
  std::size_t bytes = 0;
  for (std::size_t i = 1; i < nodes_.size(); ++i) {
    Node& node = nodes_[i];
    if (!node.value && !(node.blank && node.first == kNone)) continue;
    std::string name = node.key;
    for (std::uint32_t up = node.parent; up != kRoot; up = nodes_[up].parent) {
      name = nodes_[up].key + '.' + name;
      if (bytes + name.size() > kMaxNameBytes) return false;
    }
    bytes += name.size();
    if (bytes > kMaxNameBytes) return false;
    node.column = static_cast<std::uint32_t>(names_.size());
    names_.push_back(std::move(name));
  }
  return true;
}

}  // namespace xanh::source
