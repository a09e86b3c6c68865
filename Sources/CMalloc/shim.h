// The settings of the C library's heaps, which its own Swift module leaves out.
#include <malloc.h>
