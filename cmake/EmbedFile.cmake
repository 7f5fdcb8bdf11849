# Writes OUTPUT, a C++ file that holds the bytes of INPUT behind xanh::builtin::data::NAME().
file(READ "${INPUT}" hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE "${OUTPUT}" "#include <string_view>
namespace {
const unsigned char kBytes[] = {${bytes}0};
}
namespace xanh::builtin::data {
std::string_view ${NAME}();
std::string_view ${NAME}() { return {reinterpret_cast<const char*>(kBytes), ${size}}; }
}
")
