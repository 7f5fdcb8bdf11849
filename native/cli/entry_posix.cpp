// xanh: the program's entry.
#include "cli/program.h"

int main(int argc, char** argv) { return xanh::cli::run_program(argc, argv); }
