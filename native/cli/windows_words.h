// Read before everything else where the parser of the command line brings in windows.h (native/program.cmake): names that
// are words of ours are taken back from it.
#ifndef XANH_CLI_WINDOWS_WORDS_H_
#define XANH_CLI_WINDOWS_WORDS_H_

#define NOMINMAX
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#undef far
#undef near
#undef FAR
#undef NEAR
#define FAR
#define NEAR
#undef small
#undef interface

#endif  // XANH_CLI_WINDOWS_WORDS_H_
