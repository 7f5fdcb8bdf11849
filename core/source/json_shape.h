// The keys of a file's records as a tree, and the columns they make.
#ifndef XANH_SOURCE_JSON_SHAPE_H_
#define XANH_SOURCE_JSON_SHAPE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace xanh::source {

class JsonShape {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::uint32_t kRoot = 0;
  /// Bytes of keys, and of column names, that are held at most.
  static constexpr std::size_t kMaxNameBytes = 16u << 20;

  JsonShape() : nodes_(1) {}

  /// The child of `parent` called `key`, or kNone. `hint` is where it is expected: begin with
  /// first(parent), it moves on by itself; records mostly repeat the order of their keys.
  [[nodiscard]] std::uint32_t find(std::uint32_t parent, std::string_view key, std::uint32_t& hint) const {
    if (hint != kNone && nodes_[hint].key == key) {
      const std::uint32_t found = hint;
      hint = nodes_[found].next;
      return found;
    }
    return find_any(parent, key, hint);
  }
  [[nodiscard]] std::uint32_t first(std::uint32_t parent) const {
    return parent == kNone ? kNone : nodes_[parent].first;
  }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  /// Adds a child that find() does not know; kNone when the keys take too much.
  [[nodiscard]] std::uint32_t add(std::uint32_t parent, std::string_view key);

  /// A value stood at the node: with something in it, or null or its like.
  void saw(std::uint32_t node, bool value) { (value ? nodes_[node].value : nodes_[node].blank) = true; }

  /// Turns what was seen into columns: nodes with values, and those that were never anything but
  /// blank. False when their names take too much.
  [[nodiscard]] bool seal();
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Column of a node, or kNone.
  [[nodiscard]] std::uint32_t column(std::uint32_t node) const { return nodes_[node].column; }

 private:
  struct Node {
    std::string key = {};
    std::uint32_t parent = kNone, first = kNone, last = kNone, next = kNone, column = kNone;
    bool value = false, blank = false;
  };

  std::uint32_t find_any(std::uint32_t parent, std::string_view key, std::uint32_t& hint) const;
  static std::size_t hash(std::uint32_t parent, std::string_view key) {
    return std::hash<std::string_view>()(key) ^ (std::size_t{parent} * 0x9E3779B1u);
  }

  std::vector<Node> nodes_;  // in order of first sight; the first is the record itself
  std::unordered_multimap<std::size_t, std::uint32_t> index_;
  std::vector<std::string> names_;
  std::size_t bytes_ = 0;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_JSON_SHAPE_H_
